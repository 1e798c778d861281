package dev.darkroom.diffusion.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.diffusion.Expected;
import dev.darkroom.diffusion.GoldenFolder;
import dev.darkroom.diffusion.ModelException;
import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.network.AutoencoderConfig;
import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.diffusion.network.UNetConfig;
import dev.darkroom.diffusion.text.ClipTextConfig;
import dev.darkroom.diffusion.text.ClipTextModel;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("try") // a tensor scope does its work by being open
class SingleFileModelTest {
    private static final Ops OPS = Ops.inference();

    @Test
    void aSingleFileComputesWhatItsFolderComputes() {
        Path file = GoldenFolder.of("sd15/single-file.safetensors");
        // Its text encoder has heads of width 8, which no shape tells.
        SingleFileModel model =
                SingleFileModel.open(file, Optional.of(ModelFolder.open(GoldenFolder.of("sd15/diffusers"))));
        long open = Tensor.openCount();
        try (Part<UNet> unet = model.unet();
                Part<Autoencoder> autoencoder = model.autoencoder();
                Part<ClipTextModel> text = model.clipTextModel();
                Expected expected = new Expected("sd15");
                Scope scope = Scope.open()) {
            Tensor sample = expected.get("unet.sample");
            Tensor context = expected.get("unet.context");
            expected.matches(
                    "unet.out.t500", unet.network().forward(OPS, sample, OPS.full(500, 2), context, () -> {}), 1e-4);
            expected.matches(
                    "vae.encode.mean",
                    autoencoder
                            .network()
                            .encode(OPS, expected.get("vae.image"), () -> {})
                            .mean(),
                    1e-4);
            expected.matches(
                    "vae.decode", autoencoder.network().decode(OPS, expected.get("vae.latent"), () -> {}), 1e-4);
            expected.matches(
                    "text.last_hidden_state",
                    text.network()
                            .encode(OPS, ids(expected.get("tokens")), ClipTextModel.Layer.LAST, () -> {})
                            .states(),
                    1e-4);
        }
        assertThat(Tensor.openCount()).as("tensors left open").isEqualTo(open);
    }

    @Test
    void theConfigurationReadOffTheShapesIsThatOfTheFolder() {
        ModelFolder folder = ModelFolder.open(GoldenFolder.of("sd15/diffusers"));
        SingleFileModel model = SingleFileModel.open(GoldenFolder.of("sd15/single-file.safetensors"));
        try (Part<UNet> unet = model.unet();
                Part<Autoencoder> autoencoder = model.autoencoder()) {
            assertThat(unet.network().config()).isEqualTo(folder.unetConfig());
            assertThat(autoencoder.network().config()).isEqualTo(folder.autoencoderConfig());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd21", "sdxl"})
    void refusesOtherFamiliesInOneSentence(String family) {
        Path file = GoldenFolder.of(family + "/single-file.safetensors");
        assertThatThrownBy(() -> DiffusionModel.open(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("not of the Stable Diffusion 1 family");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd15", "sd15-inpaint"})
    void everyWeightOfAFullSizeFileIsMappedOrKnowinglyIgnored(String manifest) throws IOException {
        Manifest file = new Manifest(GoldenFolder.of("manifests/" + manifest + ".json"));
        Set<String> used = new HashSet<>();

        AskedWeights unetWeights = new AskedWeights(file, StoredNames.unet(file.names()));
        UNetConfig unet = InferredConfig.unet(unetWeights, manifest);
        new UNet(unet, unetWeights);
        AskedWeights vaeWeights = new AskedWeights(file, StoredNames.autoencoder(file.names()));
        AutoencoderConfig vae = InferredConfig.autoencoder(vaeWeights, manifest);
        new Autoencoder(vae, vaeWeights);
        AskedWeights textWeights = new AskedWeights(file, StoredNames.clipText(file.names()));
        ClipTextConfig text = InferredConfig.clipText(textWeights, manifest);
        new ClipTextModel(text, textWeights);

        for (AskedWeights weights : List.of(unetWeights, vaeWeights, textWeights)) {
            weights.allAsked(manifest, StoredNames::ignored);
        }
        used.addAll(StoredNames.unet(file.names()).values());
        used.addAll(StoredNames.autoencoder(file.names()).values());
        used.addAll(StoredNames.clipText(file.names()).values());
        assertThat(file.names()).allMatch(name -> used.contains(name) || StoredNames.ignored(name));

        assertThat(unet.inChannels()).isEqualTo(manifest.equals("sd15") ? 4 : 9);
        assertThat(unet.contextWidth()).isEqualTo(768);
        assertThat(unet.levels())
                .containsExactly(
                        new UNetConfig.Level(320, 2, 8, 1, true, true),
                        new UNetConfig.Level(640, 2, 8, 1, true, true),
                        new UNetConfig.Level(1280, 2, 8, 1, true, true),
                        new UNetConfig.Level(1280, 2, 8, 1, false, false));
        assertThat(vae.channels()).containsExactly(128, 256, 512, 512);
        assertThat(text.heads()).isEqualTo(12);
        assertThat(text.layers()).isEqualTo(12);
    }

    @Test
    void aFullSizePublishedAutoencoderHasAPlaceForEveryWeight() throws IOException {
        Manifest file = new Manifest(GoldenFolder.of("manifests/vae-ft-mse.json"));
        AskedWeights weights = new AskedWeights(file, StoredNames.autoencoder(file.names()));
        new Autoencoder(InferredConfig.autoencoder(weights, "vae-ft-mse"), weights);
        weights.allAsked("vae-ft-mse", StoredNames::ignored);
    }

    @Test
    void aFullSizeDiffusersUNetHasAPlaceForEveryWeight() throws IOException {
        Manifest file = new Manifest(GoldenFolder.of("manifests/diffusers-sd15-unet.json"));
        AskedWeights weights = new AskedWeights(file, StoredNames.same(file.names()));
        new UNet(InferredConfig.unet(weights, "unet"), weights);
        weights.allAsked("unet", StoredNames::ignored);
    }

    private static int[][] ids(Tensor tokens) {
        long[] flat = tokens.toLongs();
        int[][] ids = new int[(int) tokens.size(0)][(int) tokens.size(1)];
        for (int i = 0; i < flat.length; i++) {
            ids[i / ids[0].length][i % ids[0].length] = (int) flat[i];
        }
        return ids;
    }

    /** Names and shapes of a file without its data: enough to build a network, though not to run it. */
    private static final class Manifest implements Weights {
        private final Tensor nothing = OPS.zeros(1);
        private final Map<String, long[]> shapes = new TreeMap<>();

        Manifest(Path file) throws IOException {
            for (Map.Entry<String, JsonNode> entry :
                    JsonMapper.shared().readTree(Files.readString(file)).properties()) {
                shapes.put(
                        entry.getKey(),
                        entry.getValue()
                                .valueStream()
                                .mapToLong(JsonNode::asLong)
                                .toArray());
            }
        }

        @Override
        public Tensor get(String name, long... shape) {
            long[] stored = shape(name);
            boolean pointwise = shape.length == 2 && stored.length == 4 && stored[2] == 1 && stored[3] == 1;
            Weights.checkShape("the manifest", name, shape, pointwise ? new long[] {stored[0], stored[1]} : stored);
            return nothing;
        }

        @Override
        public boolean has(String name) {
            return shapes.containsKey(name);
        }

        @Override
        public long[] shape(String name) {
            assertThat(shapes).containsKey(name);
            return shapes.get(name);
        }

        @Override
        public Set<String> names() {
            return shapes.keySet();
        }
    }
}
