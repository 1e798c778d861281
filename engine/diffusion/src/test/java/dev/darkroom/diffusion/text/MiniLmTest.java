package dev.darkroom.diffusion.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.diffusion.ModelException;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.SafetensorsFile;
import dev.darkroom.tensor.SafetensorsWriter;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real all-MiniLM-L6-v2. Its reference holds tokens of Hugging Face's tokenizers, {@code exact} states that NumPy
 * computed in double precision from the same dequantised weights, and {@code float} states that ONNX Runtime computed
 * from the published weights before they were quantised.
 */
class MiniLmTest {
    private static final String CONFIG = "{\"architectures\": [\"BertModel\"], \"hidden_size\": 384}";

    @TempDir
    static Path folder;

    private static JsonNode expected;

    @BeforeAll
    static void unpack() throws Exception {
        copy("all-minilm-l6-v2-q.onnx", folder.resolve("model_quantized.onnx"));
        copy("all-minilm-l6-v2-q-tokenizer.json", folder.resolve("tokenizer.json"));
        Files.writeString(folder.resolve("config.json"), CONFIG);
        expected = new JsonMapper().readTree(Files.readString(Path.of("src/test/resources/minilm/expected.json")));
    }

    private static void copy(String resource, Path to) throws Exception {
        try (InputStream in = MiniLmTest.class.getResourceAsStream("/" + resource)) {
            Files.copy(in, to);
        }
    }

    @Test
    void shouldCutTextsAsTheReferenceDoes() {
        WordPieceTokenizer tokenizer = WordPieceTokenizer.open(folder.resolve("tokenizer.json"));
        assertThat(expected.size()).isEqualTo(8);
        for (JsonNode entry : expected) {
            int[] ids = IntStream.range(0, entry.path("ids").size())
                    .map(i -> entry.path("ids").get(i).asInt())
                    .toArray();
            assertThat(tokenizer.encode(entry.path("text").asString()))
                    .as("%s", entry.path("text"))
                    .isEqualTo(ids);
        }
    }

    @Test
    void shouldGiveTheReferenceStatesForEveryToken() {
        long before = Tensor.openCount();
        try (MiniLm model = MiniLm.open(folder);
                SafetensorsFile states =
                        SafetensorsFile.open(Path.of("src/test/resources/minilm/expected.safetensors"))) {
            for (int prompt = 0; prompt < 7; prompt++) {
                float[] actual = model.states(expected.get(prompt).path("text").asString(), () -> {});
                try (Tensor exact = states.tensor("exact." + prompt);
                        Tensor original = states.tensor("float." + prompt)) {
                    assertThat(actual).as("prompt %d", prompt).containsExactly(exact.toFloats(), within(1e-4f));
                    for (int token = 0; token < actual.length / 384; token++) {
                        assertThat(cosine(actual, original.toFloats(), token * 384, 384))
                                .as("prompt %d, token %d", prompt, token)
                                .isGreaterThan(0.985);
                    }
                }
            }
        }
        assertThat(Tensor.openCount()).isEqualTo(before);
    }

    @Test
    void shouldOpenQuickly() {
        MiniLm.open(folder).close();
        long start = System.nanoTime();
        MiniLm.open(folder).close();
        assertThat((System.nanoTime() - start) / 1e6).as("milliseconds").isLessThan(1500);
    }

    @Test
    void shouldFindNearWordsNear() {
        try (MiniLm model = MiniLm.open(folder)) {
            float[] bunny = model.embed("bunny");
            double rabbit = dot(bunny, model.embed("rabbit"));
            assertThat(dot(bunny, bunny)).isCloseTo(1, within(1e-5));
            for (String other : List.of("dog", "rocket", "pizza", "umbrella")) {
                assertThat(rabbit).as(other).isGreaterThan(dot(bunny, model.embed(other)) + 0.2);
            }
        }
    }

    @Test
    void shouldPutTheSentenceBeforeItsTokensWhenAskedTo(@TempDir Path other) throws Exception {
        copy("all-minilm-l6-v2-q.onnx", other.resolve("model_quantized.onnx"));
        Files.copy(folder.resolve("tokenizer.json"), other.resolve("tokenizer.json"));
        Files.writeString(other.resolve("config.json"), CONFIG.replace("{", "{\"darkroom_sentence_token\": true, "));
        try (MiniLm plain = MiniLm.open(folder);
                MiniLm model = MiniLm.open(other)) {
            float[] tokens = plain.states("a red apple", () -> {});
            float[] states = model.states("a red apple", () -> {});
            assertThat(states).hasSize(tokens.length + 384);
            assertThat(Arrays.copyOfRange(states, 384, states.length)).containsExactly(tokens);
            double mean = 0;
            for (int token = 0; token < tokens.length / 384; token++) {
                mean += tokens[token * 384 + 7] / (tokens.length / 384.0);
            }
            assertThat((double) states[7]).isCloseTo(mean, within(1e-5));
            assertThat(model.embed("a red apple"))
                    .as("the meaning of a text is the same either way")
                    .containsExactly(plain.embed("a red apple"), within(1e-6f));
        }
    }

    @Test
    void shouldGiveTheSameStatesFromSafetensors(@TempDir Path other) throws Exception {
        Files.copy(folder.resolve("tokenizer.json"), other.resolve("tokenizer.json"));
        Files.writeString(other.resolve("config.json"), CONFIG);
        float[] fromOnnx;
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (MiniLm model = MiniLm.open(folder);
                OnnxWeights weights = OnnxWeights.open(folder.resolve("model_quantized.onnx"))) {
            fromOnnx = model.states("a red apple", () -> {});
            for (String name : weights.names()) {
                if (name.startsWith("e")) {
                    tensors.put(name, weights.get(name, weights.shape(name)));
                }
            }
            SafetensorsWriter.write(other.resolve("model.safetensors"), tensors, Map.of());
        }
        try (MiniLm model = MiniLm.open(other)) {
            assertThat(model.states("a red apple", () -> {})).containsExactly(fromOnnx, within(1e-5f));
        }
    }

    @Test
    void shouldOutliveTheScopeItWasOpenedIn() {
        MiniLm model;
        try (Scope scope = Scope.open()) {
            model = MiniLm.open(folder);
            assertThat(scope).isNotNull();
        }
        try (model;
                Tensor states = model.encode(Ops.inference(), model.tokenizer().encode("a fox"), () -> {})) {
            assertThat(states.shape()).containsExactly(1, 4, 384);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAFolder(@TempDir Path other) throws Exception {
        assertThatThrownBy(() -> MiniLm.open(other))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("config");
        Files.writeString(other.resolve("config.json"), CONFIG);
        assertThatThrownBy(() -> MiniLm.open(other))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tokenizer.json");
        Files.copy(folder.resolve("tokenizer.json"), other.resolve("tokenizer.json"));
        assertThatThrownBy(() -> MiniLm.open(other))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model.safetensors");
        byte[] onnx = Files.readAllBytes(folder.resolve("model_quantized.onnx"));
        Files.write(other.resolve("model_quantized.onnx"), Arrays.copyOf(onnx, onnx.length / 2));
        assertThatThrownBy(() -> MiniLm.open(other))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model_quantized.onnx")
                .hasMessageContaining("truncated");
        Files.writeString(other.resolve("config.json"), "{\"architectures\": [\"T5EncoderModel\"]}");
        assertThatThrownBy(() -> MiniLm.open(other))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("T5EncoderModel");
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static double cosine(float[] a, float[] b, int from, int length) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = from; i < from + length; i++) {
            ab += (double) a[i] * b[i];
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }
}
