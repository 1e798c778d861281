package dev.darkroom.nodes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.test.NodeTester;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadImageTest {
    private final NodeTester<LoadImage.In, LoadImage.Out> tester = NodeTester.of(new LoadImage());

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void shouldReadPngWithAlphaExactly() throws Exception {
        LoadImage.Out out = load(Fixtures.encode(Fixtures.picture(24, 16, BufferedImage.TYPE_INT_ARGB), "png"));

        assertThat(out.image().size()).isEqualTo("24x16");
        assertGradient(out.image(), 1e-6f);
        assertThat(out.mask().at(0, 0)).isEqualTo(1f);
        assertThat(out.mask().at(23, 15)).isEqualTo(64 / 255f);
    }

    @Test
    void shouldGiveAMaskOfOnesWhenThereIsNoAlpha() throws Exception {
        LoadImage.Out out = load(Fixtures.encode(Fixtures.picture(24, 16, BufferedImage.TYPE_INT_RGB), "png"));

        assertThat(out.mask()).isEqualTo(NodeTester.mask(24, 16, 1f));
    }

    @Test
    void shouldTakeGreysAsTheyAre() throws Exception {
        BufferedImage grey = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(1, 2, 0, 100);

        Image image = load(Fixtures.encode(grey, "png")).image();

        assertThat(new float[] {image.at(1, 2, 0), image.at(1, 2, 1), image.at(1, 2, 2)})
                .containsOnly(100 / 255f);
    }

    @Test
    void shouldKeepSixteenBitsAChannel() throws Exception {
        BufferedImage grey = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setSample(1, 1, 0, 12_345);

        assertThat(load(Fixtures.encode(grey, "png")).image().at(1, 1, 1)).isEqualTo(12_345 / 65_535f);
    }

    @Test
    void shouldReadPalettes() throws Exception {
        BufferedImage indexed = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED);
        indexed.setRGB(3, 5, 0xff_ff_00_00);

        Image image = load(Fixtures.encode(indexed, "png")).image();

        assertThat(image.at(3, 5, 0)).isEqualTo(1f);
        assertThat(image.at(3, 5, 1)).isZero();
    }

    @Test
    void shouldReadJpeg() throws Exception {
        assertGradient(load(jpeg(24, 16)).image(), 0.08f);
    }

    @Test
    void shouldReadWebp() throws Exception {
        LoadImage.Out lossless = load(Fixtures.resource("lossless-alpha.webp"));
        assertGradient(lossless.image(), 1e-6f);
        assertThat(lossless.mask().at(23, 15)).isEqualTo(64 / 255f);

        assertGradient(load(Fixtures.resource("lossy.webp")).image(), 0.08f);
    }

    @Test
    void shouldKnowFilesByTheirContentWhenTheNameLies() throws Exception {
        tester.input("photo.jpg", Fixtures.encode(Fixtures.picture(8, 8, BufferedImage.TYPE_INT_RGB), "png"));

        assertThat(tester.run(new LoadImage.In("photo.jpg")).image().size()).isEqualTo("8x8");
    }

    @ParameterizedTest(name = "{0}, {1} %")
    @CsvSource({
        "png, 5",
        "png, 50",
        "png, 90",
        "jpg, 5",
        "jpg, 50",
        "jpg, 95",
        "lossy.webp, 20",
        "lossy.webp, 60",
        "lossy.webp, 98",
        "lossless-alpha.webp, 30",
        "lossless-alpha.webp, 98"
    })
    void shouldSayWhatIsWrongWhenAFileIsCutShort(String kind, int percent) {
        byte[] whole =
                switch (kind) {
                    case "png" -> Fixtures.encode(Fixtures.picture(64, 64, BufferedImage.TYPE_INT_RGB), "png");
                    case "jpg" -> jpeg(64, 64);
                    default -> Fixtures.resource(kind);
                };
        byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
        String format = kind.equals("png") ? "PNG" : kind.equals("jpg") ? "JPEG" : "WEBP";

        assertThatThrownBy(() -> load(cut))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "\"test\" is cut short or damaged and cannot be read as " + format + "; copy or save it anew");
    }

    @Test
    void shouldRefuseOtherFiles() {
        assertThatThrownBy(() -> load("GIF89a".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("\"test\" is not a PNG, JPEG or WebP file; convert it to one of these");
    }

    @Test
    void shouldRefuseHugePicturesBeforeDecodingThem() {
        byte[] png = Fixtures.encode(Fixtures.picture(8, 8, BufferedImage.TYPE_INT_RGB), "png");
        // IHDR's width and height claim 60,000 x 60,000 pixels, with the checksum to match.
        for (int at : new int[] {16, 20}) {
            png[at] = 0;
            png[at + 1] = 0;
            png[at + 2] = (byte) (60_000 >> 8);
            png[at + 3] = (byte) 60_000;
        }
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        for (int i = 0; i < 4; i++) {
            png[29 + i] = (byte) (crc.getValue() >> (24 - 8 * i));
        }

        assertThatThrownBy(() -> load(png))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "\"test\" is 60000x60000, but at most 16384 pixels a side and 32 million in all are read; make it"
                                + " smaller");
    }

    @Test
    void shouldFingerprintTheContent() {
        tester.input("a.png", new byte[] {1}).input("b.png", new byte[] {1}).input("c.png", new byte[] {2});

        assertThat(tester.fingerprint(new LoadImage.In("a.png")))
                .isEqualTo(tester.fingerprint(new LoadImage.In("b.png")));
        assertThat(tester.fingerprint(new LoadImage.In("a.png")))
                .isNotEqualTo(tester.fingerprint(new LoadImage.In("c.png")));
    }

    @Test
    void shouldLeaveNoReaderInTheRegistryOfTheWholeJvm() throws Exception {
        load(jpeg(8, 8));
        load(Fixtures.resource("lossy.webp"));

        // The class path of this test does register them; the plugin's readers must be other instances.
        Iterator<ImageReader> registered = ImageIO.getImageReadersByFormatName("jpeg");
        ImageReader ours = Codecs.jpegReader();
        while (registered.hasNext()) {
            assertThat(registered.next().getOriginatingProvider()).isNotSameAs(ours.getOriginatingProvider());
        }
    }

    private LoadImage.Out load(byte[] content) throws Exception {
        return tester.input("test", content).run(new LoadImage.In("test"));
    }

    private static byte[] jpeg(int width, int height) {
        return Fixtures.encode(Fixtures.picture(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    private static void assertGradient(Image image, float tolerance) {
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                assertThat(image.at(x, y, 0)).isCloseTo(level(x, image.width()), within(tolerance));
                assertThat(image.at(x, y, 1)).isCloseTo(level(y, image.height()), within(tolerance));
                assertThat(image.at(x, y, 2)).isCloseTo(128 / 255f, within(tolerance));
            }
        }
    }

    /** As {@link Fixtures#picture} has it. */
    private static float level(int at, int side) {
        int level = at * 255 / (side - 1);
        return level / 255f;
    }
}
