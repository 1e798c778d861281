package dev.darkroom.diffusion.checkpoint;

import dev.darkroom.diffusion.ModelException;
import dev.darkroom.diffusion.network.AutoencoderConfig;
import dev.darkroom.diffusion.network.UNetConfig;
import dev.darkroom.diffusion.text.ClipTextConfig;
import dev.darkroom.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Configurations read off the names and shapes of weights, for files that come without a {@code config.json}. The number of
 * attention heads does not show in shapes: it follows the rules of the published families.
 */
final class InferredConfig {
    private static final int SD1_HEADS = 8;
    private static final int LATER_HEAD_WIDTH = 64;
    private static final int CLIP_HEAD_WIDTH = 64;
    /** Width of the sinusoids of each of SDXL's sizes. */
    private static final int SIZE_WIDTH = 256;

    private static final int NORM_GROUPS = 32;

    private InferredConfig() {}

    /** Reads a U-Net's shape off its weights. */
    static UNetConfig unet(Weights weights, String where) {
        int levels = count(weights, "down_blocks.%d.resnets.0.conv1.weight");
        if (levels == 0 || !weights.has("conv_in.weight") || !weights.has("conv_out.weight")) {
            throw new ModelException(
                    where + " holds no U-Net that Darkroom knows: expected weights named as in Stable Diffusion.");
        }
        String mid = "mid_block.attentions.0.";
        require(weights, mid + "proj_in.weight", where);
        boolean linear = weights.shape(mid + "proj_in.weight").length == 2;
        List<UNetConfig.Level> all = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            String down = "down_blocks." + i;
            String up = "up_blocks." + (levels - 1 - i);
            int channels = size(weights, down + ".resnets.0.conv1.weight", 0);
            boolean downAttends = weights.has(down + ".attentions.0.norm.weight");
            boolean upAttends = weights.has(up + ".attentions.0.norm.weight");
            String attention = (downAttends ? down + ".attentions.0." : upAttends ? up + ".attentions.0." : mid)
                    + "transformer_blocks.%d.norm1.weight";
            all.add(new UNetConfig.Level(
                    channels,
                    count(weights, down + ".resnets.%d.conv1.weight"),
                    linear ? Math.max(1, channels / LATER_HEAD_WIDTH) : SD1_HEADS,
                    count(weights, attention),
                    downAttends,
                    upAttends));
        }
        Optional<UNetConfig.Addition> addition = weights.has("add_embedding.linear_1.weight")
                ? Optional.of(new UNetConfig.Addition(SIZE_WIDTH, size(weights, "add_embedding.linear_1.weight", 1)))
                : Optional.empty();
        return new UNetConfig(
                size(weights, "conv_in.weight", 1),
                size(weights, "conv_out.weight", 0),
                all,
                size(weights, mid + "transformer_blocks.0.attn2.to_k.weight", 1),
                NORM_GROUPS,
                1e-5,
                linear,
                true,
                0,
                addition);
    }

    /** Reads an autoencoder's shape off its weights; the scaling factor is that of Stable Diffusion 1 and 2. */
    static AutoencoderConfig autoencoder(Weights weights, String where) {
        int levels = count(weights, "encoder.down_blocks.%d.resnets.0.conv1.weight");
        if (levels == 0 || !weights.has("encoder.conv_in.weight") || !weights.has("decoder.conv_in.weight")) {
            throw new ModelException(
                    where
                            + " holds no autoencoder that Darkroom knows: expected an encoder and a decoder named as in Stable Diffusion.");
        }
        List<Integer> channels = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            channels.add(size(weights, "encoder.down_blocks." + i + ".resnets.0.conv1.weight", 0));
        }
        return new AutoencoderConfig(
                size(weights, "encoder.conv_in.weight", 1),
                size(weights, "decoder.conv_in.weight", 1),
                channels,
                count(weights, "encoder.down_blocks.0.resnets.%d.conv1.weight"),
                NORM_GROUPS,
                weights.has("encoder.mid_block.attentions.0.group_norm.weight"),
                weights.has("quant_conv.weight"),
                weights.has("post_quant_conv.weight"),
                0.18215,
                0);
    }

    /** Reads the shape of OpenAI's CLIP text model, the one of Stable Diffusion 1, off its weights. */
    static ClipTextConfig clipText(Weights weights, String where) {
        String tokens = "text_model.embeddings.token_embedding.weight";
        String positions = "text_model.embeddings.position_embedding.weight";
        String feedForward = "text_model.encoder.layers.0.mlp.fc1.weight";
        for (String name : List.of(tokens, positions, feedForward)) {
            require(weights, name, where);
        }
        int width = size(weights, tokens, 1);
        return new ClipTextConfig(
                size(weights, tokens, 0),
                size(weights, positions, 0),
                width,
                size(weights, feedForward, 0),
                count(weights, "text_model.encoder.layers.%d.layer_norm1.weight"),
                Math.max(1, width / CLIP_HEAD_WIDTH),
                ClipTextConfig.Activation.QUICK_GELU,
                1e-5,
                size(weights, tokens, 0) - 1,
                Optional.empty());
    }

    private static void require(Weights weights, String name, String where) {
        if (!weights.has(name)) {
            throw new ModelException(
                    where + " holds no weight " + name + "; it is incomplete or of another kind of model.");
        }
    }

    /** How many consecutive numbers from 0 make a name that exists; {@code pattern} has one {@code %d}. */
    private static int count(Weights weights, String pattern) {
        int n = 0;
        while (weights.has(pattern.replace("%d", Integer.toString(n)))) {
            n++;
        }
        return n;
    }

    private static int size(Weights weights, String name, int dimension) {
        return Math.toIntExact(weights.shape(name)[dimension]);
    }
}
