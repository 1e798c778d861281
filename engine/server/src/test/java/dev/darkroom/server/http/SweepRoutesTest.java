package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.Subscription;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Many runs along the values of some inputs. */
class SweepRoutesTest {
    private static final String PAINTING = """
            {"format": "darkroom/1", "name": "painting", "nodes": {
              "mix": {"type": "acme.mix", "version": 1, "inputs": {"base": 77}},
              "paint": {"type": "acme.paint", "version": 1, "inputs": {"colour": {"from": "mix.colour"}}}}}
            """;

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode sweep(String workflow, String axes, String more) {
        return server.good(
                server.post("/api/v1/sweeps", "{\"workflow\": " + workflow + ", \"axes\": " + axes + more + "}"));
    }

    private JsonNode awaitEnd(String id) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(30))
                .until(() -> server.good(server.get("/api/v1/sweeps/" + id))
                        .get("cells")
                        .valueStream()
                        .noneMatch(cell -> List.of("queued", "running")
                                .contains(cell.get("status").asString())));
        return server.good(server.get("/api/v1/sweeps/" + id));
    }

    @Test
    @SuppressWarnings("try") // a subscription does its work by being open
    void shouldRunEachCombinationAndComputeWhatTheyShareOnce() throws IOException {
        Queue<String> computed = new ConcurrentLinkedQueue<>();
        try (Subscription watching = server.engine().watch(event -> {
            if (event instanceof RunEvent.NodeFinished done && !done.cached()) {
                computed.add(done.node());
            }
        })) {
            JsonNode accepted = sweep(
                    PAINTING,
                    "[{\"input\": \"paint.dark\", \"values\": [0, 0.5, 1]}, {\"input\": \"paint.width\", \"values\":"
                            + " [40, 60]}]",
                    ", \"name\": \"stripes\"");
            assertThat(accepted.get("cells")).hasSize(6);
            JsonNode over = awaitEnd(accepted.get("sweepId").asString());
            await().until(() -> computed.size() == 7);
            assertThat(computed.stream().filter("mix"::equals)).hasSize(1);
            assertThat(computed.stream().filter("paint"::equals)).hasSize(6);
            assertThat(over.get("name").asString()).isEqualTo("stripes");
            JsonNode fifth = over.at("/cells/4");
            assertThat(fifth.get("index").toString()).isEqualTo("[1,1]");
            assertThat(fifth.get("values").toString()).isEqualTo("[0.5,60]");
            assertThat(fifth.get("status").asString()).isEqualTo("succeeded");
            BufferedImage made = picture(
                    server.bytes(server.request(fifth.at("/outputs/0/url").asString())));
            assertThat(made.getWidth()).isEqualTo(60);
            JsonNode runs = server.good(
                    server.get("/api/v1/runs?q=sweep=" + over.get("sweepId").asString()));
            assertThat(runs.get("runs")).hasSize(6).allMatch(run -> run.has("sweep"));
        }
    }

    private static BufferedImage picture(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    @Test
    void shouldShowAllOnOneSheet() throws IOException {
        JsonNode accepted = sweep(
                PAINTING,
                "[{\"input\": \"paint.dark\", \"values\": [0, 0.25, 0.5, 1]}, {\"input\": \"paint.height\", \"values\":"
                        + " [32, 64]}, {\"input\": \"mix.base\", \"values\": [50, 150]}]",
                "");
        String id = accepted.get("sweepId").asString();
        awaitEnd(id);
        HttpResponse<byte[]> answer = server.bytes(server.request("/api/v1/sweeps/" + id + "/sheet"));
        BufferedImage sheet = picture(answer);
        assertThat(sheet.getWidth()).isGreaterThan(4 * 192);
        assertThat(sheet.getHeight()).isGreaterThan(4 * 192);
        long red = IntStream.range(0, sheet.getWidth() * sheet.getHeight())
                .filter(i -> sheet.getRGB(i % sheet.getWidth(), i / sheet.getWidth()) == 0xFF464628)
                .count();
        assertThat(red).as("pixels of the colour that 50 gives").isGreaterThan(4 * 3000);
    }

    @Test
    void shouldTakeSeedsAsAnAxisAndOutliveTheServer() {
        JsonNode accepted = sweep(
                TestServer.note(1, 0),
                "[{\"input\": \"seed\", \"values\": [7, 8]}]",
                ", \"set\": {\"write.name\": \"kept\"}, \"priority\": 3");
        String id = accepted.get("sweepId").asString();
        JsonNode over = awaitEnd(id);
        String second = over.at("/cells/1/runId").asString();
        assertThat(server.good(server.get("/api/v1/runs/" + second))
                        .at("/seeds/write.seed")
                        .longValue())
                .isEqualTo(8);
        server.close();
        server = TestServer.start(folder);
        assertThat(server.good(server.get("/api/v1/sweeps/" + id))).isEqualTo(over);
        JsonNode listed = server.good(server.get("/api/v1/sweeps")).at("/sweeps/0");
        assertThat(listed.get("sweepId").asString()).isEqualTo(id);
        assertThat(listed.get("runs").toString()).isEqualTo("{\"succeeded\":2}");
    }

    @Test
    void shouldCancelTheRest() {
        JsonNode accepted = sweep(TestServer.note(500, 20), "[{\"input\": \"seed\", \"values\": [1, 2, 3, 4]}]", "");
        String id = accepted.get("sweepId").asString();
        assertThat(server.delete("/api/v1/sweeps/" + id).statusCode()).isEqualTo(202);
        assertThat(awaitEnd(id).get("cells").valueStream().map(cell -> cell.get("status")
                        .asString()))
                .containsOnly("cancelled");
    }

    @Test
    void shouldRefuseWhatIsNoSweep() {
        String many = IntStream.range(0, 17).mapToObj(String::valueOf).toList().toString();
        HttpResponse<String> tooMany = server.post(
                "/api/v1/sweeps",
                "{\"workflow\": " + PAINTING + ", \"axes\": [{\"input\": \"paint.width\", \"values\": "
                        + many.replace("0,", "20,") + "}, {\"input\": \"paint.height\", \"values\": " + many + "}]}");
        server.assertProblem(tooMany, 400);
        assertThat(server.json(tooMany).get("detail").asString())
                .isEqualTo("The axes make 289 runs (17 × 17), but a sweep has at most 256.");
        for (String axes : List.of(
                "[]",
                "[{\"input\": \"seed\", \"values\": []}]",
                "[{\"input\": \"seed\", \"values\": [1.5]}]",
                "[{\"input\": \"paint.dark\", \"values\": [[1]]}]",
                "[{\"input\": \"paint.dark\", \"values\": [1]}, {\"input\": \"paint.dark\", \"values\": [1]}]")) {
            server.assertProblem(
                    server.post("/api/v1/sweeps", "{\"workflow\": " + PAINTING + ", \"axes\": " + axes + "}"), 400);
        }
        server.assertProblem(
                server.post(
                        "/api/v1/sweeps",
                        "{\"workflow\": " + PAINTING + ", \"axes\": [{\"input\": \"paint.drak\", \"values\": [1]}]}"),
                422);
        server.assertProblem(server.get("/api/v1/sweeps/none"), 404);
        server.assertProblem(server.get("/api/v1/sweeps/none/sheet"), 404);
    }
}
