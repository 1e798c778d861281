package dev.darkroom.nodes.learning;

import java.util.SplittableRandom;

/** Softens a drawing's colours with white and lays it on a pale ground. */
final class Pastel {
    private static final float WHITE = 0.48f;
    private static final float[][] GROUNDS = {
        {0.98f, 0.94f, 0.90f}, {0.92f, 0.96f, 0.98f}, {0.95f, 0.98f, 0.91f},
        {0.98f, 0.92f, 0.95f}, {0.95f, 0.93f, 0.99f}, {0.99f, 0.98f, 0.89f}
    };

    private Pastel() {}

    /** Returns {@code [side, side, 3]} values from 0 to 1. */
    static float[] soften(Raster drawn, SplittableRandom random) {
        float[] soft = drawn.rgba().clone();
        for (int i = 0; i < soft.length; i++) {
            if (i % 4 < 3) {
                soft[i] += (soft[i - i % 4 + 3] - soft[i]) * WHITE;
            }
        }
        return new Raster(drawn.side(), soft).on(GROUNDS[random.nextInt(GROUNDS.length)]);
    }
}
