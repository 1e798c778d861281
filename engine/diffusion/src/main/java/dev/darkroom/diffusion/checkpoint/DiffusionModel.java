package dev.darkroom.diffusion.checkpoint;

import dev.darkroom.diffusion.ModelException;
import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.diffusion.schedule.ScheduleSettings;
import dev.darkroom.diffusion.text.ClipTextModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A latent diffusion model on disk. Opening one reads no weights; each part is opened on demand, belongs to the caller and
 * must be closed. All methods throw a {@link ModelException} with one sentence for people when a part is missing, damaged
 * or of an unknown kind.
 */
public sealed interface DiffusionModel permits ModelFolder, SingleFileModel {

    /**
     * Opens a model.
     *
     * @param path a folder as diffusers writes it, or a {@code .safetensors} file that holds a whole model
     */
    static DiffusionModel open(Path path) {
        if (Files.isDirectory(path)) {
            return ModelFolder.open(path);
        }
        return SingleFileModel.open(path);
    }

    /** Opens the denoising network. */
    Part<UNet> unet();

    /** Opens the autoencoder. */
    Part<Autoencoder> autoencoder();

    /** What kind of text encoder it has. */
    TextEncoderKind textEncoderKind();

    /** Opens the text encoder of a model whose kind is {@link TextEncoderKind#CLIP}. */
    Part<ClipTextModel> clipTextModel();

    /** Where the tokenizer's files are; empty for a single file, which carries none. */
    Optional<Path> tokenizerFolder();

    /** How noise was mixed in during training, and what the network predicts. */
    ScheduleSettings schedule();
}
