package dev.darkroom.diffusion.checkpoint;

import dev.darkroom.diffusion.ModelException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names weights have in published files, against those diffusers gives them. Each method returns a map from the
 * diffusers name to the stored one and leaves out
 * what no network needs; a stored name it does not know stands for itself, so that it shows as left over.
 */
final class StoredNames {
    private static final String UNET = "model.diffusion_model.";
    private static final String AUTOENCODER = "first_stage_model.";
    private static final String TEXT = "cond_stage_model.transformer.";

    /** What training left behind, and tables that follow from the configuration. */
    private static final Pattern IGNORED = Pattern.compile(
            "(model_ema\\..*|(.*\\.)?position_ids|betas|alphas_cumprod(_prev)?|sqrt_.*|log_one_minus_.*|posterior_.*"
                    + "|logvar|lvlb_weights|scale_factor|(first_stage_model\\.)?(loss|model_ema|discriminator)\\..*"
                    + "|cond_stage_model\\.(logit_scale|text_projection.*))");

    private static final Pattern BLOCK = Pattern.compile("(input|output)_blocks\\.(\\d+)\\.(\\d+)\\.(.*)");
    private static final Map<String, String> UNET_ENDS = Map.of(
            "time_embed.0.", "time_embedding.linear_1.",
            "time_embed.2.", "time_embedding.linear_2.",
            "label_emb.0.0.", "add_embedding.linear_1.",
            "label_emb.0.2.", "add_embedding.linear_2.",
            "input_blocks.0.0.", "conv_in.",
            "middle_block.0.", "mid_block.resnets.0.",
            "middle_block.1.", "mid_block.attentions.0.",
            "middle_block.2.", "mid_block.resnets.1.",
            "out.0.", "conv_norm_out.",
            "out.2.", "conv_out.");
    private static final Map<String, String> IN_BLOCK = Map.of(
            "in_layers.0.", "norm1.",
            "in_layers.2.", "conv1.",
            "emb_layers.1.", "time_emb_proj.",
            "out_layers.0.", "norm2.",
            "out_layers.3.", "conv2.",
            "skip_connection.", "conv_shortcut.",
            "op.", "conv.");

    private static final Pattern LEVEL = Pattern.compile("(encoder\\.down|decoder\\.up)\\.(\\d+)\\.(.*)");

    /** In order: what is replaced, by what. The last four are the names of diffusers before version 0.13. */
    private static final List<Map.Entry<String, String>> AUTOENCODER_PARTS = List.of(
            Map.entry(".mid.block_1.", ".mid_block.resnets.0."),
            Map.entry(".mid.block_2.", ".mid_block.resnets.1."),
            Map.entry(".mid.attn_1.norm.", ".mid_block.attentions.0.group_norm."),
            Map.entry(".mid.attn_1.q.", ".mid_block.attentions.0.to_q."),
            Map.entry(".mid.attn_1.k.", ".mid_block.attentions.0.to_k."),
            Map.entry(".mid.attn_1.v.", ".mid_block.attentions.0.to_v."),
            Map.entry(".mid.attn_1.proj_out.", ".mid_block.attentions.0.to_out.0."),
            Map.entry(".norm_out.", ".conv_norm_out."),
            Map.entry(".nin_shortcut.", ".conv_shortcut."),
            Map.entry(".attentions.0.query.", ".attentions.0.to_q."),
            Map.entry(".attentions.0.key.", ".attentions.0.to_k."),
            Map.entry(".attentions.0.value.", ".attentions.0.to_v."),
            Map.entry(".attentions.0.proj_attn.", ".attentions.0.to_out.0."));

    private StoredNames() {}

    /** Tells whether a weight carries nothing that a network needs. */
    static boolean ignored(String stored) {
        return IGNORED.matcher(stored).matches();
    }

    /** Tells whether these are the names of a whole model in one file. */
    static boolean isSingleFile(Set<String> stored) {
        return stored.stream().anyMatch(name -> name.startsWith(UNET));
    }

    /** The U-Net of a single file. */
    static Map<String, String> unet(Set<String> stored) {
        Map<String, String> places = places(stored);
        return mapped(stored, UNET, name -> {
            Matcher block = BLOCK.matcher(name);
            if (block.matches() && places.containsKey(name.substring(0, block.start(4)))) {
                return Optional.of(places.get(name.substring(0, block.start(4))) + inBlock(block.group(4)));
            }
            return UNET_ENDS.entrySet().stream()
                    .filter(end -> name.startsWith(end.getKey()))
                    .map(end ->
                            end.getValue() + inBlock(name.substring(end.getKey().length())))
                    .findFirst();
        });
    }

    private static String inBlock(String name) {
        for (Map.Entry<String, String> layer : IN_BLOCK.entrySet()) {
            if (name.startsWith(layer.getKey())) {
                return layer.getValue() + name.substring(layer.getKey().length());
            }
        }
        return name;
    }

    /** From a numbered block such as {@code input_blocks.4.1.} to its place, such as {@code down_blocks.1.attentions.0.}. */
    private static Map<String, String> places(Set<String> stored) {
        Map<String, String> places = new LinkedHashMap<>();
        int level = 0;
        int layer = 0;
        for (int i = 1;
                stored.contains(UNET + "input_blocks." + i + ".0.op.weight")
                        || stored.contains(UNET + "input_blocks." + i + ".0.in_layers.0.weight");
                i++) {
            String block = "input_blocks." + i + ".";
            if (stored.contains(UNET + block + "0.op.weight")) {
                places.put(block + "0.", "down_blocks." + level + ".downsamplers.0.");
                level++;
                layer = 0;
            } else {
                places.put(block + "0.", "down_blocks." + level + ".resnets." + layer + ".");
                places.put(block + "1.", "down_blocks." + level + ".attentions." + layer + ".");
                layer++;
            }
        }
        level = 0;
        layer = 0;
        for (int i = 0; stored.contains(UNET + "output_blocks." + i + ".0.in_layers.0.weight"); i++) {
            String block = "output_blocks." + i + ".";
            places.put(block + "0.", "up_blocks." + level + ".resnets." + layer + ".");
            boolean ends = false;
            for (int j = 1; j <= 2; j++) {
                boolean upsample = stored.contains(UNET + block + j + ".conv.weight");
                places.put(
                        block + j + ".",
                        upsample
                                ? "up_blocks." + level + ".upsamplers.0."
                                : "up_blocks." + level + ".attentions." + layer + ".");
                ends |= upsample;
            }
            level += ends ? 1 : 0;
            layer = ends ? 0 : layer + 1;
        }
        return places;
    }

    /** The autoencoder of a single file, of a published autoencoder file, or of a diffusers folder of any age. */
    static Map<String, String> autoencoder(Set<String> stored) {
        String prefix = stored.stream().anyMatch(name -> name.startsWith(AUTOENCODER)) ? AUTOENCODER : "";
        int levels = 1
                + stored.stream()
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> LEVEL.matcher(name.substring(prefix.length())))
                        .filter(Matcher::matches)
                        .mapToInt(level -> Integer.parseInt(level.group(2)))
                        .max()
                        .orElse(0);
        return mapped(stored, prefix, name -> {
            if (!name.startsWith("encoder.") && !name.startsWith("decoder.") && !name.contains("quant_conv.")) {
                return Optional.empty();
            }
            String diffusers = name;
            Matcher level = LEVEL.matcher(name);
            if (level.matches()) {
                int number = Integer.parseInt(level.group(2));
                boolean up = level.group(1).endsWith("up");
                diffusers = level.group(1) + "_blocks." + (up ? levels - 1 - number : number) + "."
                        + level.group(3)
                                .replaceFirst("^block\\.", "resnets.")
                                .replaceFirst("^(down|up)sample\\.", "$1samplers.0.");
            }
            for (Map.Entry<String, String> part : AUTOENCODER_PARTS) {
                diffusers = diffusers.replace(part.getKey(), part.getValue());
            }
            return Optional.of(diffusers);
        });
    }

    /** The text encoder of a single file of the SD 1.x family. */
    static Map<String, String> clipText(Set<String> stored) {
        // Files from before transformers 4.31 left "text_model." out.
        return mapped(stored, TEXT, name -> Optional.of(name.startsWith("text_model.") ? name : "text_model." + name));
    }

    /** The weights of a folder, which have the right names already. */
    static Map<String, String> same(Set<String> stored) {
        return mapped(stored, "", Optional::of);
    }

    private static Map<String, String> mapped(
            Set<String> stored, String prefix, Function<String, Optional<String>> toDiffusers) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : stored) {
            if (name.startsWith(prefix) && !ignored(name)) {
                String diffusers =
                        toDiffusers.apply(name.substring(prefix.length())).orElse(name);
                String other = names.put(diffusers, name);
                if (other != null) {
                    throw new ModelException("The file holds " + other + " and " + name
                            + ", which are the same weight under two names.");
                }
            }
        }
        return names;
    }
}
