package dev.darkroom.diffusion.network;

import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.ModelException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape of an {@link Autoencoder}, as a diffusers {@code vae/config.json} of class {@code AutoencoderKL} gives it.
 *
 * @param imageChannels channels of the pictures
 * @param latentChannels channels of the latents
 * @param channels of the feature maps, from the finest resolution to the coarsest; each level but the last halves the
 *     side
 * @param layers residual blocks of each level on the way down; the way up has one more
 * @param normGroups groups of each group normalisation
 * @param midAttention whether the coarsest level attends to itself
 * @param quantConv whether a 1x1 convolution follows the encoder
 * @param postQuantConv whether a 1x1 convolution precedes the decoder
 * @param scalingFactor the network's latent is {@code (latent - shiftFactor) * scalingFactor}, so that its variance is
 *     about one
 * @param shiftFactor see {@code scalingFactor}; 0 in Stable Diffusion
 */
public record AutoencoderConfig(
        int imageChannels,
        int latentChannels,
        List<Integer> channels,
        int layers,
        int normGroups,
        boolean midAttention,
        boolean quantConv,
        boolean postQuantConv,
        double scalingFactor,
        double shiftFactor) {

    private static final String DOWN = "DownEncoderBlock2D";
    private static final String UP = "UpDecoderBlock2D";

    public AutoencoderConfig {
        channels = List.copyOf(channels);
        if (channels.isEmpty() || scalingFactor == 0) {
            throw new IllegalArgumentException("an autoencoder needs at least one level and a scaling factor");
        }
    }

    /**
     * Reads the configuration.
     *
     * @throws ModelException when a field is missing, of the wrong kind, or asks for something that is not built
     */
    public static AutoencoderConfig of(ModelConfig config) {
        config.mustBe("_class_name", "AutoencoderKL");
        config.mustBe("act_fn", "silu");
        config.mustBeAbsent("latents_mean");
        config.mustBeAbsent("latents_std");
        List<Integer> channels = config.channels("block_out_channels", config.integer("norm_num_groups", 32));
        for (Map.Entry<String, String> blocks :
                Map.of("down_block_types", DOWN, "up_block_types", UP).entrySet()) {
            List<String> expected = Collections.nCopies(channels.size(), blocks.getValue());
            if (!config.texts(blocks.getKey()).equals(expected)) {
                throw config.wrong(blocks.getKey(), channels.size() + " times \"" + blocks.getValue() + "\"");
            }
        }
        int imageChannels = config.integer("in_channels");
        if (config.integer("out_channels") != imageChannels) {
            throw config.wrong("out_channels", "the same as \"in_channels\"");
        }
        double scalingFactor = config.number("scaling_factor", 0.18215);
        if (!(scalingFactor > 0)) {
            throw config.wrong("scaling_factor", "above 0");
        }
        return new AutoencoderConfig(
                imageChannels,
                config.integer("latent_channels"),
                channels,
                config.integer("layers_per_block"),
                config.integer("norm_num_groups", 32),
                config.flag("mid_block_add_attention", true),
                config.flag("use_quant_conv", true),
                config.flag("use_post_quant_conv", true),
                scalingFactor,
                config.number("shift_factor", 0));
    }

    /** Pixels along a side for one step in latent space. */
    public int scale() {
        return 1 << (channels.size() - 1);
    }

    /** The fields of a diffusers {@code config.json} from which {@link #of} reads this configuration again. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("_class_name", "AutoencoderKL");
        json.put("act_fn", "silu");
        json.put("block_out_channels", channels);
        json.put("down_block_types", Collections.nCopies(channels.size(), DOWN));
        json.put("in_channels", imageChannels);
        json.put("latent_channels", latentChannels);
        json.put("layers_per_block", layers);
        json.put("mid_block_add_attention", midAttention);
        json.put("norm_num_groups", normGroups);
        json.put("out_channels", imageChannels);
        json.put("scaling_factor", scalingFactor);
        json.put("shift_factor", shiftFactor);
        json.put("up_block_types", Collections.nCopies(channels.size(), UP));
        json.put("use_post_quant_conv", postQuantConv);
        json.put("use_quant_conv", quantConv);
        return json;
    }
}
