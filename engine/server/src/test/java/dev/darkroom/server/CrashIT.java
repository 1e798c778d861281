package dev.darkroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server that is killed at any moment and begun again, many times over, while runs come in: nothing is lost, nothing is
 * done twice, every picture is what it would have been, and nothing is left lying about.
 *
 * <p>The build does a share of it. The whole proof is {@code -Dcrash.runs=200 -Dcrash.kills=30}; {@code -Dcrash.seed}
 * repeats the moments as far as a clock can, and {@code -Dcrash.database} takes the URL of an empty PostgreSQL database.
 */
class CrashIT {
    private static final int RUNS = Integer.getInteger("crash.runs", 48);
    private static final int KILLS = Integer.getInteger("crash.kills", 6);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final Optional<String> DATABASE = Optional.ofNullable(System.getProperty("crash.database"));

    /** One run in so many draws with the embedded model; the others work on pictures. */
    private static final int DRAWING = 4;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<String> submissions = new ArrayList<>();

    /** Name of the workflow and the run that was promised for it. */
    private final Map<String, String> answered = new HashMap<>();

    /** Milliseconds until an undisturbed server listened. */
    private long startup;

    @Test
    void shouldLoseNothingAndDoNothingTwiceHoweverOftenItIsKilled() throws Exception {
        System.err.println("CrashIT: " + RUNS + " runs, " + KILLS + " kills, -Dcrash.seed=" + SEED);
        if (!Launched.hasTheEmbeddedModel()) {
            System.err.println("CrashIT: nothing is drawn, for the embedded model is not in the build.");
        }
        for (int i = 0; i < RUNS; i++) {
            submissions.add(
                    i % DRAWING == 1 && Launched.hasTheEmbeddedModel()
                            ? drawing(i).toString()
                            : picture(i).toString());
        }
        Path calm = Files.createDirectories(folder.resolve("calm"));
        Map<String, List<String>> control = undisturbed(calm);

        Path stormy = Files.createDirectories(folder.resolve("stormy"));
        int early = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (Launched server = serve(stormy)) {
                if (random.nextInt(4) == 0) {
                    early++;
                    Thread.sleep(random.nextLong(startup));
                } else {
                    String address = server.address().orElseThrow(() -> new AssertionError(server.said()));
                    Thread client = new Thread(() -> submit(address, (RUNS + KILLS - 1) / KILLS * 2));
                    client.start();
                    // As long as it took to begin, so that a slow machine gets as far as a quick one.
                    Thread.sleep(random.nextLong(startup));
                    server.kill();
                    client.join();
                }
                server.kill();
            }
        }
        System.err.println("CrashIT: killed " + early + " times before it listened, " + (KILLS - early) + " after; "
                + answered.size() + " of " + RUNS + " runs were taken in meanwhile");
        try (Launched server = serve(stormy)) {
            String address = server.address().orElseThrow(() -> new AssertionError(server.said()));
            submit(address, RUNS);
            awaitTheEnd(address);
            Map<String, JsonNode> records = records(address);
            assertThat(records.keySet()).as("every run once").isEqualTo(control.keySet());
            answered.forEach(
                    (name, id) -> assertThat(records.get(name).get("runId").asString())
                            .as(name)
                            .isEqualTo(id));
            records.forEach((name, record) -> {
                assertThat(record.get("status").asString())
                        .as(record.toString())
                        .isEqualTo("succeeded");
                assertThat(hashes(record)).as(name).isEqualTo(control.get(name));
            });
            server.interrupt();
            assertThat(server.await(30).err()).doesNotContain("\tat ");
            LeftBehind left = new LeftBehind(stormy, DATABASE);
            left.checkFiles(records.values());
            left.checkDatabase(records.values());
        }
    }

    private static ObjectNode picture(int number) {
        String name = "picture-" + number;
        return (ObjectNode) Json.COMPACT.readTree("""
                {"workflow": {"format": "darkroom/1", "name": "%s", "nodes": {
                  "mask": {"type": "darkroom.make-mask", "version": 1,
                           "inputs": {"width": %d, "height": 48, "shape": "ellipse", "feather": %d}},
                  "image": {"type": "darkroom.mask-to-image", "version": 1, "inputs": {"mask": {"from": "mask.mask"}}},
                  "save": {"type": "darkroom.save-image", "version": 1,
                           "inputs": {"image": {"from": "image.image"}, "name": "%s"}}}}}
                """.formatted(name, 32 + number % 16, number % 5, name));
    }

    private static ObjectNode drawing(int number) throws IOException {
        ObjectNode workflow =
                (ObjectNode) Json.COMPACT.readTree(Files.readString(Launched.project("workflows/text-to-image.json")));
        workflow.put("name", "drawing-" + number);
        ObjectNode submission = Json.COMPACT.createObjectNode();
        submission.set("workflow", workflow);
        submission.put("seed", number);
        submission
                .putObject("set")
                .put("denoise.steps", 2)
                .put("noise.width", 64)
                .put("noise.height", 64)
                .put("save.name", "drawing-" + number);
        return submission;
    }

    /** As often begun as it takes: what is proved here is that it is done once. */
    private static Launched serve(Path place) {
        List<String> command =
                new ArrayList<>(List.of("serve", "--port", "0", "--attempts", Integer.toString(KILLS + 1)));
        if (place.endsWith("stormy")) {
            DATABASE.ifPresent(url -> command.addAll(List.of("--database", url)));
        }
        return Launched.start(place, command.toArray(String[]::new));
    }

    /** The hashes of what each run leaves when nothing happens to the server. */
    private Map<String, List<String>> undisturbed(Path place) {
        long start = System.nanoTime();
        try (Launched server = serve(place)) {
            String address = server.address().orElseThrow(() -> new AssertionError(server.said()));
            startup = Duration.ofNanos(System.nanoTime() - start).toMillis();
            submit(address, RUNS);
            awaitTheEnd(address);
            Map<String, List<String>> hashes = new LinkedHashMap<>();
            records(address).forEach((name, record) -> hashes.put(name, hashes(record)));
            assertThat(hashes).hasSize(RUNS);
            assertThat(hashes.values())
                    .allSatisfy(outputs -> assertThat(outputs).hasSize(1));
            answered.clear();
            return hashes;
        }
    }

    /** Sends what was not promised yet, some of it, until the server is gone. */
    private void submit(String address, int most) {
        Client client = new Client(address);
        int sent = 0;
        for (String submission : submissions) {
            String name = Json.COMPACT.readTree(submission).at("/workflow/name").asString();
            if (sent == most) {
                return;
            }
            if (answered.containsKey(name)) {
                continue;
            }
            sent++;
            try {
                // The answer may have been lost, and not the run.
                Optional<String> there = client.named(name);
                answered.put(name, there.isPresent() ? there.get() : client.submit(submission));
            } catch (IOException gone) {
                return;
            }
        }
    }

    private static void awaitTheEnd(String address) {
        Client client = new Client(address);
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    JsonNode queue = client.get("/api/v1/queue");
                    return queue.get("waiting").isEmpty() && !queue.has("running");
                });
    }

    /** By the names of the workflows, which are different. */
    private static Map<String, JsonNode> records(String address) {
        try {
            Client client = new Client(address);
            Map<String, JsonNode> records = new LinkedHashMap<>();
            for (JsonNode run : client.get("/api/v1/runs?limit=1000").get("runs")) {
                String name = run.get("name").asString();
                JsonNode record = client.get("/api/v1/runs/" + run.get("runId").asString());
                assertThat(records.put(name, record))
                        .as("another run of " + name)
                        .isNull();
            }
            return records;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> hashes(JsonNode record) {
        return record.get("outputs").findValuesAsString("sha256");
    }
}
