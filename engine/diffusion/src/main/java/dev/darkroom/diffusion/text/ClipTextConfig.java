package dev.darkroom.diffusion.text;

import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.ModelException;
import java.util.Optional;

/**
 * The shape of a {@link ClipTextModel}, as a {@code text_encoder/config.json} gives it.
 *
 * @param vocabulary number of tokens it knows
 * @param positions longest token sequence, 77 in the published ones
 * @param width of the hidden states
 * @param feedForwardWidth of the hidden layer of each feed-forward part
 * @param layers transformer blocks
 * @param heads of each attention
 * @param activation of the feed-forward parts
 * @param normEps added to the variance in layer normalisations
 * @param endToken id of the token that ends a text; its hidden state stands for the whole text
 * @param projectionWidth of the pooled vector's projection, when the model has one (SDXL's second encoder)
 */
public record ClipTextConfig(
        int vocabulary,
        int positions,
        int width,
        int feedForwardWidth,
        int layers,
        int heads,
        Activation activation,
        double normEps,
        int endToken,
        Optional<Integer> projectionWidth) {

    /** The non-linearity of the feed-forward parts. */
    public enum Activation {
        /** {@code x sigmoid(1.702 x)}: OpenAI's CLIP. */
        QUICK_GELU,
        /** {@code x Phi(x)}: OpenCLIP. */
        GELU
    }

    /**
     * Reads the configuration.
     *
     * @throws ModelException when a field is missing, of the wrong kind, or asks for something that is not built
     */
    public static ClipTextConfig of(ModelConfig config) {
        int width = config.integer("hidden_size");
        int heads = config.integer("num_attention_heads");
        if (heads < 1 || width % heads != 0) {
            throw config.wrong("num_attention_heads", "a divisor of \"hidden_size\" (" + width + ")");
        }
        Activation activation =
                switch (config.text("hidden_act").orElse("quick_gelu")) {
                    case "quick_gelu" -> Activation.QUICK_GELU;
                    case "gelu" -> Activation.GELU;
                    default -> throw config.wrong("hidden_act", "\"quick_gelu\" or \"gelu\"");
                };
        boolean projects = config.texts("architectures").contains("CLIPTextModelWithProjection");
        return new ClipTextConfig(
                config.integer("vocab_size", 49408),
                config.integer("max_position_embeddings", 77),
                width,
                config.integer("intermediate_size"),
                config.integer("num_hidden_layers"),
                heads,
                activation,
                config.number("layer_norm_eps", 1e-5),
                config.integer("eos_token_id", 49407),
                projects ? Optional.of(config.integer("projection_dim")) : Optional.empty());
    }
}
