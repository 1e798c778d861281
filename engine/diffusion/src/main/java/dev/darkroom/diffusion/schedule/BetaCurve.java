package dev.darkroom.diffusion.schedule;

/** How the noise added per training step grows from the first step to the last. */
public enum BetaCurve {
    /** Equal steps of beta: Ho et al. 2020. */
    LINEAR("linear"),
    /** Equal steps of the square root of beta: Rombach et al. 2022, used by Stable Diffusion. */
    SCALED_LINEAR("scaled_linear"),
    /** From a cosine-shaped alpha-bar, each beta at most 0.999: Nichol and Dhariwal 2021, equation 17. */
    COSINE("squaredcos_cap_v2");

    private final String configName;

    BetaCurve(String configName) {
        this.configName = configName;
    }

    /** The value of {@code beta_schedule} in a {@code scheduler_config.json}. */
    public String configName() {
        return configName;
    }

    /**
     * The betas in single precision, rounded where the training code of published models rounds them, so that levels
     * agree to the last digit. The cosine has no use for start and end.
     */
    float[] betas(int steps, double start, double end) {
        return switch (this) {
            case LINEAR -> line(steps, (float) start, (float) end);
            case SCALED_LINEAR -> {
                float[] roots = line(steps, (float) Math.sqrt(start), (float) Math.sqrt(end));
                for (int i = 0; i < steps; i++) {
                    roots[i] *= roots[i];
                }
                yield roots;
            }
            case COSINE -> {
                float[] betas = new float[steps];
                for (int i = 0; i < steps; i++) {
                    double kept = cosine((i + 1) / (double) steps) / cosine(i / (double) steps);
                    betas[i] = (float) Math.min(1 - kept, 0.999);
                }
                yield betas;
            }
        };
    }

    private static double cosine(double t) {
        double c = Math.cos((t + 0.008) / 1.008 * Math.PI / 2);
        return c * c;
    }

    /** As torch.linspace does it in single precision: the second half is counted back from the end. */
    private static float[] line(int steps, float start, float end) {
        float[] values = new float[steps];
        float step = steps > 1 ? (end - start) / (steps - 1) : 0;
        for (int i = 0; i < steps; i++) {
            values[i] = i < steps / 2 ? start + step * i : end - step * (steps - 1 - i);
        }
        if (steps == 1) {
            values[0] = start;
        }
        return values;
    }
}
