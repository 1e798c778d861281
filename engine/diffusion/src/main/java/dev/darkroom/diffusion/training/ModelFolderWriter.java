package dev.darkroom.diffusion.training;

import dev.darkroom.diffusion.network.AutoencoderConfig;
import dev.darkroom.diffusion.network.UNetConfig;
import dev.darkroom.diffusion.schedule.ScheduleSettings;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.DType;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.SafetensorsWriter;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes trained networks as a folder of the diffusers layout, which loads like anyone's model. Weights become F16. */
public final class ModelFolderWriter {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String WEIGHTS = "diffusion_pytorch_model.safetensors";

    private ModelFolderWriter() {}

    /**
     * Writes the autoencoder's part, {@code vae/}, so that its latents are normalised.
     *
     * @param statistics of the latents that the given weights make
     */
    public static void writeAutoencoder(
            Path folder, AutoencoderConfig config, Path weights, LatentStatistics statistics) throws IOException {
        json(folder.resolve("vae/config.json"), config.toJson());
        halve(weights, folder.resolve("vae").resolve(WEIGHTS), source -> statistics.builtInto(config, source));
    }

    /** Writes the denoiser's part, {@code unet/}. */
    public static void writeDenoiser(Path folder, UNetConfig config, Path weights) throws IOException {
        json(folder.resolve("unet/config.json"), config.toJson());
        halve(weights, folder.resolve("unet").resolve(WEIGHTS), source -> Map.of());
    }

    /** Writes what joins the parts: {@code model_index.json}, {@code scheduler/}, {@code text_encoder/config.json}. */
    public static void writeIndex(Path folder, ScheduleSettings schedule) throws IOException {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("_class_name", "StableDiffusionPipeline");
        index.put("scheduler", List.of("diffusers", "DPMSolverMultistepScheduler"));
        index.put("text_encoder", List.of("transformers", "BertModel"));
        index.put("tokenizer", List.of("transformers", "BertTokenizerFast"));
        index.put("unet", List.of("diffusers", "UNet2DConditionModel"));
        index.put("vae", List.of("diffusers", "AutoencoderKL"));
        json(folder.resolve("model_index.json"), index);

        Map<String, Object> scheduler = new LinkedHashMap<>();
        scheduler.put("_class_name", "DPMSolverMultistepScheduler");
        scheduler.put("beta_end", schedule.betaEnd());
        scheduler.put("beta_schedule", schedule.curve().configName());
        scheduler.put("beta_start", schedule.betaStart());
        scheduler.put("num_train_timesteps", schedule.trainedSteps());
        scheduler.put("prediction_type", "v_prediction");
        json(folder.resolve("scheduler/scheduler_config.json"), scheduler);

        Map<String, Object> text = new LinkedHashMap<>();
        text.put("architectures", List.of("BertModel"));
        text.put("hidden_act", "gelu");
        text.put("hidden_size", 384);
        text.put("intermediate_size", 1536);
        text.put("layer_norm_eps", 1e-12);
        text.put("max_position_embeddings", 512);
        text.put("model_type", "bert");
        text.put("num_attention_heads", 12);
        text.put("num_hidden_layers", 6);
        text.put("position_embedding_type", "absolute");
        text.put("type_vocab_size", 2);
        text.put("vocab_size", 30522);
        json(folder.resolve("text_encoder/config.json"), text);
    }

    private static void halve(Path from, Path to, Function<Checkpoint, Map<String, float[]>> changes) {
        Ops ops = Ops.inference();
        try (Checkpoint source = Checkpoint.open(from)) {
            Scope.run(() -> {
                Map<String, float[]> changed = changes.apply(source);
                Map<String, Tensor> half = new LinkedHashMap<>();
                for (String name : source.names()) {
                    long[] shape = source.shape(name);
                    float[] values = changed.get(name);
                    Tensor tensor = values == null ? source.get(name, shape) : ops.fromFloats(values, shape);
                    half.put(name, ops.cast(tensor, DType.F16));
                }
                SafetensorsWriter.write(to, half, Map.of("format", "pt"));
            });
        }
    }

    private static void json(Path file, Map<String, Object> fields) throws IOException {
        Files.createDirectories(file.getParent());
        Path half = file.resolveSibling(file.getFileName() + ".half");
        Files.writeString(half, JSON.writeValueAsString(fields) + "\n", StandardCharsets.UTF_8);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
