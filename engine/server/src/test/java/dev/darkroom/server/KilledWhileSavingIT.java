package dev.darkroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server that dies while somebody saves: what was answered is there, what was not is there whole or not at all. */
@Timeout(600)
class KilledWhileSavingIT {
    private static final int KILLS = 4;
    private static final int FEWEST_SAVES = 3;
    private static final Pattern ADDRESS = Pattern.compile("listens at (http://\\S+)/ ");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(7);
    private final Map<Integer, JsonNode> answered = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void shouldKeepWhatItAnswered() throws Exception {
        JsonNode sent = document(0);
        String workflow = "";
        for (int kill = 0; kill < KILLS; kill++) {
            try (Launched server = Launched.start(folder, "serve", "--port", "0")) {
                String address = address(server);
                if (workflow.isEmpty()) {
                    workflow = "/api/v1/workflows/"
                            + send("POST", address + "/api/v1/workflows", saving(0, sent))
                                    .get("id")
                                    .asString();
                    answered.put(1, sent);
                }
                shouldHaveAllThatWasAnswered(address + workflow, sent);
                sent = saveUntilKilled(address + workflow, server);
                server.await(60);
            }
            shouldBeWhole();
        }
        assertThat(answered).as("versions").hasSizeGreaterThan(KILLS * FEWEST_SAVES);
    }

    private String address(Launched server) {
        await().atMost(Duration.ofMinutes(2)).until(() -> server.said().contains("listens at"));
        Matcher said = ADDRESS.matcher(server.said());
        assertThat(said.find()).as(server.said()).isTrue();
        return said.group(1);
    }

    /** @param last what was sent last and perhaps not answered */
    private void shouldHaveAllThatWasAnswered(String workflow, JsonNode last) throws Exception {
        JsonNode now = send("GET", workflow, "");
        int latest = now.get("version").intValue();
        assertThat(latest - answered.size()).isBetween(0, 1);
        if (latest > answered.size()) {
            assertThat(now.get("document")).isEqualTo(last);
            answered.put(latest, last);
        }
        for (int number = 1; number <= latest; number++) {
            assertThat(send("GET", workflow + "/versions/" + number, "").get("document"))
                    .isEqualTo(answered.get(number));
        }
    }

    /** @return what was sent last */
    private JsonNode saveUntilKilled(String workflow, Launched server) throws InterruptedException {
        int before = FEWEST_SAVES + random.nextInt(8);
        for (int saves = 0; ; saves++) {
            if (saves == before) {
                // Somewhere in one of the next saves.
                CompletableFuture.delayedExecutor(random.nextInt(40), TimeUnit.MILLISECONDS)
                        .execute(server::close);
            }
            int base = answered.size();
            JsonNode document = document(base);
            try {
                JsonNode saved = send("PUT", workflow, saving(base, document));
                answered.put(saved.at("/version/number").intValue(), document);
            } catch (IOException e) {
                return document;
            }
        }
    }

    private JsonNode document(int number) {
        return Json.COMPACT.readTree("{\"format\": \"darkroom/1\", \"name\": \"Killed\", \"nodes\": {\"a\": {\"type\":"
                + " \"x.y\", \"version\": 1, \"inputs\": {\"number\": " + number + ", \"text\": \""
                + "t".repeat(random.nextInt(20_000)) + "\"}}}}");
    }

    private static String saving(int base, JsonNode document) {
        return base == 0
                ? "{\"document\": " + document + "}"
                : "{\"base\": " + base + ", \"document\": " + document + "}";
    }

    private JsonNode send(String method, String address, String body) throws IOException, InterruptedException {
        String answer = client.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return Json.COMPACT.readTree(answer);
    }

    private void shouldBeWhole() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/darkroom.db"));
                Statement statement = connection.createStatement();
                ResultSet said = statement.executeQuery("PRAGMA integrity_check")) {
            assertThat(said.getString(1)).isEqualTo("ok");
        }
    }
}
