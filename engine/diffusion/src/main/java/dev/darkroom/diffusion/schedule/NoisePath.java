package dev.darkroom.diffusion.schedule;

import java.util.Arrays;

/**
 * The levels a sampler visits, in the form of Karras et al. 2022: {@code x = x0 + sigma * noise}. Immutable.
 *
 * <p>Networks see {@code x / sqrt(1 + sigma^2)}; a path that ends above 0 leaves {@code x} at that last sigma, and the
 * latent is again {@code x / sqrt(1 + sigma^2)}: see {@link #finalScale}.
 */
public final class NoisePath {
    private final double[] timesteps;
    private final double[] sigmas;
    private final double initialScale;

    NoisePath(double[] timesteps, double[] sigmas, double initialScale) {
        this.timesteps = timesteps;
        this.sigmas = sigmas;
        this.initialScale = initialScale;
    }

    /**
     * A path of n steps.
     *
     * @param timesteps what the network is told at each step, descending; length n
     * @param sigmas noise at each step and after the last, descending; length n + 1
     * @param initialScale what pure noise is multiplied with to begin at the first step
     */
    public static NoisePath of(double[] timesteps, double[] sigmas, double initialScale) {
        if (timesteps.length < 1 || sigmas.length != timesteps.length + 1) {
            throw new IllegalArgumentException(
                    "n steps have n timesteps and n + 1 sigmas, not " + timesteps.length + " and " + sigmas.length);
        }
        return new NoisePath(timesteps.clone(), sigmas.clone(), initialScale);
    }

    public int steps() {
        return timesteps.length;
    }

    /** What the network is told at a step, from 0. */
    public double timestep(int step) {
        return timesteps[step];
    }

    /** The noise at a step, from 0; {@code sigma(steps())} is what remains at the end. */
    public double sigma(int step) {
        return sigmas[step];
    }

    public double initialScale() {
        return initialScale;
    }

    /** What the sampler's result is multiplied with to be a latent; 1 for paths that end at 0. */
    public double finalScale() {
        double last = sigmas[sigmas.length - 1];
        return 1 / Math.sqrt(1 + last * last);
    }

    /**
     * The last {@code strength} of the path, for starting from a picture rather than from noise.
     *
     * @param strength 0 to 1; 1 is the whole path; at least one step remains
     */
    public NoisePath last(double strength) {
        int keep = Math.max(1, Math.min(steps(), (int) Math.floor(steps() * strength)));
        int from = steps() - keep;
        if (from == 0) {
            return this;
        }
        return new NoisePath(
                Arrays.copyOfRange(timesteps, from, timesteps.length),
                Arrays.copyOfRange(sigmas, from, sigmas.length),
                sigmas[from]);
    }

    /** A copy. */
    public double[] timesteps() {
        return timesteps.clone();
    }

    /** A copy. */
    public double[] sigmas() {
        return sigmas.clone();
    }
}
