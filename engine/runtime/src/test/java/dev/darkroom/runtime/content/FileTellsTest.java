package dev.darkroom.runtime.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FileTellsTest {
    private static byte[] tensors(String header) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(new byte[] {1, 2, 3, 4})
                .array();
    }

    @Test
    void shouldChangeWhatAPictureTells() throws IOException {
        byte[] png = Pictures.withText(
                Pictures.withText(Pictures.ramp(8, 8), "prompt", "of another program"), "darkroom", "a cat");
        FileTells file = FileTells.of("a.png", png);
        assertThat(file.text()).contains("a cat");
        byte[] changed = file.telling(text -> text.replace("cat", "dog"));
        assertThat(FileTells.of("a.png", changed).text()).contains("a dog");
        assertThat(new String(changed, StandardCharsets.ISO_8859_1)).doesNotContain("another program");
        assertThat(FileTells.of("a.png", file.silent()).text()).isEmpty();
        assertThat(ContentHash.of("a.png", changed)).isEqualTo(ContentHash.of("a.png", png));
    }

    @Test
    void shouldChangeWhatALatentTells() throws IOException {
        byte[] latent = tensors(
                "{\"__metadata__\":{\"darkroom\":\"a cat\",\"more\":\"x\"},\"t\":{\"dtype\":\"U8\",\"shape\":[4],"
                        + "\"data_offsets\":[0,4]}}");
        FileTells file = FileTells.of("a.safetensors", latent);
        assertThat(file.text()).contains("a cat");
        byte[] changed = file.telling(text -> text + " and a dog");
        assertThat(FileTells.of("a.safetensors", changed).text()).contains("a cat and a dog");
        byte[] silent = file.silent();
        assertThat(new String(silent, StandardCharsets.ISO_8859_1)).doesNotContain("__metadata__", "cat");
        assertThat(Arrays.copyOfRange(silent, silent.length - 4, silent.length)).containsExactly(1, 2, 3, 4);
        assertThat(ContentHash.of("a.safetensors", silent))
                .isPresent()
                .isEqualTo(ContentHash.of("a.safetensors", latent))
                .isEqualTo(ContentHash.of("a.safetensors", changed));
    }

    @Test
    void shouldTellWhatItCannotLookInto() throws IOException {
        FileTells text = FileTells.of("a.txt", new byte[] {1, 2, 3});
        assertThat(text.able()).isFalse();
        assertThat(text.text()).isEmpty();
        assertThatThrownBy(() ->
                        FileTells.of("a.safetensors", new byte[] {1, 2, 3}).text())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> FileTells.of("a.png", Arrays.copyOf(Pictures.ramp(8, 8), 40))
                        .text())
                .isInstanceOf(IOException.class);
    }
}
