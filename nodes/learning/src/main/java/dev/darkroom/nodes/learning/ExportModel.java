package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.schedule.ScheduleSettings;
import dev.darkroom.diffusion.training.ModelFolderWriter;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import java.io.IOException;
import java.nio.file.Path;

/** Writes trained networks as a model folder of the diffusers layout, beside the trainings. */
@NodeType(id = "darkroom.export-model", category = "learning/train", output = true)
public final class ExportModel implements Node<ExportModel.In, ExportModel.Out> {

    /**
     * @param autoencoder shrinks pictures and paints latents
     * @param denoiser was trained on that autoencoder's latents
     * @param name of the folder
     */
    public record In(
            TrainedAutoencoder autoencoder,
            TrainedDenoiser denoiser,
            @Default("darkroom-small-model") String name) {}

    /** @param folder where it lies; copy it into a models folder to use it */
    public record Out(String folder) {}

    @Override
    public Out run(In in, NodeContext context) throws IOException {
        Path folder = context.library().state("name", in.name());
        ModelFolderWriter.writeAutoencoder(
                folder,
                in.autoencoder().config(),
                in.autoencoder().weights(),
                in.denoiser().statistics());
        ModelFolderWriter.writeDenoiser(
                folder, in.denoiser().config(), in.denoiser().weights());
        ModelFolderWriter.writeIndex(folder, ScheduleSettings.STABLE_DIFFUSION);
        context.log().info("Wrote the model to {}", folder);
        return new Out(folder.toString());
    }
}
