package dev.darkroom.diffusion.network;

import dev.darkroom.diffusion.layer.Linear;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;

/** Multi-head attention: Vaswani et al. 2017, "Attention Is All You Need". */
final class Attention {
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear out;
    private final int heads;

    Attention(Weights weights, String name, int width, int contextWidth, int heads) {
        query = Linear.withoutBias(weights, name + ".to_q", width, width);
        key = Linear.withoutBias(weights, name + ".to_k", contextWidth, width);
        value = Linear.withoutBias(weights, name + ".to_v", contextWidth, width);
        out = Linear.of(weights, name + ".to_out.0", width, width);
        this.heads = heads;
    }

    /**
     * @param x {@code [batch, tokens, width]}
     * @param context what to look at, {@code [batch, otherTokens, contextWidth]}
     */
    Tensor forward(Ops ops, Tensor x, Tensor context) {
        return out.forward(
                ops,
                ops.attention(query.forward(ops, x), key.forward(ops, context), value.forward(ops, context), heads));
    }
}
