package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.runtime.Configuration;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.content.ContentHash;
import dev.darkroom.runtime.content.FileTells;
import dev.darkroom.runtime.content.PngPixels;
import dev.darkroom.server.TestPlugin;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs made again, compared, packed and handed on over the API. */
class ReplayRoutesTest {
    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        TestPlugin.studio(folder.resolve("data/plugins"));
        server = TestServer.over(
                Darkroom.open(Configuration.of(folder.resolve("data")).withOutputFolder(folder.resolve("output"))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String drawing(int seed) {
        return "{\"format\": \"darkroom/1\", \"name\": \"drawing\", \"nodes\": {\"draw\": {\"type\": \"studio.draw\","
                + " \"version\": 1, \"inputs\": {\"text\": \"a very secret rabbit\", \"style\": \"hidden oil\", \"seed\": "
                + seed + "}}}}";
    }

    private static JsonNode verdict(String runId) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !server.good(server.get("/api/v1/replays/" + runId))
                        .get("state")
                        .asString()
                        .equals("pending"));
        return server.good(server.get("/api/v1/replays/" + runId));
    }

    private static byte[] picture(String run, String query) {
        HttpResponse<byte[]> answer = server.bytes(server.request("/api/v1/runs/" + run + "/outputs/0" + query));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void shouldMakeARunAgainAndKeepTheVerdict() throws IOException {
        String run = server.run(drawing(1));
        HttpResponse<String> asked =
                server.send(server.request("/api/v1/runs/" + run + "/replay").POST(BodyPublishers.noBody()));
        assertThat(asked.statusCode()).isEqualTo(202);
        String again = server.json(asked).get("runId").asString();
        JsonNode state = verdict(again);
        assertThat(state.get("state").asString()).isEqualTo("identical");
        assertThat(state.at("/verdict/original").asString()).isEqualTo(run);
        assertThat(state.at("/verdict/outputs/0/same").asString()).isEqualTo("bytes");
        assertThat(server.json(server.get("/api/v1/runs/" + again))
                        .at("/nodes/draw/status")
                        .asString())
                .as("computed anew")
                .isEqualTo("ran");
        try (var files = Files.list(folder.resolve("output"))) {
            assertThat(files.filter(file -> file.toString().contains("drawing_")))
                    .as("the output folder is for people")
                    .allMatch(file -> !file.toString().contains(again));
        }
        assertThat(picture(again, "")).isEqualTo(picture(run, ""));
        assertThat(server.get("/api/v1/replays/" + again).body())
                .as("it stands")
                .contains("identical");
    }

    @Test
    void shouldJudgeAPictureThatWasSent() {
        String run = server.run(drawing(2));
        byte[] png = picture(run, "");
        String again = server.good(server.send(server.request("/api/v1/replays?name=drawing.png")
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(png))))
                .get("runId")
                .asString();
        assertThat(verdict(again).get("state").asString()).isEqualTo("identical");
    }

    @Test
    void shouldSayWhereTheReplayOfAnEditedRecordDiffers() throws IOException {
        String run = server.run(drawing(3));
        String record = server.get("/api/v1/runs/" + run).body().replaceFirst("\"seed\" : 3", "\"seed\" : 4");
        String again =
                server.good(server.post("/api/v1/replays", record)).get("runId").asString();
        JsonNode state = verdict(again);
        assertThat(state.get("state").asString()).isEqualTo("different");
        assertThat(state.at("/verdict/changes/0/kind").asString()).isEqualTo("seed");
        byte[] map = server.bytes(server.request("/api/v1/replays/" + again + "/outputs/0/difference"))
                .body();
        assertThat(bright(map))
                .isEqualTo(state.at("/verdict/outputs/0/pixels/differing").longValue());
        server.assertProblem(server.get("/api/v1/replays/" + again + "/outputs/1/difference"), 404);
    }

    private static long bright(byte[] png) throws IOException {
        PngPixels pixels = PngPixels.decode(png);
        long count = 0;
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                count += pixels.at(x, y, 0) + pixels.at(x, y, 1) + pixels.at(x, y, 2) > 0 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void shouldRefuseWhatCannotBeMadeAgain() {
        server.assertProblem(
                server.send(server.request("/api/v1/runs/none/replay").POST(BodyPublishers.noBody())), 404);
        server.assertProblem(server.get("/api/v1/replays/none"), 404);
        server.assertProblem(server.get("/api/v1/replays/" + server.run(drawing(5))), 404);
        server.assertProblem(server.post("/api/v1/replays", drawing(1)), 422);
        server.assertProblem(server.post("/api/v1/replays", "{\"runId\": true"), 422);
        server.assertProblem(
                server.send(server.request("/api/v1/replays")
                        .header("Content-Type", "application/zip")
                        .POST(BodyPublishers.ofByteArray(new byte[] {'P', 'K', 3, 4, 0}))),
                422);
        server.assertProblem(
                server.send(server.request("/api/v1/replays")
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(new byte[0]))),
                422);
    }

    @Test
    void shouldPackARun() {
        String run = server.run(drawing(6));
        HttpResponse<byte[]> pack = server.bytes(server.request("/api/v1/runs/" + run + "/pack"));
        assertThat(pack.headers().firstValue("Content-Type")).contains("application/zip");
        String again = server.good(server.send(server.request("/api/v1/replays")
                        .header("Content-Type", "application/zip")
                        .POST(BodyPublishers.ofByteArray(pack.body()))))
                .get("runId")
                .asString();
        assertThat(verdict(again).get("state").asString()).isEqualTo("identical");
        server.assertProblem(server.get("/api/v1/runs/none/pack"), 404);
    }

    @Test
    void shouldFindARunByWhatItsPictureTells() throws IOException {
        String run = server.run(drawing(7));
        byte[] png = picture(run, "");
        String told = FileTells.of("a.png", png).text().orElseThrow();
        String hash = ContentHash.ofBytes(told.getBytes(StandardCharsets.UTF_8));
        assertThat(server.json(server.get("/api/v1/runs/" + run))
                        .at("/outputs/0/provenance")
                        .asString())
                .isEqualTo(hash);
        JsonNode shared = server.good(server.get("/api/v1/records/" + hash));
        assertThat(shared.get("runId").asString()).isEqualTo(run);
        assertThat(shared.at("/seeds/draw.seed").intValue()).isEqualTo(7);
        assertThat(shared.at("/outputs/0/meant").booleanValue()).isTrue();
        assertThat(shared.at("/outputs/0/sha256").asString()).isEqualTo(ContentHash.ofBytes(png));
        server.assertProblem(server.get("/api/v1/records/" + "0".repeat(64)), 404);
        server.assertProblem(server.get("/api/v1/records/x"), 404);
    }

    @Test
    void shouldCompareTwoRuns() throws IOException {
        String one = server.run(drawing(8));
        String other = server.run(drawing(9));
        JsonNode diff = server.good(server.get("/api/v1/runs/" + one + "/diff/" + other));
        assertThat(diff.get("same").booleanValue()).isFalse();
        assertThat(diff.at("/workflow/nodes/0/inputs/0/port").asString()).isEqualTo("seed");
        assertThat(diff.at("/nodes/0/before/source").asString()).isEqualTo("computed");
        assertThat(diff.at("/nodes/0/after/status").asString()).isEqualTo("ran");
        assertThat(diff.at("/outputs/0/same").asString()).isEqualTo("different");
        byte[] map = server.bytes(server.request("/api/v1/runs/" + one + "/diff/" + other + "/outputs/0/difference"))
                .body();
        assertThat(bright(map)).isEqualTo(diff.at("/outputs/0/pixels/differing").longValue());

        JsonNode same = server.good(server.get("/api/v1/runs/" + one + "/diff/" + one));
        assertThat(same.get("same").booleanValue()).isTrue();
        byte[] black = server.bytes(server.request("/api/v1/runs/" + one + "/diff/" + one + "/outputs/0/difference"))
                .body();
        assertThat(bright(black)).isZero();
        server.assertProblem(server.get("/api/v1/runs/" + one + "/diff/none"), 404);
    }

    @Test
    void shouldHandOnPicturesThatTellLess() throws IOException {
        String run = server.run(drawing(10));
        byte[] whole = picture(run, "");
        assertThat(new String(whole, StandardCharsets.UTF_8)).contains("a very secret rabbit", "hidden oil");
        byte[] less = picture(run, "?tells=no-prompts");
        assertThat(new String(less, StandardCharsets.UTF_8))
                .doesNotContain("secret", "hidden")
                .contains("studio.draw");
        byte[] silent = picture(run, "?tells=nothing");
        assertThat(FileTells.of("a.png", silent).text()).isEmpty();
        assertThat(new String(silent, StandardCharsets.ISO_8859_1)).doesNotContain("tXt", "secret");
        assertThat(ContentHash.of("a.png", less))
                .isEqualTo(ContentHash.of("a.png", whole))
                .isEqualTo(ContentHash.of("a.png", silent));

        String path = "/api/v1/runs/" + run + "/outputs/0/told";
        for (String tells : new String[] {"all", "no-prompts"}) {
            JsonNode told = server.good(server.get(path + "?tells=" + tells));
            assertThat(told.get("text").asString())
                    .isEqualTo(FileTells.of("a.png", picture(run, "?tells=" + tells))
                            .text()
                            .orElseThrow());
        }
        assertThat(server.good(server.get(path + "?tells=nothing")).has("text")).isFalse();
        server.assertProblem(server.get(path + "?tells=little"), 400);
    }
}
