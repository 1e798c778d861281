package dev.darkroom.diffusion.text;

import dev.darkroom.diffusion.layer.LayerNorm;
import dev.darkroom.diffusion.layer.Linear;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;
import java.util.ArrayList;
import java.util.List;

/** BERT: Devlin et al. 2019. A transformer whose tokens all see each other, normalised after each addition. */
final class BertTextModel {
    private final Tensor positions;
    private final Tensor types;
    private final LayerNorm norm;
    private final List<Block> blocks = new ArrayList<>();

    /** Takes its weights, but for the word embeddings, by their published names, such as {@code encoder.layer.0..}. */
    BertTextModel(BertConfig config, Weights weights) {
        positions = weights.get("embeddings.position_embeddings.weight", config.positions(), config.width());
        types = weights.get("embeddings.token_type_embeddings.weight", 2, config.width());
        norm = new LayerNorm(weights, "embeddings.LayerNorm", config.width(), config.normEps());
        for (int i = 0; i < config.layers(); i++) {
            blocks.add(new Block(weights, "encoder.layer." + i, config));
        }
    }

    /**
     * Encodes one text.
     *
     * @param words its tokens' embeddings, {@code [1, tokens, width]}
     * @param checkpoint called before every block; what it throws ends the run
     * @return the last hidden states, {@code [1, tokens, width]}
     */
    Tensor forward(Ops ops, Tensor words, Runnable checkpoint) {
        return ops.scoped(() -> {
            Tensor placed = ops.add(words, ops.narrow(positions, 0, 0, words.size(1)));
            Tensor h = norm.forward(ops, ops.add(placed, ops.narrow(types, 0, 0, 1)));
            for (Block block : blocks) {
                checkpoint.run();
                h = block.forward(ops, h);
            }
            return h;
        });
    }

    private static final class Block {
        private final Linear query;
        private final Linear key;
        private final Linear value;
        private final Linear out;
        private final LayerNorm norm1;
        private final Linear grow;
        private final Linear shrink;
        private final LayerNorm norm2;
        private final int heads;

        Block(Weights weights, String name, BertConfig config) {
            int width = config.width();
            heads = config.heads();
            query = Linear.of(weights, name + ".attention.self.query", width, width);
            key = Linear.of(weights, name + ".attention.self.key", width, width);
            value = Linear.of(weights, name + ".attention.self.value", width, width);
            out = Linear.of(weights, name + ".attention.output.dense", width, width);
            norm1 = new LayerNorm(weights, name + ".attention.output.LayerNorm", width, config.normEps());
            grow = Linear.of(weights, name + ".intermediate.dense", width, config.feedForwardWidth());
            shrink = Linear.of(weights, name + ".output.dense", config.feedForwardWidth(), width);
            norm2 = new LayerNorm(weights, name + ".output.LayerNorm", width, config.normEps());
        }

        Tensor forward(Ops ops, Tensor x) {
            return ops.scoped(() -> {
                Tensor seen = ops.attention(query.forward(ops, x), key.forward(ops, x), value.forward(ops, x), heads);
                Tensor h = norm1.forward(ops, ops.add(x, out.forward(ops, seen)));
                Tensor grown = ops.gelu(grow.forward(ops, h));
                return norm2.forward(ops, ops.add(h, shrink.forward(ops, grown)));
            });
        }
    }
}
