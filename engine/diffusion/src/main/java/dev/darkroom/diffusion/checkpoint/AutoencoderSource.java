package dev.darkroom.diffusion.checkpoint;

import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.ModelException;
import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.network.AutoencoderConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where an autoencoder can be taken from, alone: to put it in the place of a model's own. */
public final class AutoencoderSource {
    private AutoencoderSource() {}

    /**
     * Opens the autoencoder of a whole model, of a folder that holds nothing else, or of a file.
     *
     * @param path a model folder, an autoencoder's folder ({@code config.json} and safetensors), or a {@code .safetensors}
     *     file of an autoencoder or a whole model; a {@code config.json} beside a file is used when there is one
     * @throws ModelException when there is no autoencoder that can be used
     */
    public static Part<Autoencoder> open(Path path) {
        String where = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        if (!Files.isDirectory(path)) {
            return file(path, where);
        }
        return Files.isDirectory(path.resolve("vae"))
                ? folder(path.resolve("vae"), where + "/vae")
                : folder(path, where);
    }

    static Part<Autoencoder> folder(Path folder, String where) {
        AutoencoderConfig config =
                AutoencoderConfig.of(ModelConfig.read(folder.resolve("config.json"), where + "/config.json"));
        return Parts.load(
                where,
                WeightFiles.open(folder, "diffusion_pytorch_model", where),
                StoredNames::autoencoder,
                weights -> new Autoencoder(config, weights));
    }

    static Part<Autoencoder> file(Path file, String where) {
        SingleFileModel.checkFile(file);
        Path config = file.resolveSibling("config.json");
        return Parts.load(where, WeightFiles.open(where, List.of(file)), StoredNames::autoencoder, weights -> {
            boolean described = Files.isRegularFile(config) && isAutoencoder(config);
            return new Autoencoder(
                    described
                            ? AutoencoderConfig.of(ModelConfig.read(config, "config.json beside " + where))
                            : InferredConfig.autoencoder(weights, where),
                    weights);
        });
    }

    /** A folder of several models' files may hold a config.json of something else. */
    private static boolean isAutoencoder(Path config) {
        return ModelConfig.read(config, config.toString())
                .text("_class_name")
                .filter("AutoencoderKL"::equals)
                .isPresent();
    }
}
