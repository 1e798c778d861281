package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.darkroom.server.Json;
import dev.darkroom.server.access.AuditLog;
import dev.darkroom.server.access.TokenFile;
import dev.darkroom.server.access.Tokens;
import dev.darkroom.server.http.route.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who may do what, over every route there is, and what is noted down of it. */
class GuardTest {
    private static final String PROMPT = "a secret garden at night";

    @TempDir
    static Path folder;

    private static TestServer server;
    private static JsonNode document;
    private static TokenFile tokens;
    private static String viewer;
    private static String runner;
    private static String admin;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        tokens = new TokenFile(folder.resolve("data"));
        viewer = make("viewer", Role.VIEW);
        runner = make("runner", Role.RUN);
        admin = make("admin", Role.ADMIN);
        Door door = Door.ofThisMachine()
                .with(Tokens.of(tokens, Optional.empty(), true))
                .with(Limits.USUAL.withRequestsPerSecond(0))
                .with(AuditLog.in(folder.resolve("data")));
        server = TestServer.start(folder, door, admin);
        document = server.json(server.send(as(admin, "/api/v1/openapi.json")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String make(String name, Role role) {
        return tokens.add(name, role, Optional.empty()).orElseThrow().secret();
    }

    private static HttpRequest.Builder as(String token, String path) {
        return server.request(path).header("Authorization", "Bearer " + token);
    }

    @Test
    void shouldTakeARequestForNoOtherMethodThanItsOwn() {
        HttpRequest.Builder request = as(runner, "/api/v1/queue").header("X-HTTP-Method-Override", "DELETE");
        assertThat(server.send(request).statusCode())
                .as("as GET answers, and not as DELETE")
                .isEqualTo(200);
    }

    @Test
    void shouldLetNobodyDoMoreThanTheirRole() {
        Map<String, String> allowed = Map.of("view", viewer, "run", runner, "admin", admin);
        List<String> order = List.of("view", "run", "admin");
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    String address = path.getKey().replaceAll("\\{[^}]*}", "none");
                    String least = operation.getValue().get("x-role").asString();
                    int unknown = status(method, server.request(address));
                    int wrong = status(method, as("dr_wrong", address));
                    if (least.equals("anyone")) {
                        assertThat(unknown).as(method + " " + address).isNotIn(401, 403);
                        return;
                    }
                    assertThat(unknown).as(method + " " + address).isEqualTo(401);
                    assertThat(wrong).as(method + " " + address).isEqualTo(401);
                    for (String role : order) {
                        // Without a body most are refused for that, or name nothing: not for who asks.
                        boolean enough = order.indexOf(role) >= order.indexOf(least);
                        if (!enough) {
                            assertThat(status(method, as(allowed.get(role), address)))
                                    .as("%s %s as %s", method, address, role)
                                    .isEqualTo(403);
                        } else if (method.equals("GET")) {
                            assertThat(status(method, as(allowed.get(role), address)))
                                    .as("%s %s as %s", method, address, role)
                                    .isNotIn(401, 403);
                        }
                    }
                }));
    }

    /** Without what follows the head: a stream of events has no end. */
    private static int status(String method, HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response = server.client()
                    .send(request.method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldSayWhichRoleIsNeeded() {
        HttpResponse<String> refused = server.send(as(viewer, "/api/v1/runs").POST(BodyPublishers.noBody()));
        server.assertProblem(refused, 403);
        assertThat(server.json(refused).get("detail").asString())
                .isEqualTo("This needs a token of the role \"run\"; yours is of the role \"view\".");
        HttpResponse<String> unknown = server.get("/api/v1/runs");
        server.assertProblem(unknown, 401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void shouldShowPagesToAnyone() {
        for (String page : List.of("/", "/api/docs", "/api/docs/docs.css", "/api/docs/docs.js")) {
            assertThat(server.get(page).statusCode()).as(page).isEqualTo(200);
        }
    }

    @Test
    void shouldGiveABrowserACookieThatStandsForItsToken() {
        HttpResponse<String> signedIn =
                server.send(as(runner, "/api/v1/session").POST(BodyPublishers.noBody()));
        assertThat(server.good(signedIn).get("name").asString()).isEqualTo("runner");
        String set = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set)
                .startsWith("darkroom-session-" + server.api().port() + "=dr_")
                .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200")
                .doesNotContain(runner);
        String cookie = set.substring(0, set.indexOf(';'));
        JsonNode me = server.good(server.send(server.request("/api/v1/session").header("Cookie", cookie)));
        assertThat(me.get("role").asString()).isEqualTo("run");
        assertThat(me.get("tokenNeeded").booleanValue()).isTrue();
        WebSocket socket = server.client()
                .newWebSocketBuilder()
                .header("Cookie", cookie)
                .buildAsync(server.webSocket("/api/v1/events"), new WebSocket.Listener() {})
                .join();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        assertThat(server.send(server.request("/api/v1/session")
                                .header("Cookie", cookie)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        server.assertProblem(server.send(server.request("/api/v1/runs").header("Cookie", cookie)), 401);
    }

    @Test
    void shouldNotTellEventsToStrangers() {
        assertThatThrownBy(() -> server.client()
                        .newWebSocketBuilder()
                        .buildAsync(server.webSocket("/api/v1/events"), new WebSocket.Listener() {})
                        .join())
                .isInstanceOf(CompletionException.class);
        server.client()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + viewer)
                .buildAsync(server.webSocket("/api/v1/events"), new WebSocket.Listener() {})
                .join()
                .abort();
    }

    @Test
    void shouldSayThatATokenHasExpired() {
        String old = tokens.add("old", Role.RUN, Optional.of(Duration.ofSeconds(-1)))
                .orElseThrow()
                .secret();
        HttpResponse<String> refused = server.send(as(old, "/api/v1/runs"));
        server.assertProblem(refused, 401);
        assertThat(server.json(refused).get("detail").asString()).isEqualTo("The token has expired.");
        tokens.remove("old");
    }

    @Test
    void shouldNotOpenToOthersWithoutAToken() throws IOException {
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");
        assertThatThrownBy(() -> new Door(
                        everywhere, "0.0.0.0", 0, Tokens.none(), Optional.empty(), Limits.USUAL, AuditLog.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNoteDownWhoDidWhatAndNothingOfWhatTheySent() throws IOException {
        String workflow =
                "{\"workflow\": " + TestServer.note(1, 1) + ", \"set\": {\"write.text\": \"" + PROMPT + "\"}}";
        String id = server.good(server.send(as(runner, "/api/v1/runs?")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(workflow))))
                .get("runId")
                .asString();
        server.send(as(runner, "/api/v1/runs/" + id).DELETE());
        server.send(as(viewer, "/api/v1/runs/" + id).DELETE());
        server.send(server.request("/api/v1/runs/a%20secret%20garden").DELETE());
        server.send(as(runner, "/api/v1/runs"));
        // A line is written once the answer is on its way.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> shouldBeNotedDown(id));
    }

    private static void shouldBeNotedDown(String id) throws IOException {
        String text = Files.readString(folder.resolve("data/logs/audit.jsonl"));
        List<JsonNode> lines = text.lines().map(Json.COMPACT::readTree).toList();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.get("from").asString()).isEqualTo("127.0.0.1");
            boolean looked = line.get("what").asString().startsWith("GET");
            assertThat(looked && line.get("result").intValue() < 400).isFalse();
        });
        assertThat(find(lines, "POST /api/v1/runs", 202)).anySatisfy(line -> {
            assertThat(line.get("who").asString()).isEqualTo("runner");
            assertThat(line.get("made").asString()).isEqualTo(id);
        });
        assertThat(find(lines, "DELETE /api/v1/runs/{id}", 202)).anySatisfy(line -> {
            assertThat(line.get("id").asString()).isEqualTo(id);
            assertThat(line.get("role").asString()).isEqualTo("run");
        });
        assertThat(find(lines, "DELETE /api/v1/runs/{id}", 403))
                .anySatisfy(line -> assertThat(line.get("who").asString()).isEqualTo("viewer"));
        assertThat(find(lines, "DELETE /api/v1/runs/{id}", 401))
                .anySatisfy(line -> assertThat(line.get("who").asString()).isEqualTo("unknown"));
        assertThat(text).doesNotContain(PROMPT, "garden", runner, viewer, admin, "dr_");
    }

    private static List<JsonNode> find(List<JsonNode> lines, String what, int result) {
        return lines.stream()
                .filter(line -> line.get("what").asString().equals(what)
                        && line.get("result").intValue() == result)
                .toList();
    }
}
