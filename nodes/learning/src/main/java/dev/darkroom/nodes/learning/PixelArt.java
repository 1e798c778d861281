package dev.darkroom.nodes.learning;

/** Makes a drawing of large square pixels in few colours. */
final class PixelArt {
    private static final int ACROSS = 32;
    private static final int SHADES = 5;

    private PixelArt() {}

    static Raster coarsen(Raster drawn) {
        int side = drawn.side();
        int block = Math.max(1, side / ACROSS);
        float[] out = new float[drawn.rgba().length];
        for (int top = 0; top < side; top += block) {
            for (int left = 0; left < side; left += block) {
                float[] mean = mean(drawn, left, top, block);
                for (int y = top; y < Math.min(side, top + block); y++) {
                    for (int x = left; x < Math.min(side, left + block); x++) {
                        System.arraycopy(mean, 0, out, 4 * (y * side + x), 4);
                    }
                }
            }
        }
        return new Raster(side, out);
    }

    private static float[] mean(Raster drawn, int left, int top, int block) {
        int side = drawn.side();
        float[] sum = new float[4];
        for (int y = top; y < Math.min(side, top + block); y++) {
            for (int x = left; x < Math.min(side, left + block); x++) {
                for (int c = 0; c < 4; c++) {
                    sum[c] += drawn.rgba()[4 * (y * side + x) + c];
                }
            }
        }
        if (sum[3] < 0.5f * block * block) {
            return new float[4];
        }
        return new float[] {step(sum[0] / sum[3]), step(sum[1] / sum[3]), step(sum[2] / sum[3]), 1};
    }

    private static float step(float value) {
        return Math.round(Grain.unit(value) * SHADES) / (float) SHADES;
    }
}
