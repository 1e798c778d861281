package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.checkpoint.DiffusionModel;
import dev.darkroom.diffusion.checkpoint.Part;
import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.diffusion.schedule.DiscreteNoiseSchedule;
import dev.darkroom.diffusion.schedule.ScheduleSettings;
import dev.darkroom.sdk.Choices;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.ModelFile;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Autoencoder;
import dev.darkroom.sdk.port.Denoiser;
import dev.darkroom.sdk.port.NoiseSchedule;
import dev.darkroom.sdk.port.TextEncoder;

/**
 * Loads a latent diffusion model: its denoiser, text encoder, autoencoder and noise schedule.
 *
 * <p>A model is a folder as diffusers writes it, or a single safetensors file of the Stable Diffusion 1 family.
 */
@NodeType(id = "darkroom.load-model", category = "diffusion/load", device = true)
public final class LoadModel implements Node<LoadModel.In, LoadModel.Out> {

    /** @param model the model's name; darkroom-small comes with Darkroom and draws small pictures quickly */
    public record In(
            @Choices(from = "models") @Default("darkroom-small")
            String model) {}

    /**
     * @param denoiser tells noise from picture
     * @param textEncoder turns prompts into what the denoiser attends to
     * @param autoencoder turns pictures into latents and back
     * @param schedule how noise was mixed in during training, and the levels a sampler visits unless told otherwise
     */
    public record Out(Denoiser denoiser, TextEncoder textEncoder, Autoencoder autoencoder, NoiseSchedule schedule) {}

    @Override
    public Out run(In in, NodeContext context) {
        ModelFile file = context.library().model("model", in.model());
        return Opening.at("model", () -> {
            DiffusionModel model = DiffusionModel.open(file.path());
            context.progress(0, 3, "text encoder");
            TextEncoder textEncoder = context.own(TextEncoders.open(model, in.model(), file.path()));
            context.progress(1, 3, "autoencoder");
            Part<dev.darkroom.diffusion.network.Autoencoder> painter = model.autoencoder();
            LatentAutoencoder autoencoder = context.own(new LatentAutoencoder(painter));
            context.progress(2, 3, "denoiser");
            ScheduleSettings schedule = model.schedule();
            Denoiser denoiser = context.own(new UNetDenoiser(
                    unet(model, in.model(), autoencoder.channels()),
                    prediction(schedule),
                    LatentColours.of(painter.network(), autoencoder.scale())));
            return new Out(
                    denoiser, textEncoder, autoencoder, new TrainedNoiseSchedule(new DiscreteNoiseSchedule(schedule)));
        });
    }

    private static Part<UNet> unet(DiffusionModel model, String name, int channels) {
        Part<UNet> unet = model.unet();
        var config = unet.network().config();
        String problem = "";
        if (config.addition().isPresent()) {
            problem = "is of the SDXL family, which cannot be used yet";
        } else if (config.inChannels() != channels || config.outChannels() != channels) {
            problem = "has a denoiser from " + config.inChannels() + " to " + config.outChannels()
                    + " channels and an autoencoder of " + channels
                    + " (inpainting models, which take more, cannot be used yet)";
        }
        if (!problem.isEmpty()) {
            unet.close();
            throw new InvalidInputException(
                    "model",
                    "the model " + name + " " + problem + "; take a text-to-image model of the Stable Diffusion 1 or 2"
                            + " family.");
        }
        return unet;
    }

    private static Denoiser.Prediction prediction(ScheduleSettings schedule) {
        return switch (schedule.prediction()) {
            case EPSILON -> Denoiser.Prediction.EPSILON;
            case VELOCITY -> Denoiser.Prediction.VELOCITY;
            case SAMPLE -> Denoiser.Prediction.SAMPLE;
        };
    }

    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.of(library.model("model", in.model()));
    }
}
