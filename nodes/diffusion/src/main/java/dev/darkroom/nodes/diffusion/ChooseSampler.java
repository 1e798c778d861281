package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.sampler.Samplers;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Sampler;

/**
 * Chooses the way from noise to picture.
 *
 * <p>dpmpp-2m needs the fewest steps. ddim and euler follow the same path more slowly; they differ in the levels of noise
 * they are meant for, see the noise schedule. euler-ancestral adds noise on the way, so that more steps lead elsewhere.
 */
@NodeType(id = "darkroom.sampler", category = "diffusion/sample", title = "Sampler")
public final class ChooseSampler implements Node<ChooseSampler.In, ChooseSampler.Out> {

    /** The samplers. */
    public enum Kind {
        DPMPP_2M,
        DDIM,
        EULER,
        EULER_ANCESTRAL
    }

    /** @param kind its name */
    public record In(@Default("dpmpp-2m") Kind kind) {}

    /** @param sampler for the denoise node */
    public record Out(Sampler sampler) {}

    @Override
    public Out run(In in, NodeContext context) {
        return new Out(new WalkingSampler(
                switch (in.kind()) {
                    case DPMPP_2M -> Samplers.DPMPP_2M;
                    case DDIM -> Samplers.DDIM;
                    case EULER -> Samplers.EULER;
                    case EULER_ANCESTRAL -> Samplers.EULER_ANCESTRAL;
                }));
    }
}
