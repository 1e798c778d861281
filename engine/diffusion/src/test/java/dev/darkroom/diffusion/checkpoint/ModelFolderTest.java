package dev.darkroom.diffusion.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.diffusion.Expected;
import dev.darkroom.diffusion.GoldenFolder;
import dev.darkroom.diffusion.ModelException;
import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.diffusion.text.ClipTextModel;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.SafetensorsFile;
import dev.darkroom.tensor.SafetensorsWriter;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("try") // a tensor scope does its work by being open
class ModelFolderTest {
    private static final Ops OPS = Ops.inference();
    private static final String WEIGHTS = "diffusion_pytorch_model.safetensors";

    @TempDir
    Path temp;

    private Path model;

    @BeforeEach
    void copyTheModel() throws IOException {
        model = temp.resolve("small");
        Path golden = GoldenFolder.of("sd15/diffusers");
        try (Stream<Path> files = Files.walk(golden)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = model.resolve(golden.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (!file.endsWith("merges.txt") && !file.endsWith("vocab.json")) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void opensEveryPartOfAPublishedFolder() {
        long open = Tensor.openCount();
        ModelFolder folder = ModelFolder.open(model);
        assertThat(folder.textEncoderKind()).isEqualTo(TextEncoderKind.CLIP);
        assertThat(folder.tokenizerFolder()).contains(model.resolve("tokenizer"));
        try (Part<UNet> unet = folder.unet();
                Part<Autoencoder> autoencoder = folder.autoencoder();
                Part<ClipTextModel> text = folder.clipTextModel()) {
            assertThat(unet.network().config().levels()).hasSize(4);
            assertThat(autoencoder.network().config().scale()).isEqualTo(8);
            assertThat(text.network().config().layers()).isEqualTo(4);
            // Twice the file, which is in half precision.
            assertThat(text.bytes()).isBetween(6_500_000L, 6_560_000L);
        }
        assertThat(Tensor.openCount()).as("tensors left open").isEqualTo(open);
    }

    @Test
    void saysWhichFolderIsMissing() throws IOException {
        deleteFolder(model.resolve("vae"));
        ModelFolder folder = ModelFolder.open(model);
        assertThatThrownBy(folder::autoencoder)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("The model small has no folder vae");
    }

    @Test
    void refusesAFolderThatIsNoModel() {
        assertThatThrownBy(() -> ModelFolder.open(temp)).hasMessageContaining("is not a model folder");
        assertThatThrownBy(() -> DiffusionModel.open(temp.resolve("nowhere")))
                .hasMessageContaining("There is no model at");
    }

    @Test
    void saysWhichWeightIsMissing() throws IOException {
        rewrite("unet", (name, tensor) -> name.equals("conv_in.bias") ? Map.of() : Map.of(name, tensor));
        assertThatThrownBy(() -> ModelFolder.open(model).unet())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("small/unet")
                .hasMessageContaining("Weight conv_in.bias is missing");
    }

    @Test
    void saysWhichWeightHasAnotherShape() throws IOException {
        Path config = model.resolve("unet/config.json");
        Files.writeString(
                config, Files.readString(config).replace("\"cross_attention_dim\": 32", "\"cross_attention_dim\": 48"));
        assertThatThrownBy(() -> ModelFolder.open(model).unet())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("attn2.to_k.weight")
                .hasMessageContaining("[32, 32]")
                .hasMessageContaining("[32, 48]");
    }

    @Test
    void refusesWeightsThatTheConfigurationHasNoPlaceFor() throws IOException {
        Path config = model.resolve("text_encoder/config.json");
        Files.writeString(
                config, Files.readString(config).replace("\"num_hidden_layers\": 4", "\"num_hidden_layers\": 3"));
        assertThatThrownBy(() -> ModelFolder.open(model).clipTextModel())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("16 weights that its configuration has no place for")
                .hasMessageContaining("layers.3");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(model.resolve("vae/" + WEIGHTS).toFile(), "rw")) {
            file.setLength(file.length() - 1000);
        }
        assertThatThrownBy(() -> ModelFolder.open(model).autoencoder())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("small/vae cannot be read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        unet | "block_out_channels" | "renamed" | small/unet/config.json has no "block_out_channels"
        unet | "CrossAttnUpBlock2D" | "KUpBlock2D" | names a block of type "KUpBlock2D"
        unet | "attention_head_dim": 8 | "attention_head_dim": [8, 8] | "attention_head_dim" lists 2 numbers
        unet | "attention_head_dim": 8 | "attention_head_dim": 5 | do not divide into 5 heads
        unet | "act_fn": "silu" | "act_fn": "mish" | "act_fn" is "mish", but only silu is supported
        unet | "class_embed_type": null | "class_embed_type": "timestep" | networks with it are not supported
        unet | "in_channels": 4 | "in_channels": "four" | "in_channels" must be a whole number, not "four"
        unet | "norm_num_groups": 32 | "norm_num_groups": 24 | must be multiples of "norm_num_groups" (24)
        vae | "AutoencoderKL" | "AutoencoderTiny" | "_class_name" is "AutoencoderTiny"
        vae | "latent_channels": 4, | | has no "latent_channels"
        text_encoder | "quick_gelu" | "swish" | "hidden_act" must be "quick_gelu" or "gelu"
        text_encoder | "CLIPTextModel" | "T5EncoderModel" | "architectures" must be CLIPTextModel
        vae | { | | is not valid JSON
        """)
    void tellsWhatIsWrongWithAConfiguration(String part, String old, String replacement, String message)
            throws IOException {
        Path config = model.resolve(part).resolve("config.json");
        Files.writeString(config, Files.readString(config).replace(old, replacement == null ? "" : replacement));
        ModelFolder folder = ModelFolder.open(model);
        assertThatThrownBy(() -> {
                    folder.unet().close();
                    folder.autoencoder().close();
                    folder.clipTextModel().close();
                })
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("small/" + part + "/config.json")
                .hasMessageContaining(message);
    }

    @Test
    void doesNotOpenFilesThatCanRunCode() throws IOException {
        Files.move(model.resolve("vae/" + WEIGHTS), model.resolve("vae/diffusion_pytorch_model.bin"));
        assertThatThrownBy(() -> ModelFolder.open(model).autoencoder())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("diffusion_pytorch_model.bin is not opened")
                .hasMessageContaining("convert it to safetensors");
    }

    @Test
    void opensShardsButOnlyThoseBesideTheirIndex() throws IOException {
        Path vae = model.resolve("vae");
        split(vae);
        try (Part<Autoencoder> autoencoder = ModelFolder.open(model).autoencoder()) {
            assertThat(autoencoder.bytes()).isGreaterThan(5_000_000);
        }
        Path index = vae.resolve(WEIGHTS + ".index.json");
        Files.writeString(index, Files.readString(index).replace("shard-2", "../shard-2"));
        assertThatThrownBy(() -> ModelFolder.open(model).autoencoder())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("\"../shard-2.safetensors\"");
    }

    private static void split(Path vae) throws IOException {
        Map<String, Tensor> first = new LinkedHashMap<>();
        Map<String, Tensor> second = new LinkedHashMap<>();
        try (SafetensorsFile file = SafetensorsFile.open(vae.resolve(WEIGHTS));
                Scope scope = Scope.open()) {
            file.tensors().keySet().forEach(name -> (name.startsWith("encoder") ? first : second)
                    .put(name, file.tensor(name)));
            SafetensorsWriter.write(vae.resolve("shard-1.safetensors"), first, Map.of());
            SafetensorsWriter.write(vae.resolve("shard-2.safetensors"), second, Map.of());
        }
        Files.delete(vae.resolve(WEIGHTS));
        Files.writeString(vae.resolve(WEIGHTS + ".index.json"), """
                {"weight_map": {"encoder.conv_in.weight": "shard-1.safetensors", "quant_conv.weight": "shard-2.safetensors"}}
                """);
    }

    @Test
    void readsTheOldNamesOfAnAutoencodersAttention() throws IOException {
        rewrite("vae", (name, tensor) -> {
            String old = name.replace(".to_q.", ".query.")
                    .replace(".to_k.", ".key.")
                    .replace(".to_v.", ".value.")
                    .replace(".to_out.0.", ".proj_attn.");
            boolean convolution = !old.equals(name) && name.endsWith("weight");
            return Map.of(old, convolution ? OPS.reshape(tensor, tensor.size(0), tensor.size(1), 1, 1) : tensor);
        });
        try (Part<Autoencoder> autoencoder = ModelFolder.open(model).autoencoder();
                Expected expected = new Expected("sd15");
                Scope scope = Scope.open()) {
            expected.matches(
                    "vae.decode", autoencoder.network().decode(OPS, expected.get("vae.latent"), () -> {}), 1e-4);
        }
    }

    @Test
    void takesAnAutoencoderFromAModelAFolderOrAFile() throws IOException {
        Path lone = Files.copy(model.resolve("vae/" + WEIGHTS), temp.resolve("lone.safetensors"));
        for (Path source : new Path[] {model, model.resolve("vae"), model.resolve("vae/" + WEIGHTS), lone}) {
            try (Part<Autoencoder> autoencoder = AutoencoderSource.open(source);
                    Part<Autoencoder> own = ModelFolder.open(model).autoencoder()) {
                assertThat(autoencoder.network().config())
                        .isEqualTo(own.network().config());
            }
        }
        assertThatThrownBy(() -> AutoencoderSource.open(model.resolve("unet/" + WEIGHTS)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("holds no autoencoder");
    }

    private void rewrite(String part, BiFunction<String, Tensor, Map<String, Tensor>> change) throws IOException {
        Path path = model.resolve(part).resolve(WEIGHTS);
        Path copy = temp.resolve("rewritten.safetensors");
        try (SafetensorsFile file = SafetensorsFile.open(path);
                Scope scope = Scope.open()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            file.tensors().keySet().forEach(name -> tensors.putAll(change.apply(name, file.tensor(name))));
            SafetensorsWriter.write(copy, tensors, Map.of());
        }
        Files.delete(path);
        Files.move(copy, path);
    }

    private static void deleteFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
