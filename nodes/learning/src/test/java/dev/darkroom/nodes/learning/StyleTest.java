package dev.darkroom.nodes.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.nodes.learning.PictureDataset.Entry;
import dev.darkroom.nodes.learning.PictureDataset.Extent;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Looks at pictures as numbers: what a style or a colour word promises has to be in them. */
class StyleTest {
    private static final int SIDE = 128;

    @Test
    void shouldDrawLinesInBlackOnWhiteAlone() throws IOException {
        float[] picture = rabbit(Style.LINE);

        assertThat(greatestSaturation(picture)).isLessThan(0.02);
        assertThat(share(picture, v -> v > 0.9f)).isBetween(0.7, 0.97);
        assertThat(share(picture, v -> v < 0.3f)).isGreaterThan(0.02);
    }

    @Test
    void shouldCutLinocutsInBlackOnPaper() throws IOException {
        float[] picture = rabbit(Style.LINOCUT);

        assertThat(share(picture, v -> v < 0.1f)).isGreaterThan(0.1);
        assertThat(picture[0]).isBetween(0.9f, 0.99f);
    }

    @Test
    void shouldMakePixelArtOfEqualSquares() throws IOException {
        float[] picture = rabbit(Style.PIXEL);

        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int square = (y / 4 * 4 * SIDE + x / 4 * 4) * 3;
                assertThat(picture[(y * SIDE + x) * 3]).isEqualTo(picture[square]);
            }
        }
    }

    @Test
    void shouldSoftenPastelsAndTintTheirGround() throws IOException {
        float[] picture = rabbit(Style.PASTEL);

        assertThat(share(picture, v -> v < 0.4f)).isLessThan(0.001);
        assertThat(picture[0] + picture[1] + picture[2]).isBetween(2.6f, 2.99f);
    }

    @Test
    void shouldLayWatercolourOnPaperAndClayOnATable() throws IOException {
        float[] watercolour = rabbit(Style.WATERCOLOR);
        float[] clay = rabbit(Style.CLAYMATION);

        assertThat(watercolour[2]).isBetween(0.9f, 0.97f);
        assertThat(clay[2]).isGreaterThan(clay[0] + 0.05f);
        double even = evenness(rabbit(Style.FLAT));
        assertThat(even).isGreaterThan(0.7);
        assertThat(evenness(watercolour)).as("pigment and paper are uneven").isLessThan(0.2);
        assertThat(evenness(clay)).as("light falls on clay").isLessThan(even - 0.2);
    }

    @Test
    void shouldPaintInTheColourThatIsNamed() throws IOException {
        var dataset = PictureDataset.forTraining(new Extent(150, 1, true), 1);
        int obeyed = 0;
        int all = 0;
        for (Entry entry : dataset.entries()) {
            Scene scene = entry.scene();
            if (scene.colour().isPresent() && scene.style() == Style.FLAT) {
                all++;
                obeyed += hueIs(dataset.picture(entry, 0, 64), scene.colour().get()) ? 1 : 0;
            }
        }

        assertThat(all).isGreaterThan(100);
        assertThat(obeyed / (double) all).as("%d of %d", obeyed, all).isGreaterThan(0.85);
    }

    @Test
    void shouldPutThingsOnHeads() throws IOException {
        var dataset = PictureDataset.forTraining(new Extent(1000, 1, true), 1);
        int worn = 0;
        for (Entry entry : dataset.entries()) {
            Scene scene = entry.scene();
            if (scene.hat().filter(hat -> hat == Headwear.TOP_HAT).isPresent() && scene.style() == Style.FLAT) {
                worn++;
                float[] picture = dataset.picture(entry, 0, 64);
                int dark = 0;
                for (int i = 0; i < 64 * 24; i++) {
                    dark += picture[3 * i] + picture[3 * i + 1] + picture[3 * i + 2] < 1.2f ? 1 : 0;
                }
                assertThat(dark).as("a dark hat in the upper part of %s", scene).isGreaterThan(60);
            }
        }
        assertThat(worn).isGreaterThan(10);
    }

    private static float[] rabbit(Style style) throws IOException {
        var dataset = PictureDataset.forTraining(new Extent(15, 1, false), 1);
        for (Entry entry : dataset.entries()) {
            Scene scene = entry.scene();
            if (scene.subject().noun().equals("rabbit") && scene.style() == style) {
                return dataset.picture(entry, 0, SIDE);
            }
        }
        throw new AssertionError("no rabbit in " + style);
    }

    private static double share(float[] picture, Predicate<Float> which) {
        int count = 0;
        for (float value : picture) {
            count += which.test(value) ? 1 : 0;
        }
        return count / (double) picture.length;
    }

    private static double greatestSaturation(float[] picture) {
        double greatest = 0;
        for (int i = 0; i < picture.length; i += 3) {
            float high = Math.max(picture[i], Math.max(picture[i + 1], picture[i + 2]));
            float low = Math.min(picture[i], Math.min(picture[i + 1], picture[i + 2]));
            greatest = Math.max(greatest, high - low);
        }
        return greatest;
    }

    /** Share of the pixels that are exactly as their neighbour on the left is. */
    private static double evenness(float[] picture) {
        int same = 0;
        for (int i = 3; i < picture.length; i += 3) {
            same += picture[i] == picture[i - 3] && picture[i + 1] == picture[i - 2] ? 1 : 0;
        }
        return same / (picture.length / 3.0);
    }

    /** Whether the hue that covers most of the coloured pixels is nearer to this colour than to any other. */
    private static boolean hueIs(float[] picture, Colour named) {
        Map<Colour, Integer> votes = new EnumMap<>(Colour.class);
        for (int i = 0; i < picture.length; i += 3) {
            float[] hsb = java.awt.Color.RGBtoHSB(
                    Math.round(picture[i] * 255),
                    Math.round(picture[i + 1] * 255),
                    Math.round(picture[i + 2] * 255),
                    null);
            if (hsb[1] > 0.3f && hsb[2] > 0.3f) {
                votes.merge(nearest(hsb), 1, Integer::sum);
            }
        }
        int obeyed = votes.getOrDefault(named, 0);
        return obeyed > 0 && votes.values().stream().allMatch(others -> others <= obeyed);
    }

    private static Colour nearest(float[] hsb) {
        float hue = hsb[0] * 360;
        if (hue < 15 || hue >= 345) {
            return hsb[1] < 0.55f ? Colour.PINK : Colour.RED;
        }
        if (hue < 40) {
            return Colour.ORANGE;
        }
        if (hue < 70) {
            return Colour.YELLOW;
        }
        if (hue < 170) {
            return Colour.GREEN;
        }
        if (hue < 250) {
            return Colour.BLUE;
        }
        return hue < 310 ? Colour.PURPLE : Colour.PINK;
    }
}
