package dev.darkroom.diffusion.text;

import dev.darkroom.diffusion.layer.LayerNorm;
import dev.darkroom.diffusion.layer.Linear;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text half of CLIP: Radford et al. 2021, "Learning Transferable Visual Models From Natural Language Supervision". A
 * transformer whose tokens see only those before them.
 */
public final class ClipTextModel {
    private final ClipTextConfig config;
    private final Tensor tokens;
    private final Tensor positions;
    private final List<Block> blocks = new ArrayList<>();
    private final LayerNorm norm;
    private final @Nullable Linear projection;

    /**
     * Which hidden states a network was trained to attend to.
     *
     * @param skipped layers to leave out at the end, 0 or more
     * @param normalised whether the final layer norm is applied to what is left
     */
    public record Layer(int skipped, boolean normalised) {
        /** SD 1.x; SD 2.x too, whose published folders already leave the last layer out. */
        public static final Layer LAST = new Layer(0, true);
        /** What people call "clip skip 2". */
        public static final Layer PENULTIMATE = new Layer(1, true);
        /** SDXL, both encoders. */
        public static final Layer PENULTIMATE_RAW = new Layer(1, false);
    }

    /**
     * What the model makes of texts.
     *
     * @param states {@code [batch, tokens, width]}
     * @param pooled state of the end token in the last layer, normalised and, where the model has a projection, projected:
     *     {@code [batch, width or projectionWidth]}
     */
    public record Encoding(Tensor states, Tensor pooled) {}

    /** Takes its weights by the names the published models give them, such as {@code text_model.encoder.layers.0..}. */
    public ClipTextModel(ClipTextConfig config, Weights weights) {
        this.config = config;
        int width = config.width();
        String name = "text_model.";
        tokens = weights.get(name + "embeddings.token_embedding.weight", config.vocabulary(), width);
        positions = weights.get(name + "embeddings.position_embedding.weight", config.positions(), width);
        for (int i = 0; i < config.layers(); i++) {
            blocks.add(new Block(weights, name + "encoder.layers." + i, config));
        }
        norm = new LayerNorm(weights, name + "final_layer_norm", width, config.normEps());
        projection = config.projectionWidth()
                .map(out -> Linear.withoutBias(weights, "text_projection", width, out))
                .orElse(null);
    }

    public ClipTextConfig config() {
        return config;
    }

    /**
     * Encodes texts.
     *
     * @param ids token ids, one row of the same length (at most {@link ClipTextConfig#positions}) for each text
     * @param checkpoint called before every block; what it throws ends the run
     * @throws IllegalArgumentException when a row is too long, differs in length or has an id outside the vocabulary
     */
    public Encoding encode(Ops ops, int[][] ids, Layer layer, Runnable checkpoint) {
        int length = checked(ids);
        if (layer.skipped() < 0 || layer.skipped() > blocks.size()) {
            throw new IllegalArgumentException(
                    "cannot skip " + layer.skipped() + " of " + blocks.size() + " text layers");
        }
        try (Scope scope = Scope.open()) {
            Tensor h = embed(ops, ids, length);
            Tensor wanted = h;
            for (int i = 0; i < blocks.size(); i++) {
                checkpoint.run();
                h = blocks.get(i).forward(ops, h);
                wanted = i + layer.skipped() < blocks.size() ? h : wanted;
            }
            Tensor last = norm.forward(ops, h);
            Tensor states = layer.normalised() ? norm.forward(ops, wanted) : wanted;
            return new Encoding(scope.keep(states), scope.keep(pool(ops, last, ids, length)));
        }
    }

    private Tensor embed(Ops ops, int[][] ids, int length) {
        long[] flat = new long[ids.length * length];
        for (int row = 0; row < ids.length; row++) {
            for (int i = 0; i < length; i++) {
                flat[row * length + i] = ids[row][i];
            }
        }
        Tensor embedded = ops.embedding(tokens, ops.fromLongs(flat, ids.length, length));
        return ops.add(embedded, ops.narrow(positions, 0, 0, length));
    }

    private Tensor pool(Ops ops, Tensor last, int[][] ids, int length) {
        long[] ends = new long[ids.length];
        for (int row = 0; row < ids.length; row++) {
            ends[row] = (long) row * length + end(ids[row]);
        }
        Tensor rows = ops.selectRows(
                ops.reshape(last, (long) ids.length * length, config.width()), ops.fromLongs(ends, ids.length));
        return projection == null ? rows : projection.forward(ops, rows);
    }

    /** Where the text ends: at the first end token, or at the greatest id in files whose end token is given wrongly as 2. */
    private int end(int[] row) {
        int greatest = 0;
        for (int i = 0; i < row.length; i++) {
            if (row[i] == config.endToken() && config.endToken() != 2) {
                return i;
            }
            if (row[i] > row[greatest]) {
                greatest = i;
            }
        }
        return greatest;
    }

    private int checked(int[][] ids) {
        if (ids.length == 0 || ids[0].length == 0 || ids[0].length > config.positions()) {
            throw new IllegalArgumentException("expected texts of 1 to " + config.positions() + " tokens");
        }
        for (int[] row : ids) {
            if (row.length != ids[0].length) {
                throw new IllegalArgumentException("all texts of a batch must have the same number of tokens");
            }
            for (int id : row) {
                if (id < 0 || id >= config.vocabulary()) {
                    throw new IllegalArgumentException("token " + id + " is outside the vocabulary of "
                            + config.vocabulary() + " tokens; the tokenizer belongs to another model");
                }
            }
        }
        return ids[0].length;
    }

    /** Causal self-attention, then feed-forward: each normalised before and added after. */
    private static final class Block {
        private final LayerNorm norm1;
        private final Linear query;
        private final Linear key;
        private final Linear value;
        private final Linear out;
        private final LayerNorm norm2;
        private final Linear grow;
        private final Linear shrink;
        private final ClipTextConfig config;

        Block(Weights weights, String name, ClipTextConfig config) {
            int width = config.width();
            this.config = config;
            norm1 = new LayerNorm(weights, name + ".layer_norm1", width, config.normEps());
            query = Linear.of(weights, name + ".self_attn.q_proj", width, width);
            key = Linear.of(weights, name + ".self_attn.k_proj", width, width);
            value = Linear.of(weights, name + ".self_attn.v_proj", width, width);
            out = Linear.of(weights, name + ".self_attn.out_proj", width, width);
            norm2 = new LayerNorm(weights, name + ".layer_norm2", width, config.normEps());
            grow = Linear.of(weights, name + ".mlp.fc1", width, config.feedForwardWidth());
            shrink = Linear.of(weights, name + ".mlp.fc2", config.feedForwardWidth(), width);
        }

        Tensor forward(Ops ops, Tensor x) {
            return ops.scoped(() -> {
                Tensor n = norm1.forward(ops, x);
                Tensor seen = ops.attention(
                        query.forward(ops, n), key.forward(ops, n), value.forward(ops, n), config.heads(), true, null);
                Tensor h = ops.add(x, out.forward(ops, seen));
                Tensor grown = grow.forward(ops, norm2.forward(ops, h));
                Tensor active =
                        config.activation() == ClipTextConfig.Activation.GELU ? ops.gelu(grown) : ops.quickGelu(grown);
                return ops.add(h, shrink.forward(ops, active));
            });
        }
    }
}
