package dev.darkroom.nodes.learning;

import java.util.SplittableRandom;

/**
 * Paints a drawing in watercolour: outlines that wander, pigment that gathers at edges and in pools, paper that shows
 * through.
 */
final class Watercolour {
    private static final float[] PAPER = {0.985f, 0.975f, 0.95f};

    private Watercolour() {}

    /** Returns {@code [side, side, 3]} values from 0 to 1. */
    static float[] paint(Raster drawn, SplittableRandom random) {
        int side = drawn.side();
        Raster wet = wander(drawn, random);
        float[] alpha = wet.alphas();
        float[] wide = Grain.blur(alpha, side, Math.max(1, side / 40));
        float[] edges = Grain.slope(Grain.blur(wet.brightness(), side, 1), side);
        float[] pools = Grain.noise(side, 5, random);
        float[] mottle = Grain.noise(side, 17, random);
        float[] fibres = Grain.noise(side, side / 2, random);
        float[] out = new float[side * side * 3];
        for (int i = 0; i < side * side; i++) {
            float border = Math.max(0, alpha[i] - wide[i]);
            float density = 0.9f + 0.22f * pools[i] + 0.12f * mottle[i] + 0.55f * border + 0.35f * edges[i];
            density = Math.max(0.55f, Math.min(1.3f, density)) * alpha[i];
            for (int c = 0; c < 3; c++) {
                float paper = PAPER[c] + 0.012f * fibres[i];
                // Pigment takes light away, and twice as much of it takes it away twice.
                float pigment = Math.max(0.03f, wet.colour(i, c));
                out[3 * i + c] = Grain.unit(paper * (float) Math.pow(pigment, density));
            }
        }
        return out;
    }

    /** Moves each pixel a little, neighbours together. */
    private static Raster wander(Raster drawn, SplittableRandom random) {
        int side = drawn.side();
        float[] x = Grain.noise(side, 9, random);
        float[] y = Grain.noise(side, 9, random);
        float[] ragged = Grain.noise(side, 28, random);
        float reach = side * 0.016f;
        float[] out = new float[drawn.rgba().length];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int i = row * side + column;
                float rough = ragged[i] * side * 0.006f;
                int from = Grain.clamp(Math.round(row + y[i] * reach + rough), side) * side
                        + Grain.clamp(Math.round(column + x[i] * reach + rough), side);
                System.arraycopy(drawn.rgba(), 4 * from, out, 4 * i, 4);
            }
        }
        return new Raster(side, out);
    }
}
