package dev.darkroom.diffusion.network;

import dev.darkroom.diffusion.layer.Convolution;
import dev.darkroom.diffusion.layer.GroupNorm;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variational autoencoder between pictures and latents: Kingma and Welling 2013, in the convolutional form of Esser et
 * al. 2021, "Taming Transformers". One definition serves use and training, by the {@link Ops} it is called with.
 *
 * <pre>
 *  picture ─ convIn ─ down 0 ─ down 1 ─ .. ─ mid ─ norm ─ silu ─ convOut ─ quantConv ─ mean, log variance
 *  picture ─ convOut ─ silu ─ norm ─ up n ─ .. ─ up 0 ─ mid ─ convIn ─ postQuantConv ─ latent
 * </pre>
 */
public final class Autoencoder {
    private static final double NORM_EPS = 1e-6;

    private final AutoencoderConfig config;
    private final Encoder encoder;
    private final @Nullable Convolution quantConv;
    private final @Nullable Convolution postQuantConv;
    private final Decoder decoder;

    /**
     * The diagonal normal distribution over latents that a picture stands for.
     *
     * @param mean {@code [batch, latentChannels, height / scale, width / scale]}
     * @param logVariance of the same shape, within {@code [-30, 20]}
     */
    public record Posterior(Tensor mean, Tensor logVariance) {}

    /** Takes its weights by the names diffusers gives them. */
    public Autoencoder(AutoencoderConfig config, Weights weights) {
        this.config = config;
        int latent = config.latentChannels();
        encoder = new Encoder(config, weights);
        quantConv = config.quantConv() ? Convolution.pointwise(weights, "quant_conv", 2L * latent, 2L * latent) : null;
        postQuantConv =
                config.postQuantConv() ? Convolution.pointwise(weights, "post_quant_conv", latent, latent) : null;
        decoder = new Decoder(config, weights);
    }

    public AutoencoderConfig config() {
        return config;
    }

    /**
     * Encodes pictures.
     *
     * @param images {@code [batch, imageChannels, height, width]} in {@code [-1, 1]}, sides multiples of the scale
     * @param checkpoint called before every block; what it throws ends the run
     * @return not yet in the denoiser's space: see {@link #toDenoiserSpace}
     */
    public Posterior encode(Ops ops, Tensor images, Runnable checkpoint) {
        try (Scope scope = Scope.open()) {
            Tensor moments = encoder.forward(ops, images, checkpoint);
            if (quantConv != null) {
                moments = quantConv.forward(ops, moments);
            }
            int latent = config.latentChannels();
            // Copied, so that neither half keeps the memory of both.
            Tensor mean = ops.copy(ops.narrow(moments, 1, 0, latent));
            Tensor logVariance = ops.clamp(ops.narrow(moments, 1, latent, latent), -30, 20);
            return new Posterior(scope.keep(mean), scope.keep(logVariance));
        }
    }

    /**
     * Paints latents.
     *
     * @param latents as {@link #encode} gives them, {@code [batch, latentChannels, height, width]}
     * @param checkpoint called before every block; what it throws ends the run
     * @return {@code [batch, imageChannels, height * scale, width * scale]}, about {@code [-1, 1]} but not clamped
     */
    public Tensor decode(Ops ops, Tensor latents, Runnable checkpoint) {
        return ops.scoped(() -> decoder.forward(
                ops, postQuantConv == null ? latents : postQuantConv.forward(ops, latents), checkpoint));
    }

    /** Brings a latent of {@link #encode} to about unit variance, as the denoiser was trained on. */
    public Tensor toDenoiserSpace(Ops ops, Tensor latents) {
        return ops.affine(latents, config.scalingFactor(), -config.shiftFactor() * config.scalingFactor());
    }

    /** Undoes {@link #toDenoiserSpace}, before {@link #decode}. */
    public Tensor fromDenoiserSpace(Ops ops, Tensor latents) {
        return ops.affine(latents, 1 / config.scalingFactor(), config.shiftFactor());
    }

    private static ResidualBlock residual(Weights weights, String name, int in, int out, AutoencoderConfig config) {
        return new ResidualBlock(weights, name, in, out, 0, config.normGroups(), NORM_EPS);
    }

    /** Replaces a tensor by what a block made of it, freeing it at once: at full size each is large. */
    private static Tensor step(Ops ops, Runnable checkpoint, Tensor x, Block block) {
        checkpoint.run();
        Tensor y = block.forward(ops, x);
        x.close();
        return y;
    }

    @FunctionalInterface
    private interface Block {
        Tensor forward(Ops ops, Tensor x);
    }

    private static final class Encoder {
        private final Convolution convIn;
        private final List<Block> blocks = new ArrayList<>();
        private final GroupNorm norm;
        private final Convolution convOut;

        Encoder(AutoencoderConfig config, Weights weights) {
            List<Integer> channels = config.channels();
            int current = channels.get(0);
            convIn = Convolution.of(weights, "encoder.conv_in", config.imageChannels(), current);
            for (int level = 0; level < channels.size(); level++) {
                String name = "encoder.down_blocks." + level;
                for (int i = 0; i < config.layers(); i++) {
                    blocks.add(
                            residual(weights, name + ".resnets." + i, current, channels.get(level), config)::forward);
                    current = channels.get(level);
                }
                if (level + 1 < channels.size()) {
                    Convolution halve =
                            Convolution.halving(weights, name + ".downsamplers.0.conv", current, current, 0);
                    // Zeros on the right and at the bottom only, as these networks were trained.
                    blocks.add((ops, x) -> ops.scoped(() -> halve.forward(ops, ops.pad(x, 0, 1, 0, 1, 0))));
                }
            }
            blocks.add(new Middle(weights, "encoder.mid_block", current, config)::forward);
            norm = new GroupNorm(weights, "encoder.conv_norm_out", current, config.normGroups(), NORM_EPS);
            convOut = Convolution.of(weights, "encoder.conv_out", current, 2L * config.latentChannels());
        }

        Tensor forward(Ops ops, Tensor images, Runnable checkpoint) {
            Tensor h = convIn.forward(ops, images);
            for (Block block : blocks) {
                h = step(ops, checkpoint, h, block);
            }
            return convOut.forward(ops, norm.silu(ops, h));
        }
    }

    private static final class Decoder {
        private final Convolution convIn;
        private final List<Block> blocks = new ArrayList<>();
        private final GroupNorm norm;
        private final Convolution convOut;

        Decoder(AutoencoderConfig config, Weights weights) {
            List<Integer> channels = config.channels();
            int levels = channels.size();
            int current = channels.get(levels - 1);
            convIn = Convolution.of(weights, "decoder.conv_in", config.latentChannels(), current);
            blocks.add(new Middle(weights, "decoder.mid_block", current, config)::forward);
            for (int up = 0; up < levels; up++) {
                String name = "decoder.up_blocks." + up;
                int out = channels.get(levels - 1 - up);
                for (int i = 0; i <= config.layers(); i++) {
                    blocks.add(residual(weights, name + ".resnets." + i, current, out, config)::forward);
                    current = out;
                }
                if (up + 1 < levels) {
                    Convolution smooth = Convolution.of(weights, name + ".upsamplers.0.conv", current, current);
                    blocks.add((ops, x) -> ops.scoped(() -> smooth.forward(ops, ops.upsampleNearest2x(x))));
                }
            }
            norm = new GroupNorm(weights, "decoder.conv_norm_out", current, config.normGroups(), NORM_EPS);
            convOut = Convolution.of(weights, "decoder.conv_out", current, config.imageChannels());
        }

        Tensor forward(Ops ops, Tensor latents, Runnable checkpoint) {
            Tensor h = convIn.forward(ops, latents);
            for (Block block : blocks) {
                h = step(ops, checkpoint, h, block);
            }
            return convOut.forward(ops, norm.silu(ops, h));
        }
    }

    /** A residual block, attention over all positions of the coarsest level, another residual block. */
    private static final class Middle {
        private final ResidualBlock first;
        private final @Nullable SpatialAttention attention;
        private final ResidualBlock second;

        Middle(Weights weights, String name, int channels, AutoencoderConfig config) {
            first = residual(weights, name + ".resnets.0", channels, channels, config);
            attention = config.midAttention()
                    ? new SpatialAttention(weights, name + ".attentions.0", channels, config.normGroups(), NORM_EPS)
                    : null;
            second = residual(weights, name + ".resnets.1", channels, channels, config);
        }

        Tensor forward(Ops ops, Tensor x) {
            return ops.scoped(() -> {
                Tensor h = first.forward(ops, x);
                return second.forward(ops, attention == null ? h : attention.forward(ops, h));
            });
        }
    }
}
