package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the server tells across runs, and the order in which they wait. */
class HistoryRoutesTest {
    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode get(String path) {
        return server.good(server.get(path));
    }

    private static HttpResponse<String> put(String path, String body) {
        return server.send(
                server.request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    @Test
    void shouldListFilesAcrossRunsPageByPage() {
        String first = server.run(TestServer.note(1, 0));
        String second = server.run(TestServer.note(2, 0));
        JsonNode page = get("/api/v1/outputs?limit=1&q=status%3Dsucceeded");
        assertThat(page.at("/outputs/0/runId").asString()).isEqualTo(second);
        assertThat(page.at("/outputs/0/output/file").asString()).endsWith(".txt");
        JsonNode next = get("/api/v1/outputs?limit=1&before=" + page.get("next").asString());
        assertThat(next.at("/outputs/0/runId").asString()).isEqualTo(first);
        server.assertProblem(server.get("/api/v1/outputs?q=rating"), 400);
    }

    @Test
    void shouldTellNumbersWithRatings() {
        String id = server.run(TestServer.note(3, 1));
        server.good(server.send(server.request("/api/v1/runs/" + id)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"rating\": 5}"))));
        JsonNode rated = get("/api/v1/values?q=rating%3D5");
        assertThat(rated.get("runs")).hasSize(1);
        assertThat(rated.at("/runs/0/runId").asString()).isEqualTo(id);
        assertThat(rated.at("/runs/0/rating").intValue()).isEqualTo(5);
        assertThat(rated.at("/runs/0/numbers/slow.steps").doubleValue()).isEqualTo(3);
    }

    @Test
    void shouldTellWhatHappenedInARun() {
        String id = server.run(TestServer.note(1, 2));
        // The last one is written a moment after the run is over.
        await().untilAsserted(() -> {
            JsonNode events = get("/api/v1/runs/" + id + "/events").get("events");
            assertThat(events.get(0).get("type").asString()).isEqualTo("queued");
            assertThat(events.get(events.size() - 1).get("type").asString()).isEqualTo("finished");
        });
        server.assertProblem(server.get("/api/v1/runs/nobody/events"), 404);
    }

    @Test
    void shouldPutARunWhereItIsWanted() {
        server.good(server.post("/api/v1/queue/pause", ""));
        String a = server.submit(TestServer.note(1, 3));
        String b = server.submit(TestServer.note(1, 4));
        assertThat(waiting(put("/api/v1/runs/" + b + "/place", "{\"before\": \"" + a + "\"}")))
                .containsExactly(b, a);
        assertThat(waiting(put("/api/v1/runs/" + b + "/place", "{}"))).containsExactly(a, b);
        server.assertProblem(put("/api/v1/runs/" + a + "/place", "{\"before\": \"nobody\"}"), 409);
        server.good(server.delete("/api/v1/queue"));
        server.assertProblem(put("/api/v1/runs/" + a + "/place", "{}"), 409);
        server.good(server.post("/api/v1/queue/resume", ""));
    }

    private static Iterable<String> waiting(HttpResponse<String> queue) {
        return server.good(queue)
                .get("waiting")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
