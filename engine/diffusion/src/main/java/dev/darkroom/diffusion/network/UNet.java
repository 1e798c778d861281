package dev.darkroom.diffusion.network;

import dev.darkroom.diffusion.layer.Convolution;
import dev.darkroom.diffusion.layer.GroupNorm;
import dev.darkroom.diffusion.layer.Linear;
import dev.darkroom.diffusion.network.UNetConfig.Level;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The denoising network: Ronneberger et al. 2015, "U-Net", with the residual blocks of Ho et al. 2020 and the attention to
 * text of Rombach et al. 2022. One definition serves sampling and training, by the {@link Ops} it is called with.
 *
 * <pre>
 *  sample ─ convIn ─┬──────────────── skips ────────────────┬─ norm ─ silu ─ convOut ─ prediction
 *                   ├─ down 0 ─────────────────────── up 0 ─┤
 *                   ├──── down 1 ────────────── up 1 ───────┤        timestep → every residual block
 *                   └─────── down 2 ─── mid ─── up 2 ───────┘        text     → every transformer
 * </pre>
 */
public final class UNet {
    private final UNetConfig config;
    private final Linear time1;
    private final Linear time2;
    private final @Nullable Linear addition1;
    private final @Nullable Linear addition2;
    private final Convolution convIn;
    private final List<Down> downs = new ArrayList<>();
    private final Layer midIn;
    private final ResidualBlock midOut;
    private final List<Up> ups = new ArrayList<>();
    private final GroupNorm norm;
    private final Convolution convOut;

    /**
     * What SDXL knows besides the text's hidden states.
     *
     * @param pooled one vector for the whole text, {@code [batch, pooledWidth]}
     * @param sizes original height and width, crop top and left, target height and width, {@code [batch, 6]}
     */
    public record Extra(Tensor pooled, Tensor sizes) {}

    /** Takes its weights by the names diffusers gives them, such as {@code down_blocks.0.resnets.1.conv1.weight}. */
    public UNet(UNetConfig config, Weights weights) {
        this.config = config;
        List<Level> levels = config.levels();
        int finest = levels.get(0).channels();
        int timeWidth = config.timeWidth();
        time1 = Linear.of(weights, "time_embedding.linear_1", finest, timeWidth);
        time2 = Linear.of(weights, "time_embedding.linear_2", timeWidth, timeWidth);
        addition1 = config.addition()
                .map(a -> Linear.of(weights, "add_embedding.linear_1", a.inputWidth(), timeWidth))
                .orElse(null);
        addition2 = config.addition()
                .map(a -> Linear.of(weights, "add_embedding.linear_2", timeWidth, timeWidth))
                .orElse(null);

        convIn = Convolution.of(weights, "conv_in", config.inChannels(), finest);
        Deque<Integer> skips = new ArrayDeque<>(List.of(finest));
        int channels = finest;
        for (int i = 0; i < levels.size(); i++) {
            downs.add(new Down(weights, "down_blocks." + i, channels, levels.get(i), i + 1 < levels.size(), skips));
            channels = levels.get(i).channels();
        }
        Level coarsest = levels.get(levels.size() - 1);
        midIn = new Layer(weights, "mid_block", 0, channels, coarsest, true);
        midOut = residual(weights, "mid_block.resnets.1", channels, channels);
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(levels.size() - 1 - i);
            ups.add(new Up(weights, "up_blocks." + i, channels, level, i + 1 < levels.size(), skips));
            channels = level.channels();
        }
        norm = new GroupNorm(weights, "conv_norm_out", finest, config.normGroups(), config.normEps());
        convOut = Convolution.of(weights, "conv_out", finest, config.outChannels());
    }

    public UNetConfig config() {
        return config;
    }

    /**
     * Runs the network of a model without additional conditioning (SD 1.x, SD 2.x).
     *
     * @param sample noisy latents, {@code [batch, inChannels, height, width]}
     * @param timesteps {@code [batch]}
     * @param context hidden states of the text, {@code [batch, tokens, contextWidth]}
     * @param checkpoint called before every block; what it throws ends the run
     * @return {@code [batch, outChannels, height, width]}, in the caller's scope
     */
    public Tensor forward(Ops ops, Tensor sample, Tensor timesteps, Tensor context, Runnable checkpoint) {
        return forward(ops, sample, timesteps, context, null, checkpoint);
    }

    /** The same; {@code extra} is there exactly when the configuration has an {@link UNetConfig.Addition}. */
    public Tensor forward(
            Ops ops, Tensor sample, Tensor timesteps, Tensor context, @Nullable Extra extra, Runnable checkpoint) {
        return ops.scoped(() -> {
            Pass pass = new Pass(ops, ops.silu(embed(ops, timesteps, extra)), context, checkpoint);
            Tensor h = convIn.forward(ops, sample);
            Deque<Tensor> skips = new ArrayDeque<>(List.of(h));
            for (Down down : downs) {
                h = down.forward(pass, h, skips);
            }
            h = midIn.forward(pass, h);
            h = midOut.forward(ops, h, pass.time());
            for (Up up : ups) {
                h = up.forward(pass, h, skips);
            }
            return convOut.forward(ops, norm.silu(ops, h));
        });
    }

    private Tensor embed(Ops ops, Tensor timesteps, @Nullable Extra extra) {
        Tensor time = time2.forward(
                ops,
                ops.silu(time1.forward(
                        ops, sinusoids(ops, timesteps, config.levels().get(0).channels()))));
        if (addition1 == null || addition2 == null) {
            return time;
        }
        if (extra == null) {
            throw new IllegalArgumentException("this network needs a pooled text and picture sizes");
        }
        Tensor sizes = sinusoids(
                ops,
                ops.reshape(extra.sizes(), -1),
                config.addition().orElseThrow().timeWidth());
        Tensor all =
                ops.concat(1, extra.pooled(), ops.reshape(sizes, extra.sizes().size(0), -1));
        return ops.add(time, addition2.forward(ops, ops.silu(addition1.forward(ops, all))));
    }

    private Tensor sinusoids(Ops ops, Tensor numbers, int width) {
        return ops.timestepEmbedding(numbers, width, config.flipSinToCos(), config.freqShift());
    }

    private ResidualBlock residual(Weights weights, String name, int in, int out) {
        return new ResidualBlock(weights, name, in, out, config.timeWidth(), config.normGroups(), config.normEps());
    }

    /** What one evaluation carries to every block. */
    private record Pass(Ops ops, Tensor time, Tensor context, Runnable checkpoint) {}

    /** A residual block, and attention to the text where the level has it. */
    private final class Layer {
        private final ResidualBlock residual;
        private final @Nullable Transformer transformer;

        Layer(Weights weights, String name, int index, int in, Level level, boolean attends) {
            residual = residual(weights, name + ".resnets." + index, in, level.channels());
            transformer = attends ? new Transformer(weights, name + ".attentions." + index, config, level) : null;
        }

        Tensor forward(Pass pass, Tensor x) {
            pass.checkpoint().run();
            Ops ops = pass.ops();
            return ops.scoped(() -> {
                Tensor h = residual.forward(ops, x, pass.time());
                return transformer == null ? h : transformer.forward(ops, h, pass.context(), pass.checkpoint());
            });
        }
    }

    /** One level on the way down; every output is kept for the way up. */
    private final class Down {
        private final List<Layer> layers = new ArrayList<>();
        private final @Nullable Convolution downsample;

        Down(Weights weights, String name, int in, Level level, boolean halves, Deque<Integer> skips) {
            for (int i = 0; i < level.layers(); i++) {
                layers.add(new Layer(weights, name, i, i == 0 ? in : level.channels(), level, level.downAttention()));
                skips.push(level.channels());
            }
            downsample = halves
                    ? Convolution.halving(weights, name + ".downsamplers.0.conv", level.channels(), level.channels(), 1)
                    : null;
            if (halves) {
                skips.push(level.channels());
            }
        }

        Tensor forward(Pass pass, Tensor x, Deque<Tensor> skips) {
            Tensor h = x;
            for (Layer layer : layers) {
                h = layer.forward(pass, h);
                skips.push(h);
            }
            if (downsample != null) {
                h = downsample.forward(pass.ops(), h);
                skips.push(h);
            }
            return h;
        }
    }

    /** One level on the way up; each layer sees an output of the way down beside its input. */
    private final class Up {
        private final List<Layer> layers = new ArrayList<>();
        private final @Nullable Convolution upsample;

        Up(Weights weights, String name, int in, Level level, boolean doubles, Deque<Integer> skips) {
            for (int i = 0; i <= level.layers(); i++) {
                int channels = (i == 0 ? in : level.channels()) + skips.pop();
                layers.add(new Layer(weights, name, i, channels, level, level.upAttention()));
            }
            upsample = doubles
                    ? Convolution.of(weights, name + ".upsamplers.0.conv", level.channels(), level.channels())
                    : null;
        }

        Tensor forward(Pass pass, Tensor x, Deque<Tensor> skips) {
            Ops ops = pass.ops();
            Tensor h = x;
            for (Layer layer : layers) {
                try (Tensor below = h;
                        Tensor skip = skips.pop()) {
                    h = ops.scoped(() -> layer.forward(pass, ops.concat(1, below, skip)));
                }
            }
            return upsample == null ? h : doubled(ops, upsample, h, skips.element());
        }

        /** An odd side is halved to the larger half, so that the double has to be cut to what the skip has. */
        private Tensor doubled(Ops ops, Convolution convolution, Tensor x, Tensor like) {
            return ops.scoped(() -> {
                Tensor h = ops.upsampleNearest2x(x);
                for (int side = 2; side <= 3; side++) {
                    if (h.size(side) != like.size(side)) {
                        h = ops.narrow(h, side, 0, like.size(side));
                    }
                }
                return convolution.forward(ops, h);
            });
        }
    }
}
