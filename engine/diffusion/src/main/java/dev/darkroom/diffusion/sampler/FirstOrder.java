package dev.darkroom.diffusion.sampler;

import dev.darkroom.diffusion.schedule.NoisePath;
import java.util.function.Supplier;

/**
 * Keeps the direction towards the clean latent for the whole step. In sigma form DDIM with eta 0 and Euler's method are
 * this same formula; eta 1 is ancestral sampling. (They differ in the paths they are given.)
 *
 * @param eta share of the posterior's noise that is added anew at each step, 0 to 1: Song et al. 2021, equation 16
 */
record FirstOrder(String name, double eta) implements Sampler {

    @Override
    public float[] sample(Denoise denoise, float[] start, NoisePath path, Supplier<float[]> noise, Listener listener) {
        float[] x = start.clone();
        for (int i = 0; i < path.steps(); i++) {
            double from = path.sigma(i);
            double to = path.sigma(i + 1);
            float[] clean = denoise.clean(x, from, path.timestep(i));
            double added = from > 0 ? eta * to * Math.sqrt(Math.max(0, from * from - to * to)) / from : 0;
            double down = Math.sqrt(Math.max(0, to * to - added * added));
            double keep = from > 0 ? down / from : 0;
            float[] next = new float[x.length];
            for (int j = 0; j < x.length; j++) {
                next[j] = (float) (keep * x[j] + (1 - keep) * clean[j]);
            }
            if (added > 0) {
                float[] fresh = noise.get();
                for (int j = 0; j < x.length; j++) {
                    next[j] = (float) (next[j] + added * fresh[j]);
                }
            }
            x = next;
            listener.stepped(i + 1, path.steps(), clean);
        }
        return x;
    }
}
