package dev.darkroom.diffusion.network;

import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.ModelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shape of a {@link UNet}, as a diffusers {@code unet/config.json} of class {@code UNet2DConditionModel} gives it.
 *
 * @param inChannels channels of the latents it takes (4; 9 for inpainting networks)
 * @param outChannels channels of what it predicts
 * @param levels from the finest resolution to the coarsest; each halves the side of the one before
 * @param contextWidth width of the hidden states of the text it attends to
 * @param normGroups groups of each group normalisation
 * @param normEps added to the variance in the group normalisations of residual blocks
 * @param linearProjection whether transformers are entered and left through linear layers instead of 1x1 convolutions
 * @param flipSinToCos whether the cosines of the timestep embedding come first
 * @param freqShift shifts the frequencies of the timestep embedding: 0 for Stable Diffusion, 1 in Ho et al. 2020
 * @param addition the second embedding that SDXL adds to that of the timestep
 */
public record UNetConfig(
        int inChannels,
        int outChannels,
        List<Level> levels,
        int contextWidth,
        int normGroups,
        double normEps,
        boolean linearProjection,
        boolean flipSinToCos,
        int freqShift,
        Optional<Addition> addition) {

    private static final String PLAIN_DOWN = "DownBlock2D";
    private static final String ATTENTION_DOWN = "CrossAttnDownBlock2D";
    private static final String PLAIN_UP = "UpBlock2D";
    private static final String ATTENTION_UP = "CrossAttnUpBlock2D";

    /**
     * One resolution.
     *
     * @param channels of the feature maps
     * @param layers residual blocks on the way down; the way up has one more
     * @param heads of each attention
     * @param depth transformer blocks in each attention stage
     * @param downAttention whether the way down attends to the text
     * @param upAttention whether the way up does
     */
    public record Level(int channels, int layers, int heads, int depth, boolean downAttention, boolean upAttention) {}

    /**
     * SDXL's {@code text_time}: sinusoids of six sizes beside the pooled text.
     *
     * @param timeWidth sinusoids for each of the numbers
     * @param inputWidth of the pooled text and all sinusoids together
     */
    public record Addition(int timeWidth, int inputWidth) {}

    public UNetConfig {
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("a U-Net needs at least one level");
        }
    }

    /**
     * Reads the configuration.
     *
     * @throws ModelException when a field is missing, of the wrong kind, or asks for something that is not built
     */
    public static UNetConfig of(ModelConfig config) {
        config.mustBe("_class_name", "UNet2DConditionModel");
        config.mustBe("act_fn", "silu");
        config.mustBe("mid_block_type", "UNetMidBlock2DCrossAttn");
        config.mustBe("resnet_time_scale_shift", "default");
        config.mustBe("time_embedding_type", "positional");
        config.mustBe("conv_in_kernel", "3");
        config.mustBe("conv_out_kernel", "3");
        config.mustBe("downsample_padding", "1");
        for (String unknown : List.of(
                "center_input_sample",
                "class_embed_type",
                "num_class_embeds",
                "only_cross_attention",
                "dual_cross_attention",
                "encoder_hid_dim",
                "time_cond_proj_dim",
                "time_embedding_dim",
                "time_embedding_act_fn",
                "timestep_post_act",
                "cross_attention_norm",
                "resnet_skip_time_act",
                "reverse_transformer_layers_per_block")) {
            config.mustBeAbsent(unknown);
        }
        return new UNetConfig(
                config.integer("in_channels"),
                config.integer("out_channels"),
                levels(config),
                same(config, "cross_attention_dim"),
                config.integer("norm_num_groups", 32),
                config.number("norm_eps", 1e-5),
                config.flag("use_linear_projection", false),
                config.flag("flip_sin_to_cos", true),
                config.integer("freq_shift", 0),
                addition(config));
    }

    /** Width of the timestep embedding inside the network. */
    public int timeWidth() {
        return 4 * levels.get(0).channels();
    }

    /** How much a side of the latent is shrunk at the coarsest level; sides must be multiples of it. */
    public int shrink() {
        return 1 << (levels.size() - 1);
    }

    /** The fields of a diffusers {@code config.json} from which {@link #of} reads this configuration again. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("_class_name", "UNet2DConditionModel");
        json.put("act_fn", "silu");
        addition.ifPresent(a -> {
            json.put("addition_embed_type", "text_time");
            json.put("addition_time_embed_dim", a.timeWidth());
            json.put("projection_class_embeddings_input_dim", a.inputWidth());
        });
        json.put("attention_head_dim", levels.stream().map(Level::heads).toList());
        json.put("block_out_channels", levels.stream().map(Level::channels).toList());
        json.put("cross_attention_dim", contextWidth);
        json.put(
                "down_block_types",
                levels.stream()
                        .map(l -> l.downAttention() ? ATTENTION_DOWN : PLAIN_DOWN)
                        .toList());
        json.put("downsample_padding", 1);
        json.put("flip_sin_to_cos", flipSinToCos);
        json.put("freq_shift", freqShift);
        json.put("in_channels", inChannels);
        json.put("layers_per_block", levels.stream().map(Level::layers).toList());
        json.put("mid_block_type", "UNetMidBlock2DCrossAttn");
        json.put("norm_eps", normEps);
        json.put("norm_num_groups", normGroups);
        json.put("out_channels", outChannels);
        json.put(
                "transformer_layers_per_block",
                levels.stream().map(Level::depth).toList());
        List<String> up = new ArrayList<>();
        for (int i = levels.size() - 1; i >= 0; i--) {
            up.add(levels.get(i).upAttention() ? ATTENTION_UP : PLAIN_UP);
        }
        json.put("up_block_types", up);
        json.put("use_linear_projection", linearProjection);
        return json;
    }

    private static List<Level> levels(ModelConfig config) {
        List<Integer> channels = config.channels("block_out_channels", config.integer("norm_num_groups", 32));
        int count = channels.size();
        List<Boolean> down = attention(config, "down_block_types", count, PLAIN_DOWN, ATTENTION_DOWN);
        List<Boolean> up = attention(config, "up_block_types", count, PLAIN_UP, ATTENTION_UP);
        // "attention_head_dim" holds the number of heads, not their width: a misnomer in the first published files
        // which all later ones kept (diffusers issue 2011). "num_attention_heads" is right where it is given.
        List<Integer> heads = config.perLevel(
                config.has("num_attention_heads") ? "num_attention_heads" : "attention_head_dim", count);
        List<Integer> layers = config.perLevel("layers_per_block", count);
        List<Integer> depth = config.has("transformer_layers_per_block")
                ? config.perLevel("transformer_layers_per_block", count)
                : Collections.nCopies(count, 1);
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (heads.get(i) < 1 || channels.get(i) % heads.get(i) != 0) {
                throw new ModelException(config.where() + ": the " + channels.get(i) + " channels of level " + i
                        + " do not divide into " + heads.get(i) + " heads.");
            }
            levels.add(new Level(
                    channels.get(i), layers.get(i), heads.get(i), depth.get(i), down.get(i), up.get(count - 1 - i)));
        }
        return levels;
    }

    private static List<Boolean> attention(
            ModelConfig config, String field, int levels, String plain, String attention) {
        List<String> types = config.texts(field);
        if (types.size() != levels) {
            throw new ModelException(config.where() + ": \"" + field + "\" lists " + types.size()
                    + " blocks, but \"block_out_channels\" has " + levels + " levels.");
        }
        List<Boolean> attends = new ArrayList<>();
        for (String type : types) {
            if (!type.equals(plain) && !type.equals(attention)) {
                throw new ModelException(config.where() + ": \"" + field + "\" names a block of type \"" + type
                        + "\"; only " + plain + " and " + attention + " are supported.");
            }
            attends.add(type.equals(attention));
        }
        return attends;
    }

    private static int same(ModelConfig config, String field) {
        List<Integer> values =
                config.perLevel(field, config.integers("block_out_channels").size());
        if (values.stream().distinct().count() > 1) {
            throw config.wrong(field, "the same for all levels");
        }
        return values.get(0);
    }

    private static Optional<Addition> addition(ModelConfig config) {
        if (!config.has("addition_embed_type")) {
            return Optional.empty();
        }
        config.mustBe("addition_embed_type", "text_time");
        return Optional.of(new Addition(
                config.integer("addition_time_embed_dim"), config.integer("projection_class_embeddings_input_dim")));
    }
}
