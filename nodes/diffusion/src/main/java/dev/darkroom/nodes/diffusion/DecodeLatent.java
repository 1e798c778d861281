package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Autoencoder;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Latent;
import java.util.List;

/** Paints a latent as a picture: develops it. */
@NodeType(id = "darkroom.decode-latent", category = "diffusion/latent", device = true)
public final class DecodeLatent implements Node<DecodeLatent.In, DecodeLatent.Out> {

    /**
     * @param autoencoder that of the model that drew, or another of its family
     * @param latent what to paint
     */
    public record In(Autoencoder autoencoder, Latent latent) {}

    /** @param images one picture for each of the batch */
    public record Out(List<Image> images) {}

    @Override
    public Out run(In in, NodeContext context) {
        if (in.latent().channels() != in.autoencoder().channels()) {
            throw new InvalidInputException(
                    "latent",
                    "the latent has " + in.latent().channels() + " channels, but this autoencoder paints "
                            + in.autoencoder().channels() + "; take the autoencoder of the model that drew it.");
        }
        if ((long) Math.max(in.latent().width(), in.latent().height())
                        * in.autoencoder().scale()
                > Image.MAX_SIDE) {
            throw new InvalidInputException(
                    "latent",
                    "the latent " + in.latent().shape() + " makes a picture of more than " + Image.MAX_SIDE
                            + " pixels a side; use a smaller one.");
        }
        return new Out(in.autoencoder().decode(in.latent(), context));
    }
}
