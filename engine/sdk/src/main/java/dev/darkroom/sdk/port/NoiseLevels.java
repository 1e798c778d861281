package dev.darkroom.sdk.port;

import java.util.Arrays;

/**
 * The path of a sampler, in the "variance exploding" form of Karras et al. 2022: {@code x = x0 + sigma * noise}, where
 * {@code sigma = sqrt((1 - alphaBar) / alphaBar)}. Immutable.
 */
public final class NoiseLevels {
    private final double[] timesteps;
    private final double[] sigmas;
    private final double initialScale;

    private NoiseLevels(double[] timesteps, double[] sigmas, double initialScale) {
        this.timesteps = timesteps;
        this.sigmas = sigmas;
        this.initialScale = initialScale;
    }

    /**
     * A path of n steps.
     *
     * @param timesteps what the network is told at each step, descending; length n
     * @param sigmas noise at each step and after the last, descending; length n + 1; the last is 0 for most samplers
     * @param initialScale what pure noise is multiplied with to begin at the first step
     */
    public static NoiseLevels of(double[] timesteps, double[] sigmas, double initialScale) {
        if (timesteps.length < 1 || sigmas.length != timesteps.length + 1) {
            throw new IllegalArgumentException(
                    "n steps have n timesteps and n + 1 sigmas, not " + timesteps.length + " and " + sigmas.length);
        }
        return new NoiseLevels(timesteps.clone(), sigmas.clone(), initialScale);
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

    /**
     * The last {@code strength} of the path, for starting from a picture rather than from noise.
     *
     * @param strength 0 to 1; 1 is the whole path; at least one step remains
     */
    public NoiseLevels last(double strength) {
        int keep = Math.max(1, Math.min(steps(), (int) Math.floor(steps() * strength)));
        int from = steps() - keep;
        if (from == 0) {
            return this;
        }
        return new NoiseLevels(
                Arrays.copyOfRange(timesteps, from, timesteps.length),
                Arrays.copyOfRange(sigmas, from, sigmas.length),
                sigmas[from]);
    }

    /**
     * A stretch of the path, for walking it in parts: what one part ends with, the next begins with.
     *
     * @param from the first step of the stretch, from 0
     * @param until the step before which it ends; more than {@code from}, at most {@link #steps()}
     */
    public NoiseLevels part(int from, int until) {
        if (from < 0 || from >= until || until > steps()) {
            throw new IllegalArgumentException(
                    "a part of " + steps() + " steps cannot go from " + from + " until " + until);
        }
        if (from == 0 && until == steps()) {
            return this;
        }
        return new NoiseLevels(
                Arrays.copyOfRange(timesteps, from, until),
                Arrays.copyOfRange(sigmas, from, until + 1),
                from == 0 ? initialScale : sigmas[from]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoiseLevels levels
                && Arrays.equals(levels.timesteps, timesteps)
                && Arrays.equals(levels.sigmas, sigmas)
                && levels.initialScale == initialScale;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(timesteps) + Arrays.hashCode(sigmas);
    }
}
