package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.schedule.ScheduleSettings;
import dev.darkroom.diffusion.training.LatentStatistics;
import dev.darkroom.diffusion.training.ModelFolderWriter;
import dev.darkroom.sdk.Choices;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes trained networks as a model folder of the diffusers layout, beside the trainings. Without a denoiser it is an
 * autoencoder alone, to be put in the place of a model's own.
 */
@NodeType(id = "darkroom.export-model", category = "learning/train", output = true)
public final class ExportModel implements Node<ExportModel.In, ExportModel.Out> {
    private static final String TEXT_ENCODER = "text_encoder";

    /**
     * @param autoencoder shrinks pictures and paints latents
     * @param denoiser was trained on that autoencoder's latents; left out, the autoencoder is written alone
     * @param textEncoder the model with whose text encoder captions were encoded, which is copied; empty for none
     * @param name of the folder
     */
    public record In(
            TrainedAutoencoder autoencoder,
            Optional<TrainedDenoiser> denoiser,
            @Choices(from = "models") @Default("") String textEncoder,
            @Default("darkroom-small-model") String name) {}

    /** @param folder where it lies; copy it into a models folder to use it */
    public record Out(String folder) {}

    @Override
    public Out run(In in, NodeContext context) throws IOException {
        TrainedAutoencoder autoencoder = in.autoencoder();
        if (in.denoiser().isEmpty() && !autoencoder.normalised()) {
            throw new InvalidInputException(
                    "denoiser",
                    "an autoencoder whose encoder was trained has latents of another spread than any denoiser knows: link"
                            + " the denoiser that was trained on them, or train the decoder alone.");
        }
        Path folder = context.library().state("name", in.name());
        ModelFolderWriter.writeAutoencoder(
                folder,
                autoencoder.config(),
                autoencoder.weights(),
                in.denoiser()
                        .map(TrainedDenoiser::statistics)
                        .orElseGet(
                                () -> LatentStatistics.none(autoencoder.config().latentChannels())));
        if (in.denoiser().isPresent()) {
            TrainedDenoiser denoiser = in.denoiser().get();
            ModelFolderWriter.writeDenoiser(folder, denoiser.config(), denoiser.weights());
            ModelFolderWriter.writeIndex(folder, ScheduleSettings.STABLE_DIFFUSION);
        }
        if (!in.textEncoder().isEmpty()) {
            copyTextEncoder(
                    context.library().model("textEncoder", in.textEncoder()).path(), folder);
        }
        context.log().info("Wrote the model to {}", folder);
        return new Out(folder.toString());
    }

    private static void copyTextEncoder(Path model, Path folder) throws IOException {
        Path from = model.resolve(TEXT_ENCODER);
        if (!Files.isDirectory(from)) {
            throw new InvalidInputException(
                    "textEncoder",
                    "\"" + model.getFileName() + "\" has no text encoder: name a model that is a folder with one.");
        }
        Path to = Files.createDirectories(folder.resolve(TEXT_ENCODER));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path half = to.resolve(file.getFileName() + ".half");
                Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
                Files.move(half, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
