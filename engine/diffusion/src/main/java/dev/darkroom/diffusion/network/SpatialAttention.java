package dev.darkroom.diffusion.network;

import dev.darkroom.diffusion.layer.GroupNorm;
import dev.darkroom.diffusion.layer.Linear;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;

/** Lets each position of a feature map look at all others, with a single head as wide as the channels. */
final class SpatialAttention {
    private final GroupNorm norm;
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear out;

    SpatialAttention(Weights weights, String name, int channels, int groups, double eps) {
        norm = new GroupNorm(weights, name + ".group_norm", channels, groups, eps);
        query = Linear.of(weights, name + ".to_q", channels, channels);
        key = Linear.of(weights, name + ".to_k", channels, channels);
        value = Linear.of(weights, name + ".to_v", channels, channels);
        out = Linear.of(weights, name + ".to_out.0", channels, channels);
    }

    /** @param x {@code [batch, channels, height, width]} */
    Tensor forward(Ops ops, Tensor x) {
        return ops.scoped(() -> {
            Tensor tokens = ops.transpose(ops.reshape(norm.forward(ops, x), x.size(0), x.size(1), -1), 1, 2);
            Tensor seen =
                    ops.attention(query.forward(ops, tokens), key.forward(ops, tokens), value.forward(ops, tokens), 1);
            Tensor image = ops.reshape(ops.transpose(out.forward(ops, seen), 1, 2), x.shape());
            return ops.add(x, image);
        });
    }
}
