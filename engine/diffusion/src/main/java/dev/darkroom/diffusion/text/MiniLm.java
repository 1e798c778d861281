package dev.darkroom.diffusion.text;

import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.ModelException;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.TensorException;
import dev.darkroom.tensor.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A BERT with its tokenizer as a text encoder, in practice all-MiniLM-L6-v2 (Wang et al. 2020, "MiniLM"; Reimers and
 * Gurevych 2019, "Sentence-BERT"). Its weights come from safetensors or from a quantised ONNX file, which is read as a
 * store of weights only. Holds native memory; may be used by several threads at once.
 */
public final class MiniLm implements AutoCloseable {
    private static final String WORDS = "embeddings.word_embeddings.weight";

    private final Tokenizer tokenizer;
    private final BertConfig config;
    private final BertTextModel model;
    private final Source source;

    /** Where weights come from, and the embeddings of some words. */
    private interface Source extends AutoCloseable {
        Weights weights();

        /** {@code [1, ids, width]} in a new tensor. */
        Tensor words(Ops ops, int[] ids);

        @Override
        void close();
    }

    private MiniLm(Tokenizer tokenizer, BertConfig config, Source source) {
        this.tokenizer = tokenizer;
        this.config = config;
        this.source = source;
        this.model = new BertTextModel(config, source.weights());
        Weights.checkShape(
                "the text encoder",
                WORDS,
                new long[] {config.vocabulary(), config.width()},
                source.weights().shape(WORDS));
    }

    /**
     * Opens a folder with {@code config.json} (BertModel), {@code tokenizer.json} and {@code model.safetensors},
     * {@code model_quantized.onnx} or {@code model.onnx}.
     *
     * @throws ModelException when a file is missing or of another kind
     * @throws TensorException when the weights do not fit the configuration
     */
    public static MiniLm open(Path folder) {
        String where = folder.getFileName() + "/config.json";
        ModelConfig file = ModelConfig.read(folder.resolve("config.json"), where);
        if (file.has("architectures") && !file.texts("architectures").contains("BertModel")) {
            throw file.wrong("architectures", "[\"BertModel\"]");
        }
        BertConfig config = BertConfig.read(file);
        Tokenizer tokenizer = WordPieceTokenizer.open(folder.resolve("tokenizer.json"));
        if (tokenizer.maxLength() > config.positions()) {
            throw file.wrong(
                    "max_position_embeddings",
                    "at least " + tokenizer.maxLength() + ", the length to which tokenizer.json cuts texts");
        }
        Source source = source(folder, config.width());
        try {
            return new MiniLm(tokenizer, config, source);
        } catch (RuntimeException | Error e) {
            source.close();
            throw e;
        }
    }

    private static Source source(Path folder, int width) {
        Path safetensors = folder.resolve("model.safetensors");
        if (Files.exists(safetensors)) {
            return new FromSafetensors(Checkpoint.open(safetensors));
        }
        for (String name : List.of("model_quantized.onnx", "model.onnx")) {
            if (Files.exists(folder.resolve(name))) {
                return new FromOnnx(OnnxWeights.open(folder.resolve(name)), width);
            }
        }
        throw new ModelException("The text encoder folder " + folder
                + " has no weights: model.safetensors, model_quantized.onnx or model.onnx is expected.");
    }

    /** Values of one hidden state. */
    public int width() {
        return config.width();
    }

    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /** Bytes of its weights in native memory. */
    public long bytes() {
        return 4L
                * config.width()
                * (config.layers() * (4L * config.width() + 2L * config.feedForwardWidth()) + config.positions());
    }

    /**
     * Encodes tokens.
     *
     * @param ids of {@link #tokenizer}
     * @param checkpoint called before every block; what it throws ends the run
     * @return the last hidden states, {@code [1, tokens, width]}, which belong to the scope or the caller; before them their
     *     mean, where the configuration asks for it with {@code darkroom_sentence_token}
     */
    public Tensor encode(Ops ops, int[] ids, Runnable checkpoint) {
        return ops.scoped(() -> {
            Tensor states = model.forward(ops, source.words(ops, ids), checkpoint);
            return config.sentence() ? ops.concat(1, ops.mean(states, true, 1), states) : states;
        });
    }

    /** The states that {@link #encode} gives a text, on the Java heap. */
    public float[] states(String text, Runnable checkpoint) {
        try (Tensor states = encode(Ops.inference(), tokenizer.encode(text), checkpoint)) {
            return states.toFloats();
        }
    }

    /** One vector of length 1 for a whole text: the mean of its states. The dot product of two is how alike they are. */
    public float[] embed(String text) {
        return embed(List.of(text)).get(0);
    }

    /** As {@link #embed(String)} for many texts: those of one length run together, which is several times faster. */
    public List<float[]> embed(List<String> texts) {
        Map<Integer, List<Integer>> byLength = new TreeMap<>();
        List<int[]> ids = texts.stream().map(tokenizer::encode).toList();
        for (int i = 0; i < texts.size(); i++) {
            byLength.computeIfAbsent(ids.get(i).length, tokens -> new ArrayList<>())
                    .add(i);
        }
        float[][] vectors = new float[texts.size()][];
        Ops ops = Ops.inference();
        byLength.forEach((tokens, group) -> {
            int[] all =
                    group.stream().flatMapToInt(i -> IntStream.of(ids.get(i))).toArray();
            try (Tensor states = ops.scoped(() ->
                    model.forward(ops, ops.reshape(source.words(ops, all), group.size(), tokens, width()), () -> {}))) {
                float[] values = states.toFloats();
                for (int i = 0; i < group.size(); i++) {
                    vectors[group.get(i)] = unitMean(values, i * tokens, tokens);
                }
            }
        });
        return List.of(vectors);
    }

    private float[] unitMean(float[] states, int first, int tokens) {
        double[] mean = new double[width()];
        for (int i = first * mean.length; i < (first + tokens) * mean.length; i++) {
            mean[i % mean.length] += states[i];
        }
        double square = 0;
        for (double v : mean) {
            square += v * v;
        }
        float[] unit = new float[mean.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (mean[i] / Math.sqrt(Math.max(square, Double.MIN_NORMAL)));
        }
        return unit;
    }

    @Override
    public void close() {
        source.close();
    }

    private record FromSafetensors(Checkpoint checkpoint) implements Source {
        @Override
        public Weights weights() {
            // Files of the sentence-transformers project name the model itself as well.
            return checkpoint.has(WORDS) ? checkpoint : checkpoint.at("bert");
        }

        @Override
        public Tensor words(Ops ops, int[] ids) {
            long[] wide = new long[ids.length];
            for (int i = 0; i < ids.length; i++) {
                wide[i] = ids[i];
            }
            Tensor table = weights().get(WORDS, weights().shape(WORDS));
            return ops.embedding(table, ops.fromLongs(wide, 1, ids.length));
        }

        @Override
        public void close() {
            checkpoint.close();
        }
    }

    private record FromOnnx(OnnxWeights weights, int width) implements Source {
        @Override
        public Tensor words(Ops ops, int[] ids) {
            return ops.fromFloats(weights.rows(WORDS, ids), 1, ids.length, width);
        }

        @Override
        public void close() {
            weights.close();
        }
    }
}
