package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.darkroom.runtime.dispatch.Lease;
import dev.darkroom.runtime.run.RunStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder on a disk that is full, or may not be written to. */
class FaultyDiskTest {
    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("data"));
        boolean mounted = command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString());
        if (!mounted) {
            System.err.println("SKIPPED: FaultyDiskTest needs to mount a small tmpfs, which only root may.");
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

    /** Takes all the room there is. */
    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    @Test
    void shouldRefuseRunsWhileTheDiskIsFullAndTakeThemAgainAfterwards() throws Exception {
        try (Desk desk = Desk.open(folder)) {
            String kept = desk.submit("kept");
            Path filler = fill();
            // What is left of the last page of the log may take one or two more.
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 200; i++) {
                            desk.submit("too many");
                        }
                    })
                    .isInstanceOf(StoreException.class)
                    .hasMessage("The disk is full, so nothing can be kept; free some space, then try again.");
            int waiting = desk.store.queue().waiting().size();
            assertThat(desk.status(kept)).as("what is there can be looked at").isEqualTo(RunStatus.QUEUED);

            Files.delete(filler);
            desk.submit("again");
            assertThat(desk.store.queue().waiting()).hasSize(waiting + 1);
        }
    }

    @Test
    void shouldKeepTheEndOfARunOnceThereIsRoom() throws Exception {
        String id;
        try (Desk desk = Desk.open(folder)) {
            id = desk.submit("patient");
            Lease lease = desk.take();
            desk.submit("x".repeat(1000));
            Path filler = fill();
            assertThat(desk.end(lease, RunStatus.SUCCEEDED)).isTrue();
            assertThat(desk.store.history().record(id).orElseThrow())
                    .as("is told of already")
                    .contains("\"succeeded\"");
            Files.delete(filler);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> desk.status(id) == RunStatus.SUCCEEDED);
        }
        try (Desk again = Desk.open(folder)) {
            assertThat(again.status(id)).isEqualTo(RunStatus.SUCCEEDED);
        }
    }

    @Test
    void shouldSayThatTheFolderMayNotBeWrittenTo() throws Exception {
        assertThat(command("mount", "-o", "remount,ro", disk.toString())).isTrue();
        assertThatThrownBy(() -> Desk.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The data folder " + disk + " cannot be written to")
                .hasMessageContaining("choose another with --data.");
    }

    @Test
    void shouldSayThatTheFolderIsAFile() throws Exception {
        Path taken = folder.resolve("taken");
        Files.writeString(Files.createDirectory(taken).resolve("data"), "notes");
        assertThatThrownBy(() -> Desk.open(taken))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be written to");
    }
}
