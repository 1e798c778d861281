package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.network.AutoencoderConfig;
import dev.darkroom.sdk.Choices;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import java.nio.file.Path;

/** Takes the autoencoder of a model as it is, so that a denoiser can be trained on, or anew, on its latents. */
@NodeType(id = "darkroom.keep-autoencoder", category = "learning/train")
public final class KeepAutoencoder implements Node<KeepAutoencoder.In, KeepAutoencoder.Out> {

    /** @param model a folder of the diffusers layout */
    public record In(
            @Choices(from = "models") @Default("darkroom-small")
            String model) {}

    /** @param autoencoder with its latents as they are */
    public record Out(TrainedAutoencoder autoencoder) {}

    @Override
    public Out run(In in, NodeContext context) {
        Path weights = Beginning.of("model", in.model(), "vae", context);
        AutoencoderConfig config = AutoencoderConfig.of(ModelConfig.read(weights.resolveSibling("config.json"), "vae"));
        return new Out(new TrainedAutoencoder(config, weights, 0, true));
    }

    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.of(library.model("model", in.model()));
    }
}
