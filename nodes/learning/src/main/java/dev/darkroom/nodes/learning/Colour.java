package dev.darkroom.nodes.learning;

import java.util.Locale;
import java.util.stream.Stream;

/** The colours that prompts may name. */
enum Colour {
    RED(0.88f, 0.13f, 0.14f, 0.98f, 0.80f, 0.80f),
    ORANGE(0.97f, 0.53f, 0.09f, 1.00f, 0.88f, 0.74f),
    YELLOW(0.99f, 0.84f, 0.12f, 1.00f, 0.96f, 0.74f),
    GREEN(0.18f, 0.66f, 0.25f, 0.80f, 0.94f, 0.80f),
    BLUE(0.13f, 0.42f, 0.88f, 0.78f, 0.89f, 1.00f),
    PURPLE(0.53f, 0.25f, 0.78f, 0.90f, 0.82f, 0.98f),
    PINK(0.99f, 0.52f, 0.71f, 1.00f, 0.86f, 0.92f);

    private static final int HUES = 24;
    private static final float GREY = 0.16f;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final float[] paint;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final float[] ground;

    Colour(float red, float green, float blue, float groundRed, float groundGreen, float groundBlue) {
        paint = new float[] {red, green, blue};
        ground = new float[] {groundRed, groundGreen, groundBlue};
    }

    /** The word for it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a word is that of a colour. */
    static boolean isWord(String word) {
        return Stream.of(values()).anyMatch(colour -> colour.word().equals(word));
    }

    /** A light tint of it: red, green, blue. */
    float[] ground() {
        return ground.clone();
    }

    /**
     * Gives the most common colour of a drawing this hue, keeping light and shade; what is grey all over is tinted. Other
     * colours stay, so that a blue car keeps its yellow lamps.
     */
    Raster applied(Raster drawn) {
        int pixels = drawn.side() * drawn.side();
        int common = commonHue(drawn);
        double brightness = 0;
        double weight = 0;
        for (int i = 0; i < pixels; i++) {
            if (belongs(drawn, i, common)) {
                brightness += drawn.alpha(i) * light(drawn, i);
                weight += drawn.alpha(i);
            }
        }
        float usual = weight == 0 ? 1 : (float) Math.max(0.2, brightness / weight);
        float[] out = drawn.rgba().clone();
        for (int i = 0; i < pixels; i++) {
            if (belongs(drawn, i, common)) {
                float ratio = light(drawn, i) / usual;
                for (int c = 0; c < 3; c++) {
                    float value = ratio <= 1
                            ? paint[c] * (0.15f + 0.85f * ratio)
                            : paint[c] + (1 - paint[c]) * Math.min(0.75f, (ratio - 1) * 0.9f);
                    out[4 * i + c] = value * drawn.alpha(i);
                }
            }
        }
        return new Raster(drawn.side(), out);
    }

    /** Index of the hue that covers most, or -1 when nearly all is grey. */
    private static int commonHue(Raster drawn) {
        double[] cover = new double[HUES];
        double all = 0;
        double coloured = 0;
        for (int i = 0; i < drawn.side() * drawn.side(); i++) {
            all += drawn.alpha(i);
            if (drawn.alpha(i) > 0.5f && saturation(drawn, i) > GREY) {
                int hue = hue(drawn, i);
                cover[hue] += 1;
                cover[(hue + 1) % HUES] += 0.5;
                cover[(hue + HUES - 1) % HUES] += 0.5;
                coloured++;
            }
        }
        if (coloured < 0.4 * all) {
            return -1;
        }
        int best = 0;
        for (int h = 1; h < HUES; h++) {
            best = cover[h] > cover[best] ? h : best;
        }
        return best;
    }

    private static boolean belongs(Raster drawn, int pixel, int common) {
        if (drawn.alpha(pixel) < 1e-4f) {
            return false;
        }
        if (common < 0) {
            return light(drawn, pixel) > 0.25f && saturation(drawn, pixel) <= 2 * GREY;
        }
        int distance = Math.abs(hue(drawn, pixel) - common);
        return saturation(drawn, pixel) > GREY / 2 && Math.min(distance, HUES - distance) <= 3;
    }

    private static float light(Raster drawn, int i) {
        return 0.3f * drawn.colour(i, 0) + 0.59f * drawn.colour(i, 1) + 0.11f * drawn.colour(i, 2);
    }

    private static float saturation(Raster drawn, int i) {
        float high = Math.max(drawn.colour(i, 0), Math.max(drawn.colour(i, 1), drawn.colour(i, 2)));
        float low = Math.min(drawn.colour(i, 0), Math.min(drawn.colour(i, 1), drawn.colour(i, 2)));
        return high < 0.08f ? 0 : (high - low) / high;
    }

    private static int hue(Raster drawn, int i) {
        float[] hsb = java.awt.Color.RGBtoHSB(
                Math.round(drawn.colour(i, 0) * 255),
                Math.round(drawn.colour(i, 1) * 255),
                Math.round(drawn.colour(i, 2) * 255),
                null);
        return Math.min(HUES - 1, (int) (hsb[0] * HUES));
    }
}
