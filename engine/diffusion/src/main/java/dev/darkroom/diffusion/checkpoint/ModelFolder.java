package dev.darkroom.diffusion.checkpoint;

import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.ModelException;
import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.network.AutoencoderConfig;
import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.diffusion.network.UNetConfig;
import dev.darkroom.diffusion.schedule.ScheduleSettings;
import dev.darkroom.diffusion.text.ClipTextConfig;
import dev.darkroom.diffusion.text.ClipTextModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model as diffusers writes it: {@code model_index.json} and one folder for each part, with a {@code config.json} and
 * safetensors (whole, sharded, or in the fp16 variant).
 */
public final class ModelFolder implements DiffusionModel {
    private static final String CONFIG = "config.json";
    private static final String SCHEDULE = "scheduler_config.json";

    private final Path folder;

    private ModelFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a folder, reading none of its weights.
     *
     * @throws ModelException when it is not a model folder
     */
    public static ModelFolder open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ModelException("There is no model folder " + folder + ".");
        }
        if (!Files.isRegularFile(folder.resolve("model_index.json")) && !Files.isDirectory(folder.resolve("unet"))) {
            throw new ModelException(
                    folder + " is not a model folder: it has neither model_index.json nor a folder unet.");
        }
        return new ModelFolder(folder);
    }

    /**
     * The folder of one part, for readers of kinds of files that are not known here.
     *
     * @param part such as {@code text_encoder}
     * @throws ModelException when there is none
     */
    public Path part(String part) {
        Path path = folder.resolve(part);
        if (!path.startsWith(folder) || !Files.isDirectory(path)) {
            throw new ModelException("The model " + name() + " has no folder " + part + "; expected " + path + ".");
        }
        return path;
    }

    @Override
    public Part<UNet> unet() {
        String where = where("unet");
        UNetConfig config = unetConfig();
        return Parts.load(
                where,
                WeightFiles.open(part("unet"), "diffusion_pytorch_model", where),
                StoredNames::same,
                weights -> new UNet(config, weights));
    }

    @Override
    public Part<Autoencoder> autoencoder() {
        return AutoencoderSource.folder(part("vae"), where("vae"));
    }

    @Override
    public TextEncoderKind textEncoderKind() {
        ModelConfig config = config("text_encoder");
        List<String> architectures = config.texts("architectures");
        if (architectures.contains("CLIPTextModelWithProjection")) {
            return TextEncoderKind.CLIP_WITH_PROJECTION;
        }
        if (architectures.contains("CLIPTextModel")) {
            return TextEncoderKind.CLIP;
        }
        if (architectures.contains("BertModel")) {
            return TextEncoderKind.BERT;
        }
        throw config.wrong("architectures", "CLIPTextModel, CLIPTextModelWithProjection or BertModel");
    }

    @Override
    public Part<ClipTextModel> clipTextModel() {
        return clipTextModel("text_encoder");
    }

    /** Opens one of several text encoders: SDXL's second one is in {@code text_encoder_2}. */
    public Part<ClipTextModel> clipTextModel(String part) {
        String where = where(part);
        ClipTextConfig config = clipTextConfig(part);
        return Parts.load(
                where,
                WeightFiles.open(part(part), "model", where),
                StoredNames::same,
                weights -> new ClipTextModel(config, weights));
    }

    @Override
    public Optional<Path> tokenizerFolder() {
        return Optional.of(tokenizer().orElseGet(() -> part("text_encoder")));
    }

    @Override
    public ScheduleSettings schedule() {
        return ScheduleSettings.read(
                ModelConfig.read(part("scheduler").resolve(SCHEDULE), where("scheduler") + "/" + SCHEDULE));
    }

    Optional<Path> tokenizer() {
        return Optional.of(folder.resolve("tokenizer")).filter(Files::isDirectory);
    }

    boolean describesSchedule() {
        return Files.isRegularFile(folder.resolve("scheduler").resolve(SCHEDULE));
    }

    UNetConfig unetConfig() {
        return UNetConfig.of(config("unet"));
    }

    AutoencoderConfig autoencoderConfig() {
        return AutoencoderConfig.of(config("vae"));
    }

    ClipTextConfig clipTextConfig(String part) {
        ModelConfig config = config(part);
        if (config.texts("architectures").stream().noneMatch(name -> name.startsWith("CLIPTextModel"))) {
            throw config.wrong("architectures", "CLIPTextModel or CLIPTextModelWithProjection");
        }
        return ClipTextConfig.of(config);
    }

    boolean describes(String part) {
        return Files.isRegularFile(folder.resolve(part).resolve(CONFIG));
    }

    private ModelConfig config(String part) {
        return ModelConfig.read(part(part).resolve(CONFIG), where(part) + "/" + CONFIG);
    }

    private String where(String part) {
        return name() + "/" + part;
    }

    private String name() {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }
}
