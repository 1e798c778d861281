package dev.darkroom.diffusion.sampler;

import dev.darkroom.diffusion.schedule.NoisePath;
import java.util.function.Supplier;

/** A way of walking from noise to a clean latent. Stateless. */
public interface Sampler {

    /** For messages and records: {@code dpmpp-2m}. */
    String name();

    /**
     * Walks the path.
     *
     * @param denoise the network with guidance
     * @param start {@code x0 + sigma * noise} at the first level; not changed
     * @param noise fresh Gaussian noise of the same length; asked only by samplers that add noise on the way
     * @param listener told after each step
     * @return {@code x} at the last level
     */
    float[] sample(Denoise denoise, float[] start, NoisePath path, Supplier<float[]> noise, Listener listener);

    /** Guesses the clean latent within {@code x = x0 + sigma * noise}. */
    @FunctionalInterface
    interface Denoise {
        float[] clean(float[] x, double sigma, double timestep);
    }

    /** Told of each step. */
    @FunctionalInterface
    interface Listener {

        /** Listens to nothing. */
        Listener NONE = (done, steps, clean) -> {};

        /**
         * @param done steps done, from 1
         * @param steps steps in all
         * @param clean the present guess of the clean latent; not to be changed
         */
        void stepped(int done, int steps, float[] clean);
    }
}
