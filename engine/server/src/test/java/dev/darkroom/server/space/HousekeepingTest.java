package dev.darkroom.server.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.server.space.Removal.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {
    private static final Policy MONTH = new Policy(Duration.ofDays(30), 10_000);

    @TempDir
    Path data;

    @TempDir
    Path output;

    private final Set<String> held = new HashSet<>();
    private Housekeeping housekeeping;

    @BeforeEach
    void open() {
        housekeeping = new Housekeeping(data, output, held::contains);
    }

    private static Path file(Path place, int bytes, Duration age) throws IOException {
        Files.createDirectories(place.getParent());
        Files.write(place, new byte[bytes]);
        return Files.setLastModifiedTime(place, FileTime.from(Instant.now().minus(age)));
    }

    private Path result(String name, int bytes, Duration age) throws IOException {
        return file(data.resolve("cache/results/" + name + ".safetensors"), bytes, age);
    }

    private Path artifact(String sha256, int bytes, Duration age) throws IOException {
        return file(data.resolve("artifacts/" + sha256.substring(0, 2) + "/" + sha256.substring(2)), bytes, age);
    }

    private List<Path> found(Policy policy) {
        return housekeeping.find(policy).stream().map(Removal::file).toList();
    }

    @Test
    void shouldFindNothingInFoldersThatAreNotThere() {
        housekeeping = new Housekeeping(data.resolve("none"), output.resolve("none"), held::contains);
        assertThat(housekeeping.find(Policy.USUAL)).isEmpty();
    }

    @Test
    void shouldLetGoOfWhatWasNotUsedForLong() throws Exception {
        Path old = result("old", 10, Duration.ofDays(31));
        result("young", 10, Duration.ofDays(29));
        Path artifact = artifact("aa11", 10, Duration.ofDays(31));
        Path log = file(data.resolve("logs/darkroom.log.2"), 10, Duration.ofDays(31));
        file(data.resolve("logs/darkroom.log"), 10, Duration.ofDays(31));

        assertThat(found(MONTH)).containsExactly(old, artifact, log);
        assertThat(old).as("found, not removed").exists();
        assertThat(housekeeping.remove(housekeeping.find(MONTH)))
                .extracting(Removal::kind)
                .containsExactly(Kind.RESULT, Kind.ARTIFACT, Kind.LOG);
        assertThat(old).doesNotExist();
        assertThat(found(MONTH)).isEmpty();
    }

    @Test
    void shouldMakeRoomWithResultsBeforeArtifactsAndOldestFirst() throws Exception {
        Path artifact = artifact("aa11", 4000, Duration.ofDays(3));
        artifact("bb22", 4000, Duration.ofDays(1));
        Path older = result("older", 3000, Duration.ofDays(2));
        Path newer = result("newer", 3000, Duration.ofDays(1));

        assertThat(found(MONTH)).containsExactly(older, newer).doesNotContain(artifact);
        assertThat(found(new Policy(MONTH.keep(), 4000))).containsExactly(older, newer, artifact);
        assertThat(found(new Policy(MONTH.keep(), 14_000))).isEmpty();
    }

    @Test
    void shouldNeverTouchWhatIsHeld() throws Exception {
        artifact("aa11", 5000, Duration.ofDays(300));
        Path free = artifact("bb22", 5000, Duration.ofDays(1));
        held.add("aa11");
        assertThat(found(new Policy(Duration.ofDays(1000), 1000))).containsExactly(free);
        assertThat(found(new Policy(Duration.ZERO, 0))).containsExactly(free);
    }

    @Test
    void shouldRemoveHalfWrittenFilesOnlyWhenNobodyCanBeWritingThem() throws Exception {
        Path died = file(output.resolve(".darkroom-1.tmp"), 10, Duration.ofHours(2));
        file(output.resolve(".darkroom-2.tmp"), 10, Duration.ofMinutes(1));
        file(output.resolve("mine.tmp"), 10, Duration.ofDays(900));
        file(output.resolve("rabbit_00001.png"), 10, Duration.ofDays(900));
        Path inCache = file(data.resolve("cache/results/.darkroom-3.tmp"), 10, Duration.ofHours(2));
        file(data.resolve("models/m/model.safetensors"), 100_000, Duration.ofDays(900));

        assertThat(found(MONTH)).containsExactly(died, inCache);
    }

    @Test
    void shouldKeepWhatComesFromTheFuture() throws Exception {
        result("ahead", 10, Duration.ofDays(-400));
        assertThat(found(MONTH)).isEmpty();
    }
}
