package dev.darkroom.diffusion.training;

import java.time.Duration;

/**
 * How long and how fast to learn.
 *
 * @param steps updates in all, from the very first
 * @param learningRate at its highest
 * @param warmUp steps over which it rises from 0
 * @param clip bound on the norm of all gradients together
 * @param averaging decay of the moving average of the weights
 * @param saveEvery how much work a kill may cost
 * @param seed of first weights, batches and noise
 */
public record TrainingPlan(
        long steps, double learningRate, long warmUp, double clip, double averaging, Duration saveEvery, long seed) {
    private static final double FLOOR = 0.01;

    public TrainingPlan {
        if (steps < 1 || !(learningRate > 0) || warmUp < 0 || !(averaging >= 0 && averaging < 1)) {
            throw new IllegalArgumentException("a training makes at least one step at a learning rate above 0");
        }
    }

    /** The learning rate at a step, from 0: a linear rise, then half a cosine down to a hundredth. */
    public double learningRateAt(long step) {
        double rise = warmUp == 0 ? 1 : Math.min(1, (step + 1.0) / warmUp);
        double fall = 0.5 * (1 + Math.cos(Math.PI * Math.min(1, step / (double) steps)));
        return learningRate * rise * (FLOOR + (1 - FLOOR) * fall);
    }

    /** The seed of one step's randomness, so that a step is the same whether or not training stopped before it. */
    long seedAt(long step) {
        long z = seed * 0x9E3779B97F4A7C15L + step + 1;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
