package dev.darkroom.diffusion.schedule;

import dev.darkroom.diffusion.ModelConfig;

/** What a network's output means, and how it says what the clean latent is. */
public enum Prediction {
    /** The noise: Ho et al. 2020. */
    EPSILON("epsilon"),
    /** {@code v = alpha * noise - (1 - alpha^2)^0.5 * x0} with {@code alpha^2 = alphaBar}: Salimans and Ho 2022. */
    VELOCITY("v_prediction"),
    /** The clean latent itself. */
    SAMPLE("sample");

    private final String configName;

    Prediction(String configName) {
        this.configName = configName;
    }

    /** The value of {@code prediction_type} in a {@code scheduler_config.json}. */
    public String configName() {
        return configName;
    }

    /** Reads {@code prediction_type}; epsilon when it is absent. */
    public static Prediction read(ModelConfig config) {
        String text = config.text("prediction_type").orElse(EPSILON.configName);
        for (Prediction prediction : values()) {
            if (prediction.configName.equals(text)) {
                return prediction;
            }
        }
        throw config.wrong("prediction_type", "epsilon, v_prediction or sample");
    }

    /**
     * The clean latent that an output stands for.
     *
     * @param x {@code x0 + sigma * noise}
     * @param output what the network said of {@code x / sqrt(1 + sigma^2)}
     */
    public float[] clean(float[] x, float[] output, double sigma) {
        double ofX = 0;
        double ofOutput = 1;
        switch (this) {
            case EPSILON -> {
                ofX = 1;
                ofOutput = -sigma;
            }
            case VELOCITY -> {
                ofX = 1 / (1 + sigma * sigma);
                ofOutput = -sigma / Math.sqrt(1 + sigma * sigma);
            }
            case SAMPLE -> {}
        }
        float[] clean = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            clean[i] = (float) (ofX * x[i] + ofOutput * output[i]);
        }
        return clean;
    }

    /**
     * The output that would stand for a clean latent and noise: what a network is trained to say.
     *
     * @param sigma the noise level at which {@code x = clean + sigma * noise} was shown
     */
    public float[] output(float[] clean, float[] noise, double sigma) {
        double alpha = 1 / Math.sqrt(1 + sigma * sigma);
        float[] output = new float[clean.length];
        for (int i = 0; i < clean.length; i++) {
            output[i] = switch (this) {
                case EPSILON -> noise[i];
                case VELOCITY -> (float) (alpha * noise[i] - sigma * alpha * clean[i]);
                case SAMPLE -> clean[i];
            };
        }
        return output;
    }

    /** What the network is shown of {@code x = x0 + sigma * noise}: {@code x / sqrt(1 + sigma^2)}, of unit variance. */
    public static float[] shown(float[] x, double sigma) {
        double alpha = 1 / Math.sqrt(1 + sigma * sigma);
        float[] shown = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            shown[i] = (float) (alpha * x[i]);
        }
        return shown;
    }
}
