package dev.darkroom.diffusion.checkpoint;

import dev.darkroom.diffusion.ModelException;
import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.diffusion.schedule.ScheduleSettings;
import dev.darkroom.diffusion.text.ClipTextModel;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A whole model of the SD 1.x family in one published {@code .safetensors} file. Its configuration is read off the shapes of
 * the weights, but for the number of attention heads, which does not show there and is taken to be that of the published
 * models. A folder beside the file, of the same name without {@code .safetensors}, may hold {@code unet/config.json} and
 * the like for a model that differs, and a {@code tokenizer}.
 */
public final class SingleFileModel implements DiffusionModel {
    private static final String TEXT_ENCODER = "text_encoder";
    private static final String EXTENSION = ".safetensors";

    private final Path file;
    private final Optional<ModelFolder> description;

    private SingleFileModel(Path file, Optional<ModelFolder> description) {
        this.file = file;
        this.description = description;
    }

    /**
     * Opens a file, reading its header alone.
     *
     * @throws ModelException when it is missing, damaged, or not of the SD 1.x family
     */
    public static SingleFileModel open(Path file) {
        checkFile(file);
        String name = String.valueOf(file.getFileName());
        Path beside = file.resolveSibling(name.substring(0, name.length() - EXTENSION.length()));
        return open(file, Files.isDirectory(beside) ? Optional.of(ModelFolder.open(beside)) : Optional.empty());
    }

    /**
     * Opens a file whose configuration is elsewhere.
     *
     * @param description a model folder, of which only configurations and the tokenizer are used, where it has them
     */
    public static SingleFileModel open(Path file, Optional<ModelFolder> description) {
        checkFile(file);
        SingleFileModel model = new SingleFileModel(file, description);
        try (Checkpoint checkpoint = model.checkpoint()) {
            Set<String> names = checkpoint.names();
            if (!StoredNames.isSingleFile(names)) {
                throw new ModelException(
                        model.name() + " holds no whole model: it has no weights named model.diffusion_model.*; "
                                + "a single part can only take the place of a model's own.");
            }
            if (StoredNames.clipText(names).isEmpty()) {
                throw new ModelException(
                        model.name() + " is not of the Stable Diffusion 1 family, the only one whose single files "
                                + "can be opened; use the model's diffusers folder.");
            }
        }
        return model;
    }

    static void checkFile(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new ModelException("There is no model at " + file + ".");
        }
        if (!name.toLowerCase(Locale.ROOT).endsWith(EXTENSION)) {
            throw new ModelException(
                    name + " is not a .safetensors file; other formats are not opened, since some can run code.");
        }
    }

    @Override
    public Part<UNet> unet() {
        return part(
                StoredNames::unet,
                weights -> new UNet(
                        described("unet")
                                .map(ModelFolder::unetConfig)
                                .orElseGet(() -> InferredConfig.unet(weights, name())),
                        weights));
    }

    @Override
    public Part<Autoencoder> autoencoder() {
        return part(
                StoredNames::autoencoder,
                weights -> new Autoencoder(
                        described("vae")
                                .map(ModelFolder::autoencoderConfig)
                                .orElseGet(() -> InferredConfig.autoencoder(weights, name())),
                        weights));
    }

    @Override
    public TextEncoderKind textEncoderKind() {
        return TextEncoderKind.CLIP;
    }

    @Override
    public Part<ClipTextModel> clipTextModel() {
        return part(
                StoredNames::clipText,
                weights -> new ClipTextModel(
                        described(TEXT_ENCODER)
                                .map(folder -> folder.clipTextConfig(TEXT_ENCODER))
                                .orElseGet(() -> InferredConfig.clipText(weights, name())),
                        weights));
    }

    @Override
    public Optional<Path> tokenizerFolder() {
        return description.flatMap(ModelFolder::tokenizer);
    }

    @Override
    public ScheduleSettings schedule() {
        return description
                .filter(ModelFolder::describesSchedule)
                .map(ModelFolder::schedule)
                .orElse(ScheduleSettings.STABLE_DIFFUSION);
    }

    private Optional<ModelFolder> described(String part) {
        return description.filter(folder -> folder.describes(part));
    }

    private <T> Part<T> part(Function<Set<String>, Map<String, String>> names, Function<Weights, T> network) {
        return Parts.load(name(), checkpoint(), names, network);
    }

    private Checkpoint checkpoint() {
        return WeightFiles.open(name(), List.of(file));
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }
}
