package dev.darkroom.diffusion.network;

import dev.darkroom.diffusion.layer.Convolution;
import dev.darkroom.diffusion.layer.GroupNorm;
import dev.darkroom.diffusion.layer.Linear;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;
import org.jspecify.annotations.Nullable;

/** {@code x + conv(silu(norm(conv(silu(norm(x))) + time)))}; a 1x1 convolution where the channels change. */
final class ResidualBlock {
    private final GroupNorm norm1;
    private final Convolution conv1;
    private final @Nullable Linear time;
    private final GroupNorm norm2;
    private final Convolution conv2;
    private final @Nullable Convolution shortcut;

    /** @param timeWidth of the timestep embedding; 0 for an autoencoder, whose blocks know no time */
    ResidualBlock(Weights weights, String name, int in, int out, int timeWidth, int groups, double eps) {
        norm1 = new GroupNorm(weights, name + ".norm1", in, groups, eps);
        conv1 = Convolution.of(weights, name + ".conv1", in, out);
        time = timeWidth == 0 ? null : Linear.of(weights, name + ".time_emb_proj", timeWidth, out);
        norm2 = new GroupNorm(weights, name + ".norm2", out, groups, eps);
        conv2 = Convolution.of(weights, name + ".conv2", out, out);
        shortcut = in == out ? null : Convolution.pointwise(weights, name + ".conv_shortcut", in, out);
    }

    Tensor forward(Ops ops, Tensor x) {
        return forward(ops, x, null);
    }

    /** @param activeTime SiLU of the timestep embedding, {@code [batch, timeWidth]} */
    Tensor forward(Ops ops, Tensor x, @Nullable Tensor activeTime) {
        return ops.scoped(() -> {
            Tensor h = conv1.forward(ops, norm1.silu(ops, x));
            if (time != null && activeTime != null) {
                Tensor shift = time.forward(ops, activeTime);
                h = ops.addInto(h, ops.reshape(shift, shift.size(0), shift.size(1), 1, 1));
            }
            h = conv2.forward(ops, norm2.silu(ops, h));
            return ops.addInto(h, shortcut == null ? x : shortcut.forward(ops, x));
        });
    }
}
