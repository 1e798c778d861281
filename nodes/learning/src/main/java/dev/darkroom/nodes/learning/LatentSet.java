package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.training.CaptionedLatents;
import dev.darkroom.sdk.port.PortType;
import dev.darkroom.sdk.port.Sized;

/**
 * A data set as an autoencoder and a text encoder see it.
 *
 * @param data latents with captions
 * @param scalingFactor what the latents were multiplied with to have unit variance
 */
@PortType(name = "darkroom.latent-set", colour = "#9575cd", shape = PortType.Shape.DIAMOND)
public record LatentSet(CaptionedLatents data, double scalingFactor) implements Sized {
    @Override
    public long bytes() {
        return data.bytes();
    }
}
