package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.training.Training;
import dev.darkroom.diffusion.training.TrainingPlan;
import dev.darkroom.diffusion.training.WiderLatents;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.tensor.Parameters;
import dev.darkroom.tensor.TensorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Finds the weights that a training begins from. */
final class Beginning {
    private Beginning() {}

    /**
     * Finds a network of a model folder.
     *
     * @param port that names the model
     * @param part of the folder, for example {@code unet}
     * @throws InvalidInputException when the model has no such part
     */
    static Path of(String port, String model, String part, NodeContext context) {
        Path folder = context.library().model(port, model).path();
        Path weights = folder.resolve(part).resolve("diffusion_pytorch_model.safetensors");
        if (!Files.isRegularFile(weights)) {
            throw new InvalidInputException(
                    port, "\"" + model + "\" has no " + part + " to train on: name a model that is a folder with one.");
        }
        return weights;
    }

    /**
     * Goes on with the training in a folder, or starts one, and tells the log which.
     *
     * @param model the name of the model to begin from, given at {@code port}; empty to begin with chance
     * @param channels of the latents, at least the model's: the others are new
     */
    static Training open(
            String port,
            String model,
            String part,
            int channels,
            Path folder,
            TrainingPlan plan,
            Function<Parameters, Training.Loss> network,
            NodeContext context)
            throws IOException {
        if (model.isEmpty()) {
            return told(Training.open(folder, plan, network), plan, "chance", context);
        }
        Path weights = of(port, model, part, context);
        Path wide = folder.resolve("wider-beginning.safetensors");
        try {
            boolean widened = part.equals("vae")
                    ? WiderLatents.autoencoder(weights, wide, channels)
                    : WiderLatents.denoiser(weights, wide, channels);
            String from = "the " + part + " of " + model + (widened ? ", widened to " + channels + " channels" : "");
            return told(Training.begin(folder, plan, widened ? wide : weights, network), plan, from, context);
        } catch (TensorException e) {
            throw new InvalidInputException(
                    port, "\"" + model + "\" is of another shape than what is trained here: " + e.getMessage());
        } finally {
            Files.deleteIfExists(wide);
        }
    }

    private static Training told(Training training, TrainingPlan plan, String from, NodeContext context) {
        context.log()
                .info(
                        "Training begins with {}, from {}, towards step {}.",
                        training.steps() == 0 ? from : "what was saved",
                        "step " + training.steps(),
                        plan.steps());
        return training;
    }
}
