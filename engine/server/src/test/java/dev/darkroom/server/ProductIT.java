package dev.darkroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.server.Launched.Answer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The product as people have it: processes, signals, plugins dropped into a folder, the model that comes with it. */
class ProductIT {
    private static final String TEXT_TO_IMAGE =
            Launched.project("workflows/text-to-image.json").toString();
    private static final String STARTER = "plugins/starter/src/main/java/acme/vignette/Vignette.java";

    @TempDir
    Path folder;

    @Test
    void shouldUseAPluginThatWasDroppedIntoTheFolder() throws IOException {
        TestPlugin.jar(
                folder.resolve("data/plugins/vignette.jar"), "acme-vignette", List.of(Launched.project(STARTER)));
        Files.createDirectories(folder.resolve("data/input"));
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("data/input/photo.png").toFile());

        assertThat(Launched.run(folder, "nodes").out()).contains("acme.vignette", "darkroom.load-image");
        Answer run = Launched.run(
                folder, "run", Launched.project("plugins/starter/example.json").toString(), "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("plugins").findValuesAsString("id"))
                .containsExactlyInAnyOrder("acme-vignette", "darkroom-image");
        assertThat(folder.resolve("output/" + run.json().at("/outputs/0/file").asString()))
                .exists();
    }

    @Test
    void shouldStartInSpiteOfBrokenPlugins() throws IOException {
        Path plugins = folder.resolve("data/plugins");
        TestPlugin.acme(plugins);
        Path thrower = Files.writeString(folder.resolve("Thrower.java"), """
                package thrower;
                import dev.darkroom.sdk.*;
                /** Cannot be made. */
                @NodeType(id = "thrower.node", category = "test")
                public final class Thrower implements Node<Thrower.In, Thrower.Out> {
                    /** @param text any */
                    public record In(String text) {}
                    /** @param text any */
                    public record Out(String text) {}
                    public Thrower() { throw new IllegalStateException("not today"); }
                    @Override public Out run(In in, NodeContext context) { return new Out(in.text()); }
                }
                """);
        TestPlugin.folder(plugins, "thrower", TestPlugin.REQUIRES, List.of(thrower));
        TestPlugin.folder(plugins, "newer", ">=9.0.0", List.of(Launched.project(STARTER)));
        Path bundler = TestPlugin.folder(plugins, "bundler", TestPlugin.REQUIRES, List.of(Launched.project(STARTER)));
        Files.createDirectories(bundler.resolve("lib"));
        try (Stream<Path> host = Files.list(Launched.project("engine/server/target/darkroom/lib"))) {
            for (Path jar : host.filter(f -> f.getFileName().toString().startsWith("jackson-"))
                    .toList()) {
                Files.copy(jar, bundler.resolve("lib").resolve(jar.getFileName()));
            }
        }
        Files.write(plugins.resolve("no.jar"), new byte[] {1, 2, 3});

        Answer nodes = Launched.run(folder, "nodes");
        assertThat(nodes.exitCode()).isZero();
        assertThat(nodes.out()).contains("acme.write", "darkroom.denoise", "darkroom.save-image");
        assertThat(nodes.err()).contains("newer", "no.jar").doesNotContain("\tat ");

        Files.writeString(
                folder.resolve("note.json"),
                "{\"format\": \"darkroom/1\", \"name\": \"n\", \"nodes\": {\"w\": {\"type\": \"acme.write\", \"version\": 1,"
                        + " \"inputs\": {\"text\": \"hello\"}}}}");
        assertThat(Launched.run(folder, "run", "note.json").exitCode()).isZero();
    }

    @Test
    void shouldDrawTheSamePictureInTwoProcessesAndAnotherForOtherWords() {
        Launched.assumeTheEmbeddedModel();
        String first = drawn("--set", "denoise.steps=2");
        assertThat(drawn("--set", "denoise.steps=2")).isEqualTo(first);
        assertThat(drawn("--set", "denoise.steps=2", "--set", "prompt.text=a red apple"))
                .isNotEqualTo(first);
    }

    /** The hash of the one picture that the run leaves, computed in full by a process of its own. */
    private String drawn(String... settings) {
        List<String> args = Stream.concat(
                        Stream.of("run", TEXT_TO_IMAGE, "--json", "--disk-cache", "0"), Stream.of(settings))
                .toList();
        Answer run = Launched.run(folder, args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("outputs")).hasSize(1);
        return run.json().at("/outputs/0/sha256").asString();
    }

    @Test
    void shouldTakeFromDiskWhatAnEarlierProcessComputed() {
        Launched.assumeTheEmbeddedModel();
        String[] draw = {"run", TEXT_TO_IMAGE, "--json", "--set", "denoise.steps=2"};
        JsonNode first = Launched.run(folder, draw).json();
        JsonNode again = Launched.run(folder, draw).json();

        assertThat(first.get("nodes").findValuesAsString("status")).containsOnly("ran");
        assertThat(again.at("/nodes/save/status").asString()).isEqualTo("ran");
        for (String kept : List.of("model", "prompt", "negative", "denoise", "decode")) {
            assertThat(again.at("/nodes/" + kept + "/status").asString())
                    .as(kept)
                    .isEqualTo("cached");
        }
        assertThat(again.at("/outputs/0/sha256")).isEqualTo(first.at("/outputs/0/sha256"));
    }

    @Test
    void shouldStopWithinASecondOfCtrlCAndLeaveNothingHalfWritten() throws IOException {
        Launched.assumeTheEmbeddedModel();
        try (Launched run = Launched.start(folder, "run", TEXT_TO_IMAGE, "--set", "denoise.steps=1000")) {
            await().atMost(Duration.ofMinutes(3)).until(() -> run.said().contains("negative: "));
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            long start = System.nanoTime();
            run.interrupt();
            Answer answer = run.await(30);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
            assertThat(answer.exitCode()).isEqualTo(130);
            assertThat(answer.err()).contains("cancelled").doesNotContain("\tat ");
        }
        try (Stream<Path> left = Files.list(folder.resolve("output"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldKeepItsMemoryOverFiftyRuns() throws IOException, InterruptedException {
        Launched.assumeTheEmbeddedModel();
        try (Launched server = Launched.start(folder, "serve", "--port", "0")) {
            await().atMost(Duration.ofMinutes(1)).until(() -> server.said().contains("listens at"));
            Matcher address = Pattern.compile("http://[^/]+").matcher(server.said());
            assertThat(address.find()).isTrue();
            long afterFive = 0;
            for (int seed = 1; seed <= 50; seed++) {
                draw(address.group(), seed);
                if (seed == 5) {
                    afterFive = server.residentMegabytes();
                }
            }
            assertThat(server.residentMegabytes() - afterFive)
                    .as("MiB more after run 50 than the %d MiB after run 5", afterFive)
                    .isLessThan(50);
        }
    }

    private static void draw(String server, int seed) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        String body = "{\"workflow\": " + Files.readString(Path.of(TEXT_TO_IMAGE)) + ", \"seed\": " + seed
                + ", \"set\": {\"denoise.steps\": 2}}";
        HttpRequest post = HttpRequest.newBuilder(URI.create(server + "/api/v1/runs"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        String location = client.send(post, BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        HttpRequest get = HttpRequest.newBuilder(URI.create(server + location)).build();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    JsonNode record = Json.COMPACT.readTree(
                            client.send(get, BodyHandlers.ofString()).body());
                    assertThat(record.get("status").asString()).isNotEqualTo("failed");
                    return record.get("status").asString().equals("succeeded");
                });
    }
}
