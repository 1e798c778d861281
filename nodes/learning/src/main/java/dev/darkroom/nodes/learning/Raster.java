package dev.darkroom.nodes.learning;

/** A square picture with transparency. */
final class Raster {
    private final int side;
    private final float[] rgba;

    /**
     * Takes values which the caller hands over.
     *
     * @param side pixels in a row and column
     * @param rgba {@code [side, side, 4]} from 0 to 1, the colours multiplied by the opacity
     */
    Raster(int side, float[] rgba) {
        if (rgba.length != side * side * 4) {
            throw new IllegalArgumentException(rgba.length + " values are no picture of side " + side);
        }
        this.side = side;
        this.rgba = rgba;
    }

    int side() {
        return side;
    }

    /** All values; not to be changed. */
    float[] rgba() {
        return rgba;
    }

    float alpha(int pixel) {
        return rgba[4 * pixel + 3];
    }

    /** Opacity of all pixels. */
    float[] alphas() {
        float[] alphas = new float[side * side];
        for (int i = 0; i < alphas.length; i++) {
            alphas[i] = alpha(i);
        }
        return alphas;
    }

    /** A channel's value as if the pixel were opaque; 0 where nothing is. */
    float colour(int pixel, int channel) {
        float alpha = alpha(pixel);
        return alpha < 1e-4f ? 0 : Math.min(1, rgba[4 * pixel + channel] / alpha);
    }

    /** Brightness as people see it, from 0 to 1, on white. */
    float[] brightness() {
        float[] all = new float[side * side];
        for (int i = 0; i < all.length; i++) {
            all[i] = 0.3f * rgba[4 * i] + 0.59f * rgba[4 * i + 1] + 0.11f * rgba[4 * i + 2] + 1 - alpha(i);
        }
        return all;
    }

    /** This picture with another laid over it. */
    Raster under(Raster top) {
        float[] out = rgba.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = top.rgba[i] + out[i] * (1 - top.alpha(i / 4));
        }
        return new Raster(side, out);
    }

    /** This picture on a ground of one colour: {@code [side, side, 3]}. */
    float[] on(float[] ground) {
        float[] out = new float[side * side * 3];
        for (int i = 0; i < side * side; i++) {
            for (int c = 0; c < 3; c++) {
                out[3 * i + c] = Math.min(1, rgba[4 * i + c] + ground[c] * (1 - alpha(i)));
            }
        }
        return out;
    }
}
