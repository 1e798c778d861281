package dev.darkroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.server.Launched.Answer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What a run gave is given again by another process; and when it is not, the verdict says why. With the built product, and
 * the model that comes with it.
 */
class ReplayIT {
    private static final String SECRET = "a-token-that-nobody-may-read";
    private static final Path TEXT_TO_IMAGE = Launched.project("workflows/text-to-image.json");
    private static final Path VIGNETTE = Launched.project("plugins/starter/src/main/java/acme/vignette/Vignette.java");
    private static final Path MODEL =
            Launched.project("engine/server/target/darkroom/plugins/darkroom-diffusion/models/darkroom-small");

    @TempDir
    Path folder;

    /** A process of its own over the data folder, asked over HTTP. */
    private static final class Server implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final Launched process;
        private final String address;

        Server(Path folder) {
            process = Launched.start(folder, "serve", "--port", "0", "--token", SECRET);
            await().atMost(Duration.ofMinutes(1)).until(() -> process.said().contains("listens at"));
            Matcher said = Pattern.compile("http://[^/]+").matcher(process.said());
            assertThat(said.find()).isTrue();
            address = said.group();
        }

        JsonNode get(String path) {
            return Json.COMPACT.readTree(new String(bytes(path), StandardCharsets.UTF_8));
        }

        byte[] bytes(String path) {
            return send(HttpRequest.newBuilder(URI.create(address + path)));
        }

        JsonNode post(String path, String body) {
            return Json.COMPACT.readTree(new String(
                    send(HttpRequest.newBuilder(URI.create(address + path))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))),
                    StandardCharsets.UTF_8));
        }

        private byte[] send(HttpRequest.Builder request) {
            try {
                var answer = client.send(
                        request.header("Authorization", "Bearer " + SECRET).build(), BodyHandlers.ofByteArray());
                assertThat(answer.statusCode())
                        .as(new String(answer.body(), StandardCharsets.UTF_8))
                        .isBetween(200, 299);
                return answer.body();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The record of a run, once it is over. */
        JsonNode over(String runId) {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> get("/api/v1/runs/" + runId).has("finished"));
            return get("/api/v1/runs/" + runId);
        }

        JsonNode verdict(String replay) {
            over(replay);
            await().atMost(Duration.ofMinutes(1)).until(() -> !get("/api/v1/replays/" + replay)
                    .get("state")
                    .asString()
                    .equals("pending"));
            return get("/api/v1/replays/" + replay);
        }

        @Override
        public void close() {
            process.interrupt();
            process.await(30);
            process.close();
        }
    }

    /** Twenty runs that differ in words, seeds and ways: most draw with the model, in few steps. */
    private static List<String> submissions() throws IOException {
        String document = Files.readString(TEXT_TO_IMAGE);
        String[] words = {"a red apple", "a rabbit", "a blue house with a hat", "a dog", "a green fish"};
        String[] samplers = {"dpmpp-2m", "euler", "ddim"};
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            all.add(String.format(
                    Locale.ROOT,
                    "{\"workflow\": %s, \"seed\": %d, \"set\": {\"prompt.text\": \"%s\", \"sampler.kind\": \"%s\","
                            + " \"denoise.steps\": %d, \"denoise.guidanceScale\": %.1f, \"noise.width\": %d,"
                            + " \"noise.height\": %d}}",
                    document,
                    1000 + i * 37L,
                    words[i % words.length],
                    samplers[i % samplers.length],
                    1 + i % 3,
                    1 + i * 0.5,
                    i % 4 == 0 ? 128 : 64,
                    i % 5 == 0 ? 128 : 64));
        }
        String vignette = Files.readString(Launched.project("plugins/starter/example.json"));
        for (String strength : new String[] {"0.1", "0.35", "0.6", "1"}) {
            all.add("{\"workflow\": " + vignette + ", \"set\": {\"vignette.strength\": " + strength + "}}");
        }
        return all;
    }

    private void prepare() throws IOException {
        TestPlugin.jar(folder.resolve("data/plugins/vignette.jar"), "acme-vignette", List.of(VIGNETTE));
        Files.createDirectories(folder.resolve("data/input"));
        BufferedImage photo = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 30; y++) {
                photo.setRGB(x, y, (x * 6) << 16 | (y * 8) << 8 | 90);
            }
        }
        ImageIO.write(photo, "png", folder.resolve("data/input/photo.png").toFile());
    }

    @Test
    void shouldGiveTheSameInAnotherProcessTwentyTimesOutOfTwenty() throws IOException {
        Launched.assumeTheEmbeddedModel();
        prepare();
        Map<String, JsonNode> runs = new LinkedHashMap<>();
        try (Server server = new Server(folder)) {
            for (String submission : submissions()) {
                String id = server.post("/api/v1/runs", submission).get("runId").asString();
                runs.put(id, server.over(id));
            }
            for (Map.Entry<String, JsonNode> run : runs.entrySet()) {
                assertThat(run.getValue().get("status").asString()).isEqualTo("succeeded");
                assertThat(run.getValue().toString()).doesNotContain(SECRET);
                byte[] picture = server.bytes("/api/v1/runs/" + run.getKey() + "/outputs/0");
                assertThat(new String(picture, StandardCharsets.ISO_8859_1))
                        .contains("darkroom-provenance/1")
                        .doesNotContain(SECRET);
            }
        }
        assertThat(runs.values().stream()
                        .map(run -> run.at("/outputs/0/content").asString()))
                .as("twenty different pictures")
                .doesNotHaveDuplicates()
                .hasSize(20);

        try (Server server = new Server(folder)) {
            for (String run : runs.keySet()) {
                String replay = server.post("/api/v1/runs/" + run + "/replay", "")
                        .get("runId")
                        .asString();
                JsonNode verdict = server.verdict(replay);
                assertThat(verdict.get("state").asString())
                        .as(verdict.toString())
                        .isEqualTo("identical");
                assertThat(verdict.at("/verdict/outputs/0/same").asString()).isEqualTo("bytes");
                assertThat(verdict.at("/verdict/changes")).isEmpty();
                assertThat(server.get("/api/v1/runs/" + replay).at("/nodes").findValuesAsString("status"))
                        .as("computed anew")
                        .containsOnly("ran");
            }
            // The command line reads what a server holds, and goes its own way.
            String drawn = runs.keySet().iterator().next();
            Answer beside = Launched.run(folder, "replay", drawn);
            assertThat(beside.exitCode()).as(beside.out() + beside.err()).isZero();
            assertThat(beside.out()).isEqualTo("Identical: the one file, byte by byte.\n");
            assertThat(Launched.run(folder, "pack", drawn, "--out", "drawn.zip").exitCode())
                    .isZero();
        }
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.move(folder.resolve("drawn.zip"), elsewhere.resolve("drawn.zip"));
        Answer there = Launched.run(elsewhere, "replay", "drawn.zip");
        assertThat(there.out()).as(there.err()).isEqualTo("Identical: the one file, byte by byte.\n");
    }

    @Test
    void shouldNameAFlippedBitARebuiltPluginAndAnotherSeed() throws IOException {
        Launched.assumeTheEmbeddedModel();
        prepare();
        Path copy = folder.resolve("data/models/mine");
        try (Stream<Path> files = Files.walk(MODEL)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path place = copy.resolve(MODEL.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(file, place);
                }
            }
        }
        // So that its hash is its own, and the embedded one does not stand in for it.
        Files.writeString(copy.resolve("mine.txt"), "mine");
        Answer drawn = Launched.run(
                folder,
                "run",
                TEXT_TO_IMAGE.toString(),
                "--json",
                "--set",
                "model.model=mine",
                "--set",
                "denoise.steps=2");
        assertThat(drawn.exitCode()).as(drawn.err()).isZero();
        String picture = "output/" + drawn.json().at("/outputs/0/file").asString();

        Files.writeString(folder.resolve("seeded.json"), drawn.out().replaceFirst("\"seed\" : 1\\b", "\"seed\" : 2"));
        Answer seeded = Launched.run(folder, "replay", "seeded.json");
        assertThat(seeded.exitCode()).as(seeded.out() + seeded.err()).isEqualTo(3);
        assertThat(seeded.out()).contains("The seed noise.seed was 1 and is 2.", "PSNR", "-difference.png");

        try (RandomAccessFile weights = new RandomAccessFile(
                copy.resolve("unet/diffusion_pytorch_model.safetensors").toFile(), "rw")) {
            weights.seek(weights.length() - 1);
            int last = weights.read();
            weights.seek(weights.length() - 1);
            weights.write(last ^ 0x40);
        }
        Answer flipped = Launched.run(folder, "replay", picture, "--json");
        assertThat(flipped.exitCode()).as(flipped.out() + flipped.err()).isEqualTo(3);
        assertThat(flipped.json().at("/changes/0/kind").asString()).isEqualTo("model");
        assertThat(flipped.json().at("/changes/0/name").asString()).isEqualTo("mine");
        assertThat(flipped.json().at("/outputs/0/pixels/differing").longValue()).isPositive();

        String vignette = Launched.project("plugins/starter/example.json").toString();
        Answer before = Launched.run(folder, "run", vignette, "--json");
        assertThat(before.exitCode()).as(before.err()).isZero();
        Path source = Files.writeString(
                Files.createDirectories(folder.resolve("acme/vignette")).resolve("Vignette.java"),
                Files.readString(VIGNETTE).replaceFirst("\\}\\s*$", "    static final int BUILD = 2;\n}\n"));
        TestPlugin.jar(folder.resolve("data/plugins/vignette.jar"), "acme-vignette", List.of(source));
        Answer rebuilt =
                Launched.run(folder, "replay", before.json().get("runId").asString(), "--strict");
        assertThat(rebuilt.exitCode()).as(rebuilt.out() + rebuilt.err()).isEqualTo(3);
        assertThat(rebuilt.out())
                .contains("Identical: ", "The plugin acme-vignette is of version 1.0.0 as before, but another build");
    }
}
