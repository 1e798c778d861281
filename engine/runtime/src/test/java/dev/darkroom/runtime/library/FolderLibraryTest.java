package dev.darkroom.runtime.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderLibraryTest {
    @TempDir
    Path folder;

    private Path models;
    private FolderLibrary library;

    @BeforeEach
    void open() throws Exception {
        models = Files.createDirectories(folder.resolve("models"));
        Files.createDirectories(models.resolve("small/unet"));
        Files.writeString(models.resolve("small/model_index.json"), "{}");
        Files.writeString(models.resolve("small/unet/config.json"), "{}");
        Files.writeString(models.resolve("single.safetensors"), "weights");
        Files.createDirectories(models.resolve("sd/vae-mse"));
        Files.writeString(models.resolve("sd/vae-mse/config.json"), "{}");
        Files.createDirectories(folder.resolve("input/sub"));
        Files.writeString(folder.resolve("input/cat.png"), "a cat");
        Files.writeString(folder.resolve("input/sub/dog.png"), "a dog");
        Files.writeString(folder.resolve("secret.safetensors"), "secret");
        library = new FolderLibrary(
                List.of(folder.resolve("absent"), models),
                folder.resolve("input"),
                folder.resolve("state"),
                new FileHashes(folder.resolve("hashes.txt")));
    }

    @Test
    void shouldFindModelsByName() {
        assertThat(library.model("model", "small").path()).isEqualTo(models.resolve("small"));
        assertThat(library.model("model", "single").path()).isEqualTo(models.resolve("single.safetensors"));
        assertThat(library.model("model", "single.safetensors").sha256())
                .isEqualTo(library.model("model", "single").sha256())
                .matches("[0-9a-f]{64}");
        assertThat(library.model("model", "sd/vae-mse").name()).isEqualTo("sd/vae-mse");
    }

    @Test
    void shouldListModelsAndInputs() {
        assertThat(library.choices("models")).containsExactly("sd/vae-mse", "single", "small");
        assertThat(library.choices("inputs")).containsExactly("cat.png", "sub/dog.png");
        assertThat(library.choices("other")).isEmpty();
    }

    @Test
    void shouldHashAFolderByNamesAndContents() throws Exception {
        String before = library.model("model", "small").sha256();
        assertThat(library.model("model", "small").sha256()).isEqualTo(before);
        Files.writeString(models.resolve("small/.hidden"), "does not count");
        assertThat(library.model("model", "small").sha256()).isEqualTo(before);
        Files.writeString(models.resolve("small/unet/more.json"), "{}");
        ModelFile changed = library.model("model", "small");
        assertThat(changed.sha256()).isNotEqualTo(before);
    }

    @Test
    void shouldSuggestTheNearestName() {
        assertThatThrownBy(() -> library.model("model", "smal"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"smal\"")
                .hasMessageContaining("the nearest is \"small\"");
        assertThatThrownBy(() -> library.input("image", "cat.jpg")).hasMessageContaining("cat.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "..",
                "small/../../secret",
                "/etc/passwd",
                "C:\\x",
                "a\\b",
                "",
                " ",
                ".hidden",
                "a//b",
                "a/",
                "nul\0byte",
                "small/./unet"
            })
    void shouldRefuseNamesThatLeaveTheFolder(String name) {
        assertThatThrownBy(() -> library.model("model", name)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> library.input("image", name)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> library.state("name", name)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void shouldRefuseLinksThatLeaveTheFolder() throws Exception {
        Files.createSymbolicLink(models.resolve("link.safetensors"), folder.resolve("secret.safetensors"));
        assertThatThrownBy(() -> library.model("model", "link")).isInstanceOf(InvalidInputException.class);
        assertThat(library.choices("models")).doesNotContain("link");
    }

    @Test
    void shouldMakeAStateFolder() {
        Path state = library.state("name", "training-1");
        assertThat(state).isDirectory().isEqualTo(folder.resolve("state/training-1"));
    }

    @Test
    void shouldRememberHashesAndIgnoreADamagedIndex() throws Exception {
        Path index = folder.resolve("index.txt");
        Path file = Files.writeString(folder.resolve("file"), "content");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
        String hash = new FileHashes(index).of(file);
        assertThat(Files.readString(index)).contains(hash);

        Files.writeString(index, Files.readString(index).replace(hash, "0".repeat(64)));
        assertThat(new FileHashes(index).of(file)).as("taken from the index").isEqualTo("0".repeat(64));

        Files.writeString(index, "darkroom-hashes/1\nnonsense\n1\t2\tnot a hash\t/x\n\0\0");
        assertThat(new FileHashes(index).of(file)).isEqualTo(hash);
        Files.write(index, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(new FileHashes(index).of(file)).isEqualTo(hash);
    }
}
