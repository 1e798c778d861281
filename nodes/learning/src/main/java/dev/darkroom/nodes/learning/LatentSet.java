package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.training.CaptionedLatents;
import dev.darkroom.diffusion.training.LatentStatistics;
import dev.darkroom.sdk.port.PortType;
import dev.darkroom.sdk.port.Sized;

/**
 * A data set as an autoencoder and a text encoder see it.
 *
 * @param data latents with captions
 * @param statistics of the latents before they were normalised
 */
@PortType(name = "darkroom.latent-set", colour = "#9575cd", shape = PortType.Shape.DIAMOND)
public record LatentSet(CaptionedLatents data, LatentStatistics statistics) implements Sized {
    @Override
    public long bytes() {
        return data.bytes();
    }
}
