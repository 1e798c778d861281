package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.checkpoint.AutoencoderSource;
import dev.darkroom.sdk.Choices;
import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Autoencoder;
import java.nio.file.Path;

/**
 * Takes the autoencoder of another model, to decode with it what a model drew: the same latent, painted by another hand.
 *
 * <p>The source may be a whole model, a folder with an autoencoder alone, or a safetensors file of either.
 */
@NodeType(id = "darkroom.swap-autoencoder", category = "diffusion/load")
public final class SwapAutoencoder implements Node<SwapAutoencoder.In, SwapAutoencoder.Out> {

    /** @param model the name of the model or file to take it from */
    public record In(@Choices(from = "models") String model) {}

    /** @param autoencoder that of the named model */
    public record Out(Autoencoder autoencoder) {}

    @Override
    public Out run(In in, NodeContext context) {
        Path path = context.library().model("model", in.model()).path();
        return new Out(Opening.at("model", () -> new LatentAutoencoder(AutoencoderSource.open(path))));
    }

    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.of(library.model("model", in.model()));
    }
}
