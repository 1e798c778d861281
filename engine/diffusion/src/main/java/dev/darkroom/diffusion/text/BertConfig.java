package dev.darkroom.diffusion.text;

import dev.darkroom.diffusion.ModelConfig;

/**
 * The shape of a BERT.
 *
 * @param vocabulary number of tokens
 * @param width of a hidden state
 * @param layers number of transformer blocks
 * @param heads of attention; they divide the width
 * @param feedForwardWidth of the layer between
 * @param positions most tokens of a text
 * @param normEps added to the variance in layer normalisation
 * @param sentence whether the mean of a text's states stands before them, as a token of its own: in sentence encoders it is
 *     what brings words of one meaning together, which single tokens do far less
 */
record BertConfig(
        int vocabulary,
        int width,
        int layers,
        int heads,
        int feedForwardWidth,
        int positions,
        double normEps,
        boolean sentence) {

    /** Reads a {@code config.json}; what it leaves out is as in all-MiniLM-L6-v2. */
    static BertConfig read(ModelConfig config) {
        config.mustBe("hidden_act", "gelu");
        config.mustBe("position_embedding_type", "absolute");
        int width = config.integer("hidden_size", 384);
        int heads = config.integer("num_attention_heads", 12);
        int layers = config.integer("num_hidden_layers", 6);
        if (width < 1 || heads < 1 || width % heads != 0) {
            throw config.wrong("num_attention_heads", "a divisor of hidden_size " + width);
        }
        if (layers < 1 || layers > 100) {
            throw config.wrong("num_hidden_layers", "1 to 100");
        }
        return new BertConfig(
                config.integer("vocab_size", 30_522),
                width,
                layers,
                heads,
                config.integer("intermediate_size", 1536),
                config.integer("max_position_embeddings", 512),
                config.number("layer_norm_eps", 1e-12),
                config.flag("darkroom_sentence_token", false));
    }
}
