package dev.darkroom.diffusion.sampler;

/**
 * Classifier-free guidance (Ho and Salimans 2022): away from what the network says without the words, towards and past
 * what it says with them.
 *
 * @param scale 1 is no guidance
 * @param rescale 0 to 1: how far the contrast that guidance adds is taken back (Lin et al. 2023, equations 14 to 16)
 */
public record Guidance(double scale, double rescale) {

    public static Guidance of(double scale) {
        return new Guidance(scale, 0);
    }

    /** Whether the answer depends on the unconditional output at all. */
    public boolean needsUnconditional() {
        return scale != 1;
    }

    /**
     * Combines the two outputs of the network.
     *
     * @param batch how many samples lie one after the other in the arrays
     */
    public float[] combine(float[] unconditional, float[] conditional, int batch) {
        float[] guided = new float[conditional.length];
        for (int i = 0; i < guided.length; i++) {
            guided[i] = (float) (unconditional[i] + scale * ((double) conditional[i] - unconditional[i]));
        }
        if (rescale > 0) {
            int length = guided.length / batch;
            for (int b = 0; b < batch; b++) {
                double wide = deviation(guided, b * length, length);
                double ratio = wide > 0 ? deviation(conditional, b * length, length) / wide : 1;
                double factor = rescale * ratio + (1 - rescale);
                for (int i = b * length; i < (b + 1) * length; i++) {
                    guided[i] = (float) (guided[i] * factor);
                }
            }
        }
        return guided;
    }

    private static double deviation(float[] values, int from, int length) {
        double mean = 0;
        for (int i = from; i < from + length; i++) {
            mean += values[i];
        }
        mean /= length;
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(sum / length);
    }
}
