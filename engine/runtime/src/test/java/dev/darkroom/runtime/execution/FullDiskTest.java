package dev.darkroom.runtime.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.darkroom.runtime.Bench;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 128 KiB, which only the machine's administrator can make. */
@Timeout(120)
class FullDiskTest {
    private static final String LARGE = "x".repeat(200_000);

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("output"));
        boolean mounted = command("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString());
        if (!mounted) {
            System.out.println("SKIPPED: FullDiskTest needs to mount a small tmpfs, which only root may.");
        }
        assumeTrue(mounted, "needs to mount a small tmpfs");
    }

    @AfterEach
    void unmount() throws Exception {
        command("umount", "-l", disk.toString());
    }

    private static boolean command(String... words) throws Exception {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(disk)) {
            return all.toList();
        }
    }

    private static RunRecord save(Bench bench, String text) {
        return bench.run("'f': {'type': 'probe.save-text', 'inputs': {'text': '%s'}}".formatted(text));
    }

    @Test
    void shouldFailTheRunInOneSentenceAndLeaveNothing() throws Exception {
        try (Bench bench = Bench.in(folder)) {
            RunRecord record = save(bench, LARGE);

            assertThat(record.status()).isEqualTo(RunStatus.FAILED);
            assertThat(record.error()).hasValueSatisfying(error -> {
                assertThat(error.kind()).isEqualTo(RunError.Kind.OUTPUT);
                assertThat(error.message())
                        .startsWith("Node \"f\": Cannot save \"text.txt\" (")
                        .endsWith("the disk is full; free some space or choose another output folder.");
            });
            assertThat(record.outputs()).isEmpty();
            assertThat(files()).isEmpty();

            RunRecord next = save(bench, "small");
            assertThat(next.status()).as("%s", next.error()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(files()).hasSize(1);
        }
    }

    @Test
    void shouldTellThatTheDiskIsReadOnly() throws Exception {
        assertThat(command("mount", "-o", "remount,ro", disk.toString())).isTrue();
        try (Bench bench = Bench.in(folder)) {
            RunRecord record = save(bench, "small");
            assertThat(record.error().map(RunError::message)).hasValueSatisfying(message -> assertThat(message)
                    .endsWith("the output folder may not be written to; change its permissions or choose another"
                            + " one."));
            assertThat(command("mount", "-o", "remount,rw", disk.toString())).isTrue();
            assertThat(save(bench, "small").status()).isEqualTo(RunStatus.SUCCEEDED);
        }
    }

    @Test
    void shouldKeepNoHalfResultAndGoOnWithout() throws Exception {
        try (DiskResults results = new DiskResults(disk, 1 << 30)) {
            assertThat(results.write("small", new StoredResult(List.of("x"), List.of())))
                    .isTrue();
            results.write("large", new StoredResult(List.of(LARGE), List.of()));
        }
        assertThat(files()).containsExactly(disk.resolve("small.safetensors"));
        try (DiskResults results = new DiskResults(disk, 1 << 30)) {
            assertThat(results.read("small")).isPresent();
            assertThat(results.read("large")).isEmpty();
        }
    }
}
