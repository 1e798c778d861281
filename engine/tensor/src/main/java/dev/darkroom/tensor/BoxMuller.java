package dev.darkroom.tensor;

/** Turns blocks of 16 uniform values into normal ones, in the arithmetic torch uses for them. */
final class BoxMuller {
    private static final float TWO_PI = (float) (2 * Math.PI);

    private BoxMuller() {}

    static void transform(float[] values, int offset) {
        for (int j = offset; j < offset + 8; j++) {
            float u1 = 1 - values[j];
            float u2 = values[j + 8];
            float radius = (float) Math.sqrt(-2 * (float) Math.log(u1));
            float theta = TWO_PI * u2;
            values[j] = radius * (float) Math.cos(theta);
            values[j + 8] = radius * (float) Math.sin(theta);
        }
    }
}
