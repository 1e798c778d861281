package dev.darkroom.nodes.learning;

import java.awt.Color;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The colour word that most of a picture's foreground deserves: a count of hues, nothing learned. */
final class DominantColour {
    private static final double GROUND = 0.12;
    private static final double GREY = 0.25;
    private static final double DARK = 0.2;

    private DominantColour() {}

    /** Empty when nothing stands out from the ground in a colour. */
    static Optional<Colour> of(Thumbnail picture) {
        float[] rgb = picture.rgb();
        float[] ground = {rgb[0], rgb[1], rgb[2]};
        Map<Colour, Integer> cover = new EnumMap<>(Colour.class);
        for (int i = 0; i < rgb.length; i += 3) {
            double away = Math.max(
                    Math.abs(rgb[i] - ground[0]),
                    Math.max(Math.abs(rgb[i + 1] - ground[1]), Math.abs(rgb[i + 2] - ground[2])));
            float[] hsb = Color.RGBtoHSB(level(rgb[i]), level(rgb[i + 1]), level(rgb[i + 2]), null);
            if (away > GROUND && hsb[1] > GREY && hsb[2] > DARK) {
                cover.merge(named(360 * hsb[0], hsb[1], hsb[2]), 1, Integer::sum);
            }
        }
        return cover.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** Borders lie half way between the paints that the data set uses; pale red is called pink. */
    private static Colour named(double hue, double saturation, double brightness) {
        if (hue < 14 || hue >= 350) {
            return saturation < 0.6 && brightness > 0.7 ? Colour.PINK : Colour.RED;
        }
        if (hue < 42) {
            return Colour.ORANGE;
        }
        if (hue < 68) {
            return Colour.YELLOW;
        }
        if (hue < 165) {
            return Colour.GREEN;
        }
        if (hue < 246) {
            return Colour.BLUE;
        }
        return hue < 300 ? Colour.PURPLE : Colour.PINK;
    }

    private static int level(float value) {
        return Math.round(Math.max(0, Math.min(1, value)) * 255);
    }
}
