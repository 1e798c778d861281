package dev.darkroom.diffusion.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.diffusion.Expected;
import dev.darkroom.diffusion.GoldenFolder;
import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // a tensor scope does its work by being open
class ClipTextModelTest {
    private static final double TOLERANCE = 1e-4;
    private static final Ops OPS = Ops.inference();

    @Test
    void hiddenStatesOfStableDiffusion15AreThoseOfTransformers() {
        long open = Tensor.openCount();
        try (Checkpoint weights = weights("sd15/diffusers/text_encoder");
                Expected expected = new Expected("sd15");
                Scope scope = Scope.open()) {
            ClipTextModel model = model("sd15/diffusers/text_encoder", weights);
            int[][] ids = ids(expected.get("tokens"));
            ClipTextModel.Encoding last = model.encode(OPS, ids, ClipTextModel.Layer.LAST, () -> {});
            expected.matches("text.last_hidden_state", last.states(), TOLERANCE);
            expected.matches("text.pooled", last.pooled(), TOLERANCE);
            expected.matches(
                    "text.clip_skip_2",
                    model.encode(OPS, ids, ClipTextModel.Layer.PENULTIMATE, () -> {})
                            .states(),
                    TOLERANCE);
        }
        assertThat(Tensor.openCount()).as("tensors left open").isEqualTo(open);
    }

    @Test
    void hiddenStatesOfStableDiffusion21AreThoseOfTransformers() {
        try (Checkpoint weights = weights("sd21/diffusers/text_encoder");
                Expected expected = new Expected("sd21");
                Scope scope = Scope.open()) {
            expected.matches(
                    "text.last_hidden_state",
                    model("sd21/diffusers/text_encoder", weights)
                            .encode(OPS, ids(expected.get("tokens")), ClipTextModel.Layer.LAST, () -> {})
                            .states(),
                    TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void bothEncodersOfSdxlTogetherGiveWhatTransformersGives(int prompt) {
        try (Checkpoint small = weights("sdxl/diffusers/text_encoder");
                Checkpoint large = weights("sdxl/diffusers/text_encoder_2");
                Expected expected = new Expected("sdxl");
                Scope scope = Scope.open()) {
            ClipTextModel.Layer layer = ClipTextModel.Layer.PENULTIMATE_RAW;
            Tensor first = model("sdxl/diffusers/text_encoder", small)
                    .encode(OPS, ids(expected.get("tokens." + prompt + ".l")), layer, () -> {})
                    .states();
            ClipTextModel.Encoding second = model("sdxl/diffusers/text_encoder_2", large)
                    .encode(OPS, ids(expected.get("tokens." + prompt + ".g")), layer, () -> {});
            expected.matches("text." + prompt + ".embeds", OPS.concat(2, first, second.states()), TOLERANCE);
            expected.matches("text." + prompt + ".pooled", second.pooled(), TOLERANCE);
        }
    }

    @Test
    void shouldNameTheTokenWhenItIsOutsideTheVocabulary() {
        try (Checkpoint weights = weights("sd15/diffusers/text_encoder")) {
            ClipTextModel model = model("sd15/diffusers/text_encoder", weights);
            assertThatThrownBy(() -> model.encode(OPS, new int[][] {{1, 50000}}, ClipTextModel.Layer.LAST, () -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("token 50000");
        }
    }

    private static Checkpoint weights(String folder) {
        return Checkpoint.open(GoldenFolder.of(folder).resolve("model.safetensors"));
    }

    private static ClipTextModel model(String folder, Checkpoint weights) {
        Path config = GoldenFolder.of(folder).resolve("config.json");
        return new ClipTextModel(ClipTextConfig.of(ModelConfig.read(config, "text_encoder/config.json")), weights);
    }

    private static int[][] ids(Tensor tokens) {
        int rows = (int) tokens.size(0);
        int length = (int) tokens.size(1);
        long[] flat = tokens.toLongs();
        int[][] ids = new int[rows][length];
        for (int i = 0; i < flat.length; i++) {
            ids[i / length][i % length] = (int) flat[i];
        }
        return ids;
    }
}
