package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.darkroom.runtime.Configuration;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.server.Json;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.TestPlugin;
import dev.darkroom.store.Recovery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The API as programs and browsers meet it, over real sockets. */
class ApiServerTest {
    private static final String NOTE = """
            {"format": "darkroom/1", "name": "note", "nodes": {
              "slow": {"type": "acme.slow", "version": 1, "inputs": {"steps": %d, "millis": %d}},
              "write": {"type": "acme.write", "version": 1, "inputs": {"text": {"from": "slow.text"}}}}}
            """;

    @TempDir
    static Path folder;

    private static Darkroom engine;
    private static RunDesk desk;
    private static ApiServer server;
    private static @Nullable Contract contract;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        TestPlugin.acme(folder.resolve("data/plugins"));
        engine = Darkroom.open(Configuration.of(folder.resolve("data")).withOutputFolder(folder.resolve("output")));
        desk = RunDesk.open(engine, Optional.empty(), Recovery.USUAL);
        server = ApiServer.start(desk, Door.ofThisMachine());
        contract = new Contract(json(get("/api/v1/openapi.json")));
    }

    @AfterAll
    static void stop() {
        server.close();
        desk.close();
        engine.close();
    }

    private static String note(int steps, int millis) {
        return NOTE.formatted(steps, millis);
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpRequest asked = request.build();
            HttpResponse<String> response = CLIENT.send(asked, BodyHandlers.ofString());
            if (contract != null) {
                contract.check(
                        asked.method(),
                        asked.uri().getPath(),
                        response.statusCode(),
                        response.headers().firstValue("Content-Type"),
                        response.body());
            }
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private static HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.COMPACT.readTree(response.body());
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(json(response).propertyNames())
                .containsExactly("type", "title", "status", "detail", "remedy", "problems");
        assertThat(json(response).get("status").intValue()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("Exception", "\tat ");
    }

    private static String submit(String workflow) {
        HttpResponse<String> queued = post("/api/v1/runs", "{\"workflow\": " + workflow + "}");
        assertThat(queued.statusCode()).as(queued.body()).isEqualTo(202);
        String id = json(queued).get("runId").asString();
        assertThat(queued.headers().firstValue("Location")).hasValue("/api/v1/runs/" + id);
        return id;
    }

    private static String status(String run) {
        return json(get("/api/v1/runs/" + run)).get("status").asString();
    }

    private static void awaitStatus(String run, String status) {
        await().atMost(Duration.ofSeconds(20)).until(() -> status(run).equals(status));
    }

    @Test
    void shouldRunAWorkflowAndGiveItsFile() {
        HttpResponse<String> queued = post(
                "/api/v1/runs",
                "{\"workflow\": " + note(1, 1)
                        + ", \"seed\": 9, \"set\": {\"slow.steps\": 2, \"write.name\": \"letter\"}}");
        assertThat(queued.statusCode()).as(queued.body()).isEqualTo(202);
        String id = json(queued).get("runId").asString();
        awaitStatus(id, "succeeded");
        JsonNode record = json(get("/api/v1/runs/" + id));
        assertThat(record.at("/outputs/0/mediaType").asString()).isEqualTo("text/plain");
        HttpResponse<String> file = get("/api/v1/runs/" + id + "/outputs/0");
        assertThat(file.body()).isEqualTo("done after 2\n9\n");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"letter_");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(json(get("/api/v1/runs")).get("runs").findValuesAsString("runId"))
                .contains(id);
    }

    @Test
    void shouldAnswerWhatThereIs() {
        assertThat(json(get("/api/v1/health")).get("status").asString()).isEqualTo("ok");
        assertThat(json(get("/api/v1/nodes")).get("nodes").findValuesAsString("className"))
                .contains("acme.Fail", "acme.Slow", "acme.Write");
        assertThat(json(get("/api/v1/models")).get("models").isArray()).isTrue();
        assertThat(json(get("/api/v1/plugins")).at("/plugins/0/id").asString()).isEqualTo("acme");
    }

    @Test
    void shouldShowAPageThatItsOwnPolicyAllows() {
        HttpResponse<String> page = get("/");
        assertThat(page.body())
                .contains("Darkroom")
                .doesNotContain("<script>", "<style", "style=", "onclick", "http://", "https://");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'");
        java.util.regex.Pattern.compile("(?:src|href)=\"(/[^\"]+\\.\\w+)\"")
                .matcher(page.body())
                .results()
                .forEach(named -> assertThat(get(named.group(1)).statusCode())
                        .as(named.group(1))
                        .isEqualTo(200));
    }

    @Test
    void shouldShowTheEditorAtItsOwnAddressesAndAtNoOthers() {
        String page = get("/").body();
        assumeTrue(page.contains("/assets/"), "SKIPPED: this build left out the editor (-DskipWebUi)");
        assertThat(get("/edit/some%20workflow").body()).isEqualTo(page);
        assertThat(get("/runs").body()).isEqualTo(page);
        assertProblem(get("/nowhere"), 404);
        assertProblem(get("/assets/none.js"), 404);
        assertThat(get("/assets/..%2findex.html").statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void shouldTellAllProblemsOfAWorkflow() {
        String broken = note(0, 5000);
        JsonNode verdict = json(post("/api/v1/validate", broken));
        assertThat(verdict.get("valid").booleanValue()).isFalse();
        assertThat(verdict.get("problems").findValuesAsString("port")).containsExactly("steps", "millis");
        HttpResponse<String> refused = post("/api/v1/runs", "{\"workflow\": " + broken + "}");
        assertProblem(refused, 422);
        assertThat(json(refused).get("problems")).isEqualTo(verdict.get("problems"));
        assertThat(json(post("/api/v1/validate", note(1, 1))).get("valid").booleanValue())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "7",
                "{}",
                "{\"workflow\": null}",
                "{\"workflow\": 1}",
                "{\"workflow\": {}, \"sede\": 1}",
                "{\"workflow\": {}, \"seed\": \"many\"}",
                "{\"workflow\": {}, \"set\": {\"a.b\": {}}}",
                "{\"workflow\": {}} trailing"
            })
    void shouldRefuseABodyOfAnotherShape(String body) {
        HttpResponse<String> response = post("/api/v1/runs", body);
        assertThat(response.statusCode()).isBetween(400, 422);
        assertProblem(response, response.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"format\": \"darkroom/9\", \"nodes\": {}}"})
    void shouldTellWhatIsWrongWithTextThatIsNoWorkflow(String body) {
        JsonNode verdict = json(post("/api/v1/validate", body));
        assertThat(verdict.get("valid").booleanValue()).isFalse();
        assertThat(verdict.get("problems")).isNotEmpty();
    }

    @Test
    void shouldRefuseABodyThatIsNotDeclaredAsJson() {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri("/api/v1/runs")).POST(BodyPublishers.ofString("{}"));
            assertProblem(send(request.header("Content-Type", type)), 415);
        }
    }

    @RepeatedTest(5)
    void shouldRefuseABodyThatIsTooLarge() {
        String large = "{\"workflow\": {\"name\": \"" + "x".repeat(ApiServer.MAX_REQUEST) + "\"}}";
        assertThat(post("/api/v1/runs", large).statusCode()).isEqualTo(413);
        HttpRequest.Builder chunked = HttpRequest.newBuilder(uri("/api/v1/validate"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large)));
        assertThat(send(chunked).statusCode()).isEqualTo(413);
    }

    @Test
    void shouldCancelARun() {
        String id = submit(note(10_000, 20));
        awaitStatus(id, "running");
        long start = System.nanoTime();
        assertThat(send(HttpRequest.newBuilder(uri("/api/v1/runs/" + id)).DELETE())
                        .statusCode())
                .isEqualTo(202);
        awaitStatus(id, "cancelled");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void shouldRunInTheOrderOfTheQueueAndCancelWhatWaits() {
        String first = submit(note(10_000, 20));
        String second = submit(note(1, 1));
        awaitStatus(first, "running");
        assertThat(status(second)).isEqualTo("queued");
        send(HttpRequest.newBuilder(uri("/api/v1/runs/" + second)).DELETE());
        send(HttpRequest.newBuilder(uri("/api/v1/runs/" + first)).DELETE());
        awaitStatus(first, "cancelled");
        awaitStatus(second, "cancelled");
    }

    @Test
    void shouldSayThatThereIsNothing() {
        assertProblem(get("/api/v1/runs/none"), 404);
        assertProblem(send(HttpRequest.newBuilder(uri("/api/v1/runs/none")).DELETE()), 404);
        HttpResponse<String> odd = get("/api/v1/%3Cscript%3E");
        assertProblem(odd, 404);
        assertThat(odd.body()).doesNotContain("script");
        assertProblem(get("/api/v1/runs/none/outputs/0"), 404);
        String id = submit(note(1, 1));
        awaitStatus(id, "succeeded");
        for (String n : List.of("1", "-1", "x", "99999999999")) {
            assertProblem(get("/api/v1/runs/" + id + "/outputs/" + n), 404);
        }
        assertProblem(send(HttpRequest.newBuilder(uri("/api/v1/nodes")).DELETE()), 405);
    }

    @Test
    void shouldKeepAFileThatTheOutputFolderLostAndSayWhenItIsGone() throws IOException {
        String id = submit(note(1, 1));
        awaitStatus(id, "succeeded");
        JsonNode output = json(get("/api/v1/runs/" + id)).at("/outputs/0");
        Files.delete(folder.resolve("output").resolve(output.get("file").asString()));
        assertThat(get("/api/v1/runs/" + id + "/outputs/0").statusCode()).isEqualTo(200);

        String sha256 = output.get("sha256").asString();
        Files.delete(
                folder.resolve("data/artifacts").resolve(sha256.substring(0, 2)).resolve(sha256));
        assertProblem(get("/api/v1/runs/" + id + "/outputs/0"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..%2f..%2fetc/passwd",
                "/api/v1/runs/..%2f..%2fetc",
                "/api/v1/runs/%2e%2e/outputs/0",
                "/api/v1/runs/x/outputs/..%2f0",
                "/%2e%2e/etc/passwd",
                "/..;/etc/passwd",
                "/api/v1/runs/a%00b",
                "//etc/passwd"
            })
    void shouldNotLeaveItsPaths(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 (400|404).*").doesNotContain("root:", "passwd");
    }

    @Test
    void shouldRefuseForeignHostsAndOrigins() throws IOException {
        assertThat(raw("GET /api/v1/nodes HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("evil");
        assertThat(raw("GET /api/v1/nodes HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 403");
        assertProblem(
                send(HttpRequest.newBuilder(uri("/api/v1/runs"))
                        .header("Origin", "http://evil.example")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"workflow\": " + note(1, 1) + "}"))),
                403);
        assertProblem(send(HttpRequest.newBuilder(uri("/api/v1/nodes")).header("Sec-Fetch-Site", "cross-site")), 403);
        assertThat(send(HttpRequest.newBuilder(uri("/api/v1/nodes"))
                                .header("Origin", "http://127.0.0.1:" + server.port())
                                .header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldTellEventsInOrder() throws InterruptedException {
        BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
        WebSocket socket = listen("/api/v1/events", null, events);
        String id = submit(note(3, 10));
        long last = 0;
        String type = "";
        StringBuilder types = new StringBuilder();
        while (!type.equals("finished")) {
            JsonNode event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("an event after " + types).isNotNull();
            if (event.get("run").asString().equals(id)) {
                assertThat(event.get("seq").longValue()).isGreaterThan(last);
                last = event.get("seq").longValue();
                type = event.get("type").asString();
                types.append(type).append(' ');
            }
        }
        assertThat(types.toString())
                .matches("queued started (node-started |progress |preview |node-finished |output-saved )+finished ")
                .contains("progress", "output-saved")
                .containsSubsequence("node-started", "node-finished", "node-started", "output-saved", "finished");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Test
    void shouldTellOnlyOfTheRunAskedFor() throws InterruptedException {
        String first = submit(note(20, 20));
        String second = submit(note(3, 10));
        BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
        WebSocket socket = listen("/api/v1/events?run=" + second, null, events);
        JsonNode event;
        do {
            event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            assertThat(event.get("run").asString()).isEqualTo(second);
        } while (!event.get("type").asString().equals("finished"));
        assertThat(status(first)).isEqualTo("succeeded");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Test
    void shouldNotTellPagesOfOthers() {
        Assertions.assertThatThrownBy(
                        () -> listen("/api/v1/events", "http://evil.example", new LinkedBlockingQueue<>()))
                .isInstanceOf(CompletionException.class);
    }

    private static WebSocket listen(String path, @Nullable String origin, BlockingQueue<JsonNode> events) {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        URI address = URI.create("ws://127.0.0.1:" + server.port() + path);
        return builder.buildAsync(address, new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        text.append(data);
                        if (last) {
                            events.add(Json.COMPACT.readTree(text.toString()));
                            text.setLength(0);
                        }
                        return WebSocket.Listener.super.onText(socket, data, last);
                    }
                })
                .join();
    }

    /** Sends what no client library would. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
