package dev.darkroom.runtime.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.runtime.Bench;
import dev.darkroom.runtime.Configuration;
import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunEvent.Source;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an engine leaves on disk for the next one. */
@Timeout(120)
class DiskCacheTest {
    private static final String NODES = """
            'd': {'type': 'probe.develop', 'inputs': {'text': '%s'}},
            's': {'type': 'probe.describe', 'inputs': {
                'image': {'from': 'd.image'}, 'mask': {'from': 'd.mask'}, 'latent': {'from': 'd.latent'},
                'words': {'from': 'd.words'}, 'images': {'from': 'd.images'}, 'said': {'from': 'd.said'},
                'whole': {'from': 'd.whole'}, 'real': {'from': 'd.real'}, 'flag': {'from': 'd.flag'}}},
            'f': {'type': 'probe.save-text', 'inputs': {'text': {'from': 's.text'}}}
            """;

    @TempDir
    Path folder;

    private record Told(RunRecord record, Map<String, Source> sources, List<String> notes, String saved) {}

    private Told run(Bench bench, String nodes) throws Exception {
        List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch over = new CountDownLatch(1);
        RunRecord record = bench.darkroom()
                .start(RunRequest.of(Bench.workflow(nodes)), event -> {
                    events.add(event);
                    if (event instanceof RunEvent.Finished) {
                        over.countDown();
                    }
                })
                .await();
        assertThat(record.status()).as("%s", record.error()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        Map<String, Source> sources = new TreeMap<>();
        List<String> notes = new ArrayList<>();
        for (RunEvent event : events) {
            if (event instanceof RunEvent.NodeFinished done) {
                sources.put(done.node(), done.source());
            } else if (event instanceof RunEvent.Note note) {
                notes.add(note.sentence());
            }
        }
        String saved = record.outputs().isEmpty()
                ? ""
                : Files.readString(
                        bench.output().resolve(record.outputs().get(0).file()));
        return new Told(record, sources, notes, saved);
    }

    /** Runs in an engine of its own, as a process that begins anew. */
    private Told runAnew(String nodes) throws Exception {
        return runAnew(nodes, settings -> settings);
    }

    private Told runAnew(String nodes, UnaryOperator<Configuration> setting) throws Exception {
        try (Bench bench = Bench.in(folder, setting)) {
            return run(bench, nodes);
        }
    }

    private List<Path> files() throws IOException {
        Path results = folder.resolve("data/cache/results");
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(results)) {
            return all.sorted().toList();
        }
    }

    @Test
    void shouldUseWhatAnEarlierProcessComputedBitByBit() throws Exception {
        Told first = runAnew(NODES.formatted("rabbit"));
        assertThat(first.sources()).containsEntry("d", Source.COMPUTED).containsEntry("s", Source.COMPUTED);
        assertThat(files()).hasSize(1);

        try (Bench bench = Bench.in(folder)) {
            Told second = run(bench, NODES.formatted("rabbit"));
            assertThat(second.sources()).containsEntry("d", Source.DISK).containsEntry("s", Source.COMPUTED);
            assertThat(second.record().nodes().get("d").status()).isEqualTo(NodeStatus.CACHED);
            assertThat(second.saved()).isEqualTo(first.saved()).contains("NaN", "0.30000000000000004");
            assertThat(second.notes()).isEqualTo(first.notes()).containsExactly("developed rabbit");
            Told third = run(bench, NODES.formatted("rabbit"));
            assertThat(third.sources()).as("now in memory").containsEntry("d", Source.MEMORY);
            assertThat(third.saved()).isEqualTo(first.saved());
            assertThat(bench.count("develop")).isZero();
        }
    }

    @Test
    void shouldComputeAnewWhatIsDamagedAndKeepItAgain() throws Exception {
        String saved = runAnew(NODES.formatted("rabbit")).saved();
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int at : List.of(3, 60, 300, whole.length - 1)) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            Files.write(file, flipped);
            Told again = runAnew(NODES.formatted("rabbit"));
            assertThat(again.sources()).as("byte %d", at).containsEntry("d", Source.COMPUTED);
            assertThat(again.saved()).isEqualTo(saved);
        }
        for (int length : List.of(0, 7, 100, whole.length - 4)) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(runAnew(NODES.formatted("rabbit")).sources())
                    .as("%d bytes", length)
                    .containsEntry("d", Source.COMPUTED);
        }
        assertThat(runAnew(NODES.formatted("rabbit")).sources()).containsEntry("d", Source.DISK);
        assertThat(files()).hasSize(1);
    }

    @Test
    void shouldNotUseAFileUnderAnotherKey() throws Exception {
        runAnew(NODES.formatted("rabbit"));
        Path rabbit = files().get(0);
        runAnew(NODES.formatted("lamp"));
        Path lamp = files().stream().filter(f -> !f.equals(rabbit)).findFirst().orElseThrow();
        Files.copy(rabbit, lamp, StandardCopyOption.REPLACE_EXISTING);
        Told told = runAnew(NODES.formatted("lamp"));
        assertThat(told.sources()).containsEntry("d", Source.COMPUTED);
        assertThat(told.saved()).contains("lamp").doesNotContain("rabbit");
    }

    @Test
    void shouldKeepNothingThatOwnsNativeMemoryOrMayNotBeKept() throws Exception {
        try (Bench bench = Bench.in(folder)) {
            bench.hook("hang", name -> pause());
            run(bench, """
                    'o': {'type': 'probe.open', 'inputs': {'name': 'x'}},
                    'h': {'type': 'probe.hang', 'inputs': {'handle': {'from': 'o.handle'}}},
                    'n': {'type': 'probe.never', 'inputs': {}}
                    """);
        }
        assertThat(files()).isEmpty();
        runAnew(NODES.formatted("rabbit"), settings -> settings.withDiskBytes(0));
        assertThat(files()).isEmpty();
    }

    @Test
    void shouldKeepWhatIsCheapItselfButHasSomethingCostlyAboveThatCannotBeKept() throws Exception {
        String nodes = """
                'o': {'type': 'probe.open', 'inputs': {'name': 'x'}},
                'h': {'type': 'probe.hang', 'inputs': {'handle': {'from': 'o.handle'}}},
                'r': {'type': 'probe.read-handle', 'inputs': {'handle': {'from': 'h.handle'}}},
                'f': {'type': 'probe.save-text', 'inputs': {'text': {'from': 'r.name'}}}
                """;
        try (Bench bench = Bench.in(folder)) {
            bench.hook("hang", name -> pause());
            run(bench, nodes);
        }
        try (Bench bench = Bench.in(folder)) {
            Told told = run(bench, nodes);
            assertThat(told.sources()).isEqualTo(Map.of("r", Source.DISK, "f", Source.COMPUTED));
            assertThat(bench.count("opened")).isZero();
        }
    }

    @Test
    void shouldStayWithinItsBytesAndForgetWhatWasUnusedLongest() throws Exception {
        runAnew(NODES.formatted("0"));
        Path first = files().get(0);
        long bytes = Files.size(first);
        UnaryOperator<Configuration> small = c -> c.withDiskBytes(bytes * 5);
        for (int i = 1; i < 8; i++) {
            runAnew(NODES.formatted(String.valueOf(i)), small);
            assertThat(runAnew(NODES.formatted("0"), small).sources())
                    .as("used just now")
                    .containsEntry("d", Source.DISK);
        }
        assertThat(files()).hasSizeBetween(2, 5).contains(first);
        assertThat(runAnew(NODES.formatted("1"), small).sources()).containsEntry("d", Source.COMPUTED);
    }

    @Test
    void shouldKeepItsOrderWhenTheClockGoesBack() throws Exception {
        Path results = folder.resolve("results");
        StoredResult text = new StoredResult(List.of("text"), List.of());
        try (DiskResults disk = new DiskResults(results, 1 << 20)) {
            assertThat(disk.write("a", text)).isTrue();
        }
        // As if the clock had been a year ahead when "a" was written.
        long ahead = System.currentTimeMillis() + TimeUnit.DAYS.toMillis(365);
        Files.setLastModifiedTime(results.resolve("a.safetensors"), FileTime.fromMillis(ahead));
        try (DiskResults disk = new DiskResults(results, 1 << 20)) {
            assertThat(disk.read("a")).isPresent();
            disk.write("b", text);
        }
        assertThat(Files.getLastModifiedTime(results.resolve("b.safetensors")).toMillis())
                .isGreaterThan(ahead);
    }

    @Test
    void shouldShareAFolderWithAnotherProcess() throws Exception {
        Path results = folder.resolve("results");
        StoredResult text = new StoredResult(List.of("text", Optional.empty(), Optional.of(3L)), List.of("a note"));
        try (DiskResults one = new DiskResults(results, 1 << 20);
                DiskResults other = new DiskResults(results, 1 << 20)) {
            List<Thread> threads = new ArrayList<>();
            for (DiskResults disk : List.of(one, other)) {
                threads.add(new Thread(() -> {
                    for (int i = 0; i < 50; i++) {
                        disk.write("key" + i, text);
                        disk.read("key" + i);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        try (DiskResults third = new DiskResults(results, 1 << 20)) {
            for (int i = 0; i < 50; i++) {
                assertThat(third.read("key" + i)).contains(text);
            }
            Files.delete(results.resolve("key7.safetensors"));
            assertThat(third.read("key7")).as("removed by another process").isEmpty();
        }
        try (Stream<Path> left = Files.list(results)) {
            assertThat(left.map(file -> file.getFileName().toString())).allMatch(name -> name.startsWith("key"));
        }
    }

    @Test
    void shouldRunOnWhenTheFolderCannotBeWritten() throws Exception {
        Files.createDirectories(folder.resolve("data/cache"));
        Files.writeString(folder.resolve("data/cache/results"), "a file where the folder should be");
        assertThat(runAnew(NODES.formatted("rabbit")).sources()).containsEntry("d", Source.COMPUTED);
    }

    private static void pause() {
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
