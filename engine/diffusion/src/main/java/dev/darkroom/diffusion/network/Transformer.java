package dev.darkroom.diffusion.network;

import dev.darkroom.diffusion.layer.Convolution;
import dev.darkroom.diffusion.layer.FeedForward;
import dev.darkroom.diffusion.layer.GroupNorm;
import dev.darkroom.diffusion.layer.LayerNorm;
import dev.darkroom.diffusion.layer.Linear;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets each pixel look at all others and at the text: Rombach et al. 2022, "High-Resolution Image Synthesis with Latent
 * Diffusion Models", section 3.3. Takes and gives {@code [batch, channels, height, width]}.
 */
final class Transformer {
    private static final double NORM_EPS = 1e-6;

    private final GroupNorm norm;
    private final Projection in;
    private final List<Block> blocks = new ArrayList<>();
    private final Projection out;

    Transformer(Weights weights, String name, UNetConfig config, UNetConfig.Level level) {
        int channels = level.channels();
        norm = new GroupNorm(weights, name + ".norm", channels, config.normGroups(), NORM_EPS);
        in = new Projection(weights, name + ".proj_in", channels, config.linearProjection());
        for (int i = 0; i < level.depth(); i++) {
            blocks.add(new Block(
                    weights, name + ".transformer_blocks." + i, channels, config.contextWidth(), level.heads()));
        }
        out = new Projection(weights, name + ".proj_out", channels, config.linearProjection());
    }

    /** @param context hidden states of the text, {@code [batch, tokens, contextWidth]} */
    Tensor forward(Ops ops, Tensor x, Tensor context, Runnable checkpoint) {
        return ops.scoped(() -> {
            Tensor h = in.toTokens(ops, norm.forward(ops, x));
            for (Block block : blocks) {
                checkpoint.run();
                h = block.forward(ops, h, context);
            }
            return ops.add(x, out.toImage(ops, h, x.size(2), x.size(3)));
        });
    }

    /** Self-attention, cross-attention, feed-forward: each normalised before and added after. */
    private static final class Block {
        private final LayerNorm norm1;
        private final Attention self;
        private final LayerNorm norm2;
        private final Attention cross;
        private final LayerNorm norm3;
        private final FeedForward feedForward;

        Block(Weights weights, String name, int width, int contextWidth, int heads) {
            norm1 = new LayerNorm(weights, name + ".norm1", width, 1e-5);
            self = new Attention(weights, name + ".attn1", width, width, heads);
            norm2 = new LayerNorm(weights, name + ".norm2", width, 1e-5);
            cross = new Attention(weights, name + ".attn2", width, contextWidth, heads);
            norm3 = new LayerNorm(weights, name + ".norm3", width, 1e-5);
            feedForward = new FeedForward(weights, name + ".ff", width);
        }

        Tensor forward(Ops ops, Tensor x, Tensor context) {
            return ops.scoped(() -> {
                Tensor a = norm1.forward(ops, x);
                Tensor h = ops.addInto(self.forward(ops, a, a), x);
                h = ops.addInto(cross.forward(ops, norm2.forward(ops, h), context), h);
                return ops.addInto(feedForward.forward(ops, norm3.forward(ops, h)), h);
            });
        }
    }

    /** Into the transformer or out of it: a 1x1 convolution (SD 1.x) or a linear layer (SD 2.x, SDXL). */
    private static final class Projection {
        private final @Nullable Convolution convolution;
        private final @Nullable Linear linear;

        Projection(Weights weights, String name, int channels, boolean isLinear) {
            convolution = isLinear ? null : Convolution.pointwise(weights, name, channels, channels);
            linear = isLinear ? Linear.of(weights, name, channels, channels) : null;
        }

        /** {@code [batch, channels, height, width]} to {@code [batch, height * width, channels]}. */
        Tensor toTokens(Ops ops, Tensor x) {
            return linear == null ? flatten(ops, project(ops, x)) : linear.forward(ops, flatten(ops, x));
        }

        /** The way back. */
        Tensor toImage(Ops ops, Tensor x, long height, long width) {
            return linear == null
                    ? project(ops, unflatten(ops, x, height, width))
                    : unflatten(ops, linear.forward(ops, x), height, width);
        }

        private static Tensor flatten(Ops ops, Tensor x) {
            return ops.transpose(ops.reshape(x, x.size(0), x.size(1), -1), 1, 2);
        }

        private static Tensor unflatten(Ops ops, Tensor x, long height, long width) {
            return ops.reshape(ops.transpose(x, 1, 2), x.size(0), x.size(2), height, width);
        }

        private Tensor project(Ops ops, Tensor x) {
            return convolution == null ? x : convolution.forward(ops, x);
        }
    }
}
