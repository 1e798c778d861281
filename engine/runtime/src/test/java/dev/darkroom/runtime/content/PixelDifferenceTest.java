package dev.darkroom.runtime.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PixelDifferenceTest {
    private static PngPixels pixels(byte[] png) throws IOException {
        return PngPixels.decode(png);
    }

    @Test
    void shouldMeasureHowFarTwoPicturesAreApart() throws IOException {
        BufferedImage black = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
        BufferedImage dotted = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
        dotted.setRGB(3, 4, 0x0a0000);
        dotted.setRGB(5, 6, 0x001400);
        PixelDifference apart = PixelDifference.between(pixels(Pictures.png(black)), pixels(Pictures.png(dotted)));
        assertThat(apart.differing()).isEqualTo(2);
        assertThat(apart.pixels()).isEqualTo(100);
        assertThat(apart.greatest()).isEqualTo(20);
        // 10 log10(255^2 / ((10^2 + 20^2) / 300))
        assertThat(apart.psnr().orElseThrow()).isCloseTo(45.91, within(0.01));
    }

    @Test
    void shouldShowWhereAmplified() throws IOException {
        BufferedImage black = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        BufferedImage dotted = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        dotted.setRGB(1, 1, 0x000002);
        dotted.setRGB(2, 0, 0x000001);
        PngPixels map = pixels(PixelDifference.map(pixels(Pictures.png(black)), pixels(Pictures.png(dotted))));
        assertThat(map.at(1, 1, 2)).as("the greatest").isEqualTo(255);
        assertThat(map.at(2, 0, 2)).isEqualTo(128);
        assertThat(map.at(0, 0, 2) + map.at(1, 1, 0)).isZero();
    }

    @Test
    void shouldBeBlackForEqualPictures() throws IOException {
        PngPixels ramp = pixels(Pictures.ramp(8, 4));
        assertThat(PixelDifference.between(ramp, ramp))
                .isEqualTo(new PixelDifference(java.util.OptionalDouble.empty(), 0, 0, 32));
        PngPixels map = pixels(PixelDifference.map(ramp, ramp));
        for (int x = 0; x < 8; x++) {
            assertThat(map.at(x, 2, 0) + map.at(x, 2, 1) + map.at(x, 2, 2)).isZero();
        }
    }

    @Test
    void shouldCompareGreyWithColourAndSeeOpacity() throws IOException {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage clear = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0xff000000);
        PixelDifference apart = PixelDifference.between(pixels(Pictures.png(grey)), pixels(Pictures.png(clear)));
        assertThat(apart.differing()).as("the pixel that is not opaque").isEqualTo(1);
        assertThat(apart.greatest()).isEqualTo(255);
    }

    @Test
    void shouldRefuseOtherSizes() throws IOException {
        PngPixels one = pixels(Pictures.ramp(8, 4));
        PngPixels other = pixels(Pictures.ramp(4, 8));
        assertThatThrownBy(() -> PixelDifference.between(one, other))
                .hasMessage("Pictures of 8x4 and 4x8 have no pixels in common.");
    }
}
