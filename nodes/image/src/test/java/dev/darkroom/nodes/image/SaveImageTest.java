package dev.darkroom.nodes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.test.NodeTester;
import dev.darkroom.sdk.test.Saved;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SaveImageTest {

    @Test
    void shouldSaveWhatLoadingGivesBack() throws Exception {
        // Multiples of 1/255 survive eight bits.
        float[] rgb = new float[3 * 16 * 8];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (i * 37 % 256) / 255f;
        }
        Image image = Image.of(16, 8, rgb);

        Saved saved = save(image, "{}");

        assertThat(saved.file().name()).isEqualTo("picture_00001.png");
        assertThat(saved.file().mediaType()).isEqualTo("image/png");
        try (var loader = NodeTester.of(new LoadImage()).input("x.png", saved.content())) {
            assertThat(loader.run(new LoadImage.In("x.png")).image()).isEqualTo(image);
        }
    }

    @Test
    void shouldRoundToTheNearestLevelAndClamp() {
        assertThat(Png.level(0.5f)).isEqualTo(128);
        assertThat(Png.level(0.4f / 255)).isZero();
        assertThat(Png.level(0.6f / 255)).isEqualTo(1);
        assertThat(Png.level(-1)).isZero();
        assertThat(Png.level(2)).isEqualTo(255);
        assertThat(Png.level(Float.NaN)).isZero();
    }

    @Test
    void shouldCarryTheRunInATextChunk() throws Exception {
        String provenance = "{\"prompt\":\"ein Käse, 猫\",\"lines\":\"a\\nb\"}";

        byte[] png = save(NodeTester.gradient(8, 8), provenance).content();

        assertThat(textChunk(png, "darkroom")).isEqualTo(provenance);
    }

    @Test
    void shouldGiveEqualBytesForEqualRuns() throws Exception {
        byte[] first = save(NodeTester.gradient(32, 32), "{\"seed\":1}").content();
        byte[] second = save(NodeTester.gradient(32, 32), "{\"seed\":1}").content();
        byte[] other = save(NodeTester.gradient(32, 32), "{\"seed\":2}").content();

        assertThat(first).isEqualTo(second).isNotEqualTo(other);
    }

    @Test
    void shouldRefuseNamesThatLeaveTheFolder() {
        try (var tester = NodeTester.of(new SaveImage())) {
            assertThatThrownBy(() -> tester.run(new SaveImage.In(NodeTester.gradient(2, 2), "../evil")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("not a plain file name");
            assertThat(tester.saved()).isEmpty();
        }
    }

    @Test
    void shouldNeverBeTakenFromTheCacheSinceEachRunLeavesItsFiles() {
        try (var tester = NodeTester.of(new SaveImage())) {
            assertThat(tester.fingerprint(new SaveImage.In(NodeTester.gradient(2, 2), "a"))
                            .cacheable())
                    .isFalse();
        }
    }

    private static Saved save(Image image, String provenance) throws Exception {
        try (var tester = NodeTester.of(new SaveImage()).provenance(provenance)) {
            tester.run(new SaveImage.In(image, "picture"));
            return tester.saved().get(0);
        }
    }

    /** Reads the chunk by the book, not by the library that wrote it. */
    private static String textChunk(byte[] png, String keyword) {
        ByteBuffer in = ByteBuffer.wrap(png, 8, png.length - 8);
        while (in.hasRemaining()) {
            int length = in.getInt();
            byte[] type = new byte[4];
            in.get(type);
            byte[] data = new byte[length];
            in.get(data);
            in.getInt();
            byte[] start = (keyword + "\0\0\0\0\0").getBytes(StandardCharsets.US_ASCII);
            if (new String(type, StandardCharsets.US_ASCII).equals("iTXt")
                    && Arrays.equals(Arrays.copyOf(data, start.length), start)) {
                return new String(data, start.length, length - start.length, StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no text chunk " + keyword);
    }
}
