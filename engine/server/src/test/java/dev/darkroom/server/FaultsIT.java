package dev.darkroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.darkroom.server.Launched.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What can go wrong around a server: each has one sentence, and nothing that was there is harmed. */
class FaultsIT {
    private static final String PICTURE = """
            {"workflow": {"format": "darkroom/1", "name": "picture", "nodes": {
              "mask": {"type": "darkroom.make-mask", "version": 1, "inputs": {"width": %1$d, "height": %1$d}},
              "image": {"type": "darkroom.mask-to-image", "version": 1, "inputs": {"mask": {"from": "mask.mask"}}},
              "save": {"type": "darkroom.save-image", "version": 1, "inputs": {"image": {"from": "image.image"}}}}}}
            """;

    @TempDir
    Path folder;

    private static String address(Launched server) {
        return server.address().orElseThrow(() -> new AssertionError(server.said()));
    }

    private static JsonNode awaitTheEnd(Client client, String id) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> client.get("/api/v1/runs/" + id).has("finished"));
        try {
            return client.get("/api/v1/runs/" + id);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRefused(String sentence, String... command) {
        Answer answer = Launched.run(folder, command);
        assertThat(answer.exitCode()).as(answer.err()).isNotZero();
        assertThat(answer.err().lines().filter(line -> line.startsWith("darkroom: ")))
                .as(answer.err())
                .singleElement()
                .asString()
                .contains(sentence)
                .endsWith(".");
        assertThat(answer.err()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void shouldLetOneServerAloneUseADataFolder() throws IOException {
        try (Launched server = Launched.start(folder, "serve", "--port", "0")) {
            Client client = new Client(address(server));
            assertRefused("Another Darkroom server uses the data folder", "serve", "--port", "0");
            String id = client.submit(PICTURE.formatted(16));
            assertThat(awaitTheEnd(client, id).get("status").asString()).isEqualTo("succeeded");
        }
    }

    @Test
    void shouldLeaveADamagedDatabaseAsItIs() throws IOException {
        try (Launched server = Launched.start(folder, "serve", "--port", "0")) {
            Client client = new Client(address(server));
            awaitTheEnd(client, client.submit(PICTURE.formatted(16)));
            server.interrupt();
            server.await(30);
        }
        Path database = folder.resolve("data/darkroom.db");
        Path backup = Files.createDirectories(folder.resolve("data/backups")).resolve("darkroom-1700000000.db");
        Files.copy(database, backup);
        byte[] damaged = Files.readAllBytes(database);
        Arrays.fill(damaged, 4096, damaged.length, (byte) 0x5a);
        Files.write(database, damaged);

        assertRefused("is damaged and was left as it is; the newest backup is " + backup, "serve", "--port", "0");
        assertThat(Files.readAllBytes(database)).isEqualTo(damaged);
    }

    @Test
    void shouldSayThatAFolderMayNotBeWrittenTo() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("locked"));
        boolean mounted = command("mount", "-t", "tmpfs", "-o", "size=64k,ro", "tmpfs", disk.toString());
        if (!mounted) {
            System.err.println("SKIPPED: FaultsIT needs to mount a small tmpfs, which only root may.");
        }
        assumeTrue(mounted, "needs to mount a small tmpfs");
        try {
            assertRefused("The data folder " + disk, "serve", "--port", "0", "--data", disk.toString());
            assertRefused("The output folder " + disk, "serve", "--port", "0", "--out", disk.toString());
        } finally {
            command("umount", "-l", disk.toString());
        }
    }

    @Test
    void shouldSayThatAFolderIsAFile() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "notes");
        assertRefused("is a file; give a folder", "serve", "--port", "0", "--data", notes.toString());
        assertRefused("is a file; give a folder", "serve", "--port", "0", "--out", notes.toString());
    }

    private static boolean command(String... words) throws InterruptedException {
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
}
