package dev.darkroom.server.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.server.space.Removal.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {
    private static final Policy MONTH = new Policy(Duration.ofDays(30), 10_000);

    @TempDir
    Path data;

    @TempDir
    Path output;

    private Housekeeping housekeeping;

    @BeforeEach
    void open() {
        housekeeping = new Housekeeping(data, output);
    }

    private static Path file(Path place, int bytes, Duration age) throws IOException {
        Files.createDirectories(place.getParent());
        Files.write(place, new byte[bytes]);
        return Files.setLastModifiedTime(place, FileTime.from(Instant.now().minus(age)));
    }

    private Path result(String name, int bytes, Duration age) throws IOException {
        return file(data.resolve("cache/results/" + name + ".safetensors"), bytes, age);
    }

    private List<Path> found(Policy policy) {
        return housekeeping.find(policy).stream().map(Removal::file).toList();
    }

    @Test
    void shouldFindNothingInFoldersThatAreNotThere() {
        housekeeping = new Housekeeping(data.resolve("none"), output.resolve("none"));
        assertThat(housekeeping.find(Policy.USUAL)).isEmpty();
    }

    @Test
    void shouldLetGoOfThePicturesOfOldStepsAndTheirFolders() throws Exception {
        Path old = file(data.resolve("cache/steps/run-1/denoise/0-1-20.png"), 10, Duration.ofDays(31));
        Path large = file(data.resolve("cache/steps/run-2/outer~denoise/0-1-20.png"), 9_000, Duration.ofDays(3));
        Path young = file(data.resolve("cache/steps/run-2/outer~denoise/1-2-20.png"), 9_000, Duration.ofDays(2));
        assertThat(found(MONTH)).containsExactly(old, large);
        housekeeping.remove(housekeeping.find(MONTH));
        assertThat(old.getParent().getParent()).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void shouldLetGoOfWhatWasNotUsedForLong() throws Exception {
        Path old = result("old", 10, Duration.ofDays(31));
        result("young", 10, Duration.ofDays(29));
        Path log = file(data.resolve("logs/darkroom.jsonl.2"), 10, Duration.ofDays(31));
        file(data.resolve("logs/darkroom.jsonl"), 10, Duration.ofDays(31));

        assertThat(found(MONTH)).containsExactly(old, log);
        assertThat(old).as("found, not removed").exists();
        assertThat(housekeeping.remove(housekeeping.find(MONTH)))
                .extracting(Removal::kind)
                .containsExactly(Kind.RESULT, Kind.LOG);
        assertThat(old).doesNotExist();
        assertThat(found(MONTH)).isEmpty();
    }

    @Test
    void shouldMakeRoomOldestFirst() throws Exception {
        Path newer = result("newer", 3000, Duration.ofDays(1));
        Path older = result("older", 3000, Duration.ofDays(2));

        assertThat(found(new Policy(MONTH.keep(), 6000))).isEmpty();
        assertThat(found(new Policy(MONTH.keep(), 5999))).containsExactly(older);
        assertThat(found(new Policy(MONTH.keep(), 0))).containsExactly(older, newer);
        assertThat(found(new Policy(Duration.ZERO, Long.MAX_VALUE))).containsExactly(older, newer);
    }

    @Test
    void shouldNeverTouchWhatIsPeoplesOwn() throws Exception {
        for (String place : List.of(
                "models/m/model.safetensors",
                "input/a.png",
                "state/training/step.safetensors",
                "artifacts/aa/11",
                "darkroom.db",
                "backups/darkroom.db",
                "plugins/p.jar",
                "cache/hashes.txt")) {
            file(data.resolve(place), 5000, Duration.ofDays(900));
        }
        file(output.resolve("rabbit_00001.png"), 5000, Duration.ofDays(900));
        assertThat(found(new Policy(Duration.ZERO, 0))).isEmpty();
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
