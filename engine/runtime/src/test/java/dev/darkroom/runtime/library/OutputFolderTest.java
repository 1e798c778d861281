package dev.darkroom.runtime.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.SavedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path temporary;

    private Path folder;
    private OutputFolder outputs;

    @BeforeEach
    void open() {
        folder = temporary.resolve("out/deeper");
        outputs = new OutputFolder(folder, new FileHashes(temporary.resolve("hashes.txt")), OutputNotice.NONE);
    }

    private List<String> files() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldNumberFilesAndOverwriteNone() throws Exception {
        SavedFile first = outputs.save("cat", "png", "image/png", CONTENT);
        Files.write(folder.resolve("cat_00007.jpg"), CONTENT);
        SavedFile second = outputs.save("cat", "png", "image/png", CONTENT);
        outputs.save("cat(1)", "png", "image/png", CONTENT);

        assertThat(first.name()).isEqualTo("cat_00001.png");
        assertThat(second.name()).isEqualTo("cat_00008.png");
        assertThat(first.sha256()).isEqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
        assertThat(files()).containsExactly("cat(1)_00001.png", "cat_00001.png", "cat_00007.jpg", "cat_00008.png");
        assertThat(outputs.holds(first)).isTrue();
        assertThat(outputs.holds(new SavedFile("../x", "image/png", first.sha256())))
                .isFalse();
    }

    @Test
    void shouldGiveEachOfManyWritersAFileOfItsOwn() throws Exception {
        Set<String> names = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 40)
                .parallel()
                .forEach(i -> names.add(
                        new OutputFolder(folder, new FileHashes(temporary.resolve("hashes.txt")), OutputNotice.NONE)
                                .save("x", "txt", "text/plain", new byte[] {(byte) i})
                                .name()));
        assertThat(names).hasSize(40);
        assertThat(files()).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "", "..", "a\\b", ".x"})
    void shouldRefuseANameThatIsNotPlain(String name) {
        assertThatThrownBy(() -> outputs.save(name, "png", "image/png", CONTENT))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void shouldTellThatTheFolderIsAFile() throws Exception {
        Files.createDirectories(folder.getParent());
        Files.write(folder, CONTENT);
        assertThatThrownBy(() -> outputs.save("x", "png", "image/png", CONTENT))
                .isInstanceOf(OutputFailedException.class)
                .hasMessageContaining("output folder");
        assertThat(folder).hasBinaryContent(CONTENT);
    }

    @Test
    void shouldTellThatTheFolderMayNotBeWritten() throws Exception {
        Path readOnly = Path.of("/proc/self/darkroom");
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc, a folder that nobody can write to");
        assertThatThrownBy(() -> new OutputFolder(
                                readOnly, new FileHashes(temporary.resolve("hashes.txt")), OutputNotice.NONE)
                        .save("x", "png", "image/png", CONTENT))
                .isInstanceOf(OutputFailedException.class)
                .hasMessageStartingWith("Cannot save \"x.png\" (3 bytes): ")
                .hasMessageEndingWith(".");
    }

    @Test
    void shouldTellThatTheDiskIsFullAndLeaveNothing() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs /dev/full, a disk that is always full");
        assertThatThrownBy(() -> AtomicFiles.fill(full, CONTENT))
                .isInstanceOf(IOException.class)
                .satisfies(e -> assertThat(OutputFolder.reason((Exception) e)).startsWith("the disk is full"));
    }
}
