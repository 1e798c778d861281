package dev.darkroom.sdk.port;

/** A way of walking from noise to a picture: DDIM, Euler, DPM-Solver++ and their like. Stateless. */
@PortType(name = "sampler", colour = "#f06292")
public interface Sampler {

    /** For messages and records: {@code dpmpp-2m}. */
    String name();

    /**
     * Walks the levels.
     *
     * @param denoise the network with guidance
     * @param start {@code x0 + sigma * noise} at the first level
     * @param noise for samplers that add noise on the way; others do not draw
     * @param listener told after each step
     * @return {@code x} at the last level
     */
    Latent sample(Denoise denoise, Latent start, NoiseLevels levels, Noise.Stream noise, Listener listener);

    /** Guesses the clean latent within {@code x = x0 + sigma * noise}. */
    @FunctionalInterface
    interface Denoise {
        Latent clean(Latent x, double sigma, double timestep);
    }

    /** Told of each step. */
    @FunctionalInterface
    interface Listener {
        /**
         * @param done steps done, from 1
         * @param steps steps in all
         * @param clean the network's present guess of the clean latent
         */
        void stepped(int done, int steps, Latent clean);
    }
}
