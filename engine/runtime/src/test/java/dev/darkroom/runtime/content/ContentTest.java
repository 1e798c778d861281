package dev.darkroom.runtime.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    private static final byte[] PNG = Pictures.ramp(16, 4);

    @Test
    void shouldHashThePixelsAndNotTheTexts() {
        String plain = ContentHash.of("a.png", PNG).orElseThrow();
        assertThat(ContentHash.of("b.PNG", Pictures.withText(PNG, "darkroom", "{}")))
                .contains(plain);
        assertThat(ContentHash.of("a.png", Pictures.ramp(16, 4, 3, 3, 0xff0000)))
                .isPresent()
                .get()
                .isNotEqualTo(plain);
        assertThat(ContentHash.of("a.png", Pictures.ramp(4, 16))).get().isNotEqualTo(plain);
        assertThat(ContentHash.of("a.txt", PNG)).isEmpty();
        assertThat(ContentHash.of("a.png", Arrays.copyOf(PNG, 60))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_BINARY
            })
    void shouldReadEveryKindOfPixel(int type) throws IOException {
        BufferedImage image = new BufferedImage(5, 3, type);
        PngPixels black = PngPixels.decode(Pictures.png(image));
        image.setRGB(4, 2, 0xffffffff);
        PngPixels dotted = PngPixels.decode(Pictures.png(image));

        assertThat(ContentHash.of(dotted)).isNotEqualTo(ContentHash.of(black));
        assertThat(dotted.at(4, 2, 0)).isEqualTo(dotted.most());
        assertThat(dotted.at(3, 2, 0)).isZero();
    }

    @Test
    void shouldHashTensorsAndNotTheirMetadata() {
        String one = tensors("{\"__metadata__\":{\"a\":\"1\"},\"t\":{\"dtype\":\"U8\"}}", 7);
        assertThat(tensors("{\"t\":{\"dtype\":\"U8\"}}   ", 7)).isEqualTo(one);
        assertThat(tensors("{\"t\":{\"dtype\":\"U8\"}}", 8)).isNotEqualTo(one);
        assertThat(tensors("{\"u\":{\"dtype\":\"U8\"}}", 7)).isNotEqualTo(one);
        assertThat(ContentHash.of("t.safetensors", new byte[] {1, 2, 3})).isEmpty();
        assertThat(ContentHash.of("t.safetensors", new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, 1}))
                .isEmpty();
    }

    private static String tensors(String header, int number) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        byte[] file = ByteBuffer.allocate(9 + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put((byte) number)
                .array();
        return ContentHash.of("t.safetensors", file).orElseThrow();
    }

    @Test
    void shouldReadTextsOfAllThreeKinds() throws IOException {
        assertThat(text("tEXt", "darkroom\0caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("café");
        assertThat(text("iTXt", "darkroom\0\0\0de\0Dunkel\0猫".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("猫");
        assertThat(text("zTXt", concat("darkroom\0\0", deflated("long")))).isEqualTo("long");
        assertThat(text("iTXt", concat("darkroom\0\1\0\0\0", deflated("猫")))).isEqualTo("猫");
        assertThat(PngChunks.of(PNG).text("darkroom")).isEmpty();
    }

    private static String text(String type, byte[] data) throws IOException {
        return PngChunks.of(Pictures.withChunk(PNG, type, data))
                .text("darkroom")
                .orElseThrow();
    }

    @Test
    void shouldBeSilentWithoutTouchingThePixels() throws IOException {
        byte[] told = Pictures.withText(Pictures.withText(PNG, "darkroom", "a secret"), "parameters", "a secret");
        told = Pictures.withChunk(told, "eXIf", "a secret".getBytes(StandardCharsets.UTF_8));
        byte[] after = Arrays.copyOf(told, told.length + 8);

        assertThat(PngChunks.of(after).silent().toBytes()).isEqualTo(PNG);
        byte[] changed = PngChunks.of(after)
                .silentBut("darkroom", text -> text.replace("secret", "word"))
                .toBytes();
        assertThat(new String(changed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(PngChunks.of(changed).text("darkroom")).contains("a word");
        assertThat(ContentHash.of("a.png", changed)).isEqualTo(ContentHash.of("a.png", PNG));
        assertThat(PngChunks.of(told).toBytes()).isEqualTo(told);
    }

    @Test
    void shouldRefuseWhatIsCutShortOrABomb() throws IOException {
        for (int length = 0; length < PNG.length; length++) {
            byte[] cut = Arrays.copyOf(PNG, length);
            assertThatThrownBy(() -> PngChunks.of(cut)).isInstanceOf(IOException.class);
        }
        PngChunks bomb =
                PngChunks.of(Pictures.withChunk(PNG, "zTXt", concat("darkroom\0\0", deflated("0".repeat(40 << 20)))));
        assertThatThrownBy(() -> bomb.text("darkroom")).hasMessageContaining("32 MiB");
        PngChunks cut = PngChunks.of(Pictures.withChunk(PNG, "zTXt", concat("darkroom\0\0", new byte[0])));
        assertThatThrownBy(() -> cut.text("darkroom")).isInstanceOf(IOException.class);
    }

    @Test
    void shouldReadATextWithoutTheRestOfTheFile() throws IOException {
        byte[] told = Pictures.withText(Pictures.withText(PNG, "parameters", "another"), "darkroom", "a word");
        int until = new String(told, StandardCharsets.ISO_8859_1).indexOf("a word") + "a word".length();
        assertThat(streamed(Arrays.copyOf(told, until))).contains("a word");
        assertThat(streamed(PNG)).isEmpty();
        for (int length = 0; length < PNG.length - 4; length++) {
            byte[] cut = Arrays.copyOf(PNG, length);
            assertThatThrownBy(() -> streamed(cut)).isInstanceOf(PngChunks.NoPngException.class);
        }
        byte[] bomb = Pictures.withChunk(PNG, "zTXt", concat("darkroom\0\0", deflated("0".repeat(40 << 20))));
        assertThatThrownBy(() -> streamed(bomb)).hasMessageContaining("32 MiB");
    }

    private static Optional<String> streamed(byte[] png) throws IOException {
        return PngChunks.text(new ByteArrayInputStream(png), "darkroom");
    }

    private static byte[] deflated(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] concat(String head, byte[] tail) {
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(first.length + tail.length)
                .put(first)
                .put(tail)
                .array();
    }
}
