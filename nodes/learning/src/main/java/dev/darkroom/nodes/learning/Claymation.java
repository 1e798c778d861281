package dev.darkroom.nodes.learning;

import java.util.SplittableRandom;

/** Models a drawing in clay: raised where it is filled, grooved between colours, lit from the upper left, on a table. */
final class Claymation {
    private static final float[] TABLE = {0.80f, 0.85f, 0.90f};

    private Claymation() {}

    /** Returns {@code [side, side, 3]} values from 0 to 1. */
    static float[] model(Raster drawn, SplittableRandom random) {
        int side = drawn.side();
        float[] alpha = drawn.alphas();
        float[] height = height(drawn, alpha, random);
        float[] shadow = Grain.blur(alpha, side, side / 24);
        int offset = side / 26;
        float[] out = new float[side * side * 3];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int i = y * side + x;
                float nx = -Grain.across(height, side, x, y);
                float ny = -Grain.down(height, side, x, y);
                float length = (float) Math.sqrt(nx * nx + ny * ny + 0.045f);
                float light = (-0.5f * nx - 0.62f * ny + 0.6f * 0.212f) / length;
                float shade = 0.62f + 0.62f * Math.max(0, light);
                float shine = 0.30f * (float) Math.pow(Math.max(0, light), 14);
                int caster = Grain.clamp(y - offset, side) * side + Grain.clamp(x - offset, side);
                float dark = 1 - 0.42f * shadow[caster];
                for (int c = 0; c < 3; c++) {
                    float clay = Grain.unit((0.05f + 0.93f * drawn.colour(i, c)) * shade + shine);
                    out[3 * i + c] = clay * alpha[i] + TABLE[c] * dark * (1 - alpha[i]);
                }
            }
        }
        return out;
    }

    private static float[] height(Raster drawn, float[] alpha, SplittableRandom random) {
        int side = drawn.side();
        float[] narrow = Grain.blur(alpha, side, side / 40);
        float[] wide = Grain.blur(alpha, side, side / 16);
        float[] grooves = Grain.blur(Grain.slope(drawn.brightness(), side), side, 1);
        float[] thumbs = Grain.noise(side, 11, random);
        float[] height = new float[alpha.length];
        for (int i = 0; i < height.length; i++) {
            height[i] = 0.9f * narrow[i] + 0.9f * wide[i] - 0.35f * grooves[i] + 0.07f * thumbs[i];
        }
        return height;
    }
}
