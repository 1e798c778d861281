package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.schedule.NoisePath;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.sdk.port.Noise;
import dev.darkroom.sdk.port.NoiseLevels;
import dev.darkroom.sdk.port.Sampler;

/** A sampler on plain arrays as a port value. */
record WalkingSampler(dev.darkroom.diffusion.sampler.Sampler sampler) implements Sampler {

    @Override
    public String name() {
        return sampler.name();
    }

    @Override
    public Latent sample(Denoise denoise, Latent start, NoiseLevels levels, Noise.Stream noise, Listener listener) {
        float[] result = sampler.sample(
                (x, sigma, timestep) ->
                        denoise.clean(start.with(x), sigma, timestep).toArray(),
                start.toArray(),
                path(levels),
                () -> noise.next().toArray(),
                (done, steps, clean) -> listener.stepped(done, steps, start.with(clean)));
        return start.with(result);
    }

    private static NoisePath path(NoiseLevels levels) {
        double[] timesteps = new double[levels.steps()];
        double[] sigmas = new double[levels.steps() + 1];
        for (int i = 0; i < timesteps.length; i++) {
            timesteps[i] = levels.timestep(i);
            sigmas[i] = levels.sigma(i);
        }
        sigmas[timesteps.length] = levels.sigma(timesteps.length);
        return NoisePath.of(timesteps, sigmas, levels.initialScale());
    }
}
