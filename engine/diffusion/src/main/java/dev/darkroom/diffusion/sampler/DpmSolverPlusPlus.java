package dev.darkroom.diffusion.sampler;

import dev.darkroom.diffusion.schedule.NoisePath;
import java.util.function.Supplier;

/**
 * DPM-Solver++(2M): extrapolates along the line through the last two guesses of the clean latent. The first step is of
 * first order, and so is the last when it ends without noise or the path is short (fewer than 15 steps).
 */
record DpmSolverPlusPlus(String name) implements Sampler {
    private static final int SHORT = 15;

    @Override
    public float[] sample(Denoise denoise, float[] start, NoisePath path, Supplier<float[]> noise, Listener listener) {
        float[] x = start.clone();
        float[] before = x;
        for (int i = 0; i < path.steps(); i++) {
            double from = path.sigma(i);
            double to = path.sigma(i + 1);
            float[] clean = denoise.clean(x, from, path.timestep(i));
            boolean last = i + 1 == path.steps();
            boolean firstOrder = i == 0 || (last && (to == 0 || path.steps() < SHORT)) || path.sigma(i - 1) <= from;
            // lambda = -log(sigma); r is how long the last step was compared with this one.
            double r = firstOrder ? 1 : Math.log(path.sigma(i - 1) / from) / Math.log(from / to);
            double ahead = firstOrder || from <= to ? 0 : 0.5 / r;
            double keep = from > 0 ? to / from : 0;
            float[] next = new float[x.length];
            for (int j = 0; j < x.length; j++) {
                double guess = clean[j] + ahead * (clean[j] - before[j]);
                next[j] = (float) (keep * x[j] + (1 - keep) * guess);
            }
            x = next;
            before = clean;
            listener.stepped(i + 1, path.steps(), clean);
        }
        return x;
    }
}
