package dev.darkroom.nodes.learning;

import java.util.SplittableRandom;

/** Maps of one value for each pixel, which the filters work on. */
final class Grain {
    private Grain() {}

    /**
     * Smooth noise between -1 and 1.
     *
     * @param cells how many bumps in a row
     */
    static float[] noise(int side, int cells, SplittableRandom random) {
        float[] knots = new float[(cells + 2) * (cells + 2)];
        for (int i = 0; i < knots.length; i++) {
            knots[i] = (float) random.nextDouble(-1, 1);
        }
        float[] out = new float[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float u = x * (float) cells / side;
                float v = y * (float) cells / side;
                int left = (int) u;
                int top = (int) v;
                float a = ease(u - left);
                float b = ease(v - top);
                int at = top * (cells + 2) + left;
                float upper = knots[at] * (1 - a) + knots[at + 1] * a;
                float lower = knots[at + cells + 2] * (1 - a) + knots[at + cells + 3] * a;
                out[y * side + x] = upper * (1 - b) + lower * b;
            }
        }
        return out;
    }

    private static float ease(float t) {
        return t * t * (3 - 2 * t);
    }

    /** Averages over squares of {@code 2 * radius + 1} twice, which comes near a Gaussian. */
    static float[] blur(float[] values, int side, int radius) {
        return box(box(values, side, radius), side, radius);
    }

    private static float[] box(float[] values, int side, int radius) {
        float[] rows = new float[values.length];
        float[] out = new float[values.length];
        pass(values, rows, side, radius, side, 1);
        pass(rows, out, side, radius, 1, side);
        return out;
    }

    private static void pass(float[] in, float[] out, int side, int radius, int line, int step) {
        for (int l = 0; l < side; l++) {
            double sum = 0;
            for (int i = -radius; i <= radius; i++) {
                sum += in[l * line + clamp(i, side) * step];
            }
            for (int i = 0; i < side; i++) {
                out[l * line + i * step] = (float) (sum / (2 * radius + 1));
                sum += in[l * line + clamp(i + radius + 1, side) * step]
                        - in[l * line + clamp(i - radius, side) * step];
            }
        }
    }

    /** The length of the slope at each pixel. */
    static float[] slope(float[] values, int side) {
        float[] out = new float[values.length];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                out[y * side + x] = (float) Math.hypot(across(values, side, x, y), down(values, side, x, y));
            }
        }
        return out;
    }

    /** How much a map rises to the right. */
    static float across(float[] values, int side, int x, int y) {
        return values[y * side + clamp(x + 1, side)] - values[y * side + clamp(x - 1, side)];
    }

    /** How much a map rises downwards. */
    static float down(float[] values, int side, int x, int y) {
        return values[clamp(y + 1, side) * side + x] - values[clamp(y - 1, side) * side + x];
    }

    static int clamp(int i, int side) {
        return Math.max(0, Math.min(side - 1, i));
    }

    static float unit(float value) {
        return Math.max(0, Math.min(1, value));
    }
}
