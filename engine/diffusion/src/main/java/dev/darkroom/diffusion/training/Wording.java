package dev.darkroom.diffusion.training;

import dev.darkroom.tensor.TorchRandom;
import java.util.List;

/**
 * What one batch is told of its captions, all of one number of tokens, since the network knows no padding.
 *
 * <p>A tenth of the batches is told nothing, for classifier-free guidance (Ho and Salimans 2022). Some are told the first
 * token alone, which in a sentence encoder stands for the whole text. These, and some of the others, are told it vaguely:
 * each caption moved a little along the difference of two others of one manner. So the network learns that what lies near
 * a caption means the same, and draws words that no caption had; the encoder puts them near those that it knows
 * (conditioning augmentation, Ho et al. 2021, with noise as the captions themselves vary). How to draw stays certain: two
 * manners differ by a word or two, and half the way between them would say neither.
 *
 * @param tokens of the captions
 * @param seen how many of these the network sees
 */
record Wording(boolean wordless, int tokens, int seen, boolean vague) {
    private static final float WORDLESS = 0.1f;
    private static final float FIRST_TOKEN = 0.15f;
    private static final float VAGUE = 0.2f;
    /** How far a vague caption is moved at the most, as a share of the way from one caption to another. */
    private static final float REACH = 0.5f;

    static Wording draw(CaptionedLatents data, TorchRandom random) {
        float chance = random.uniform(1)[0];
        if (chance < WORDLESS) {
            int none = data.tokens(0);
            return new Wording(true, none, none, false);
        }
        int tokens = data.drawTokens(random);
        boolean first = chance < WORDLESS + FIRST_TOKEN;
        return new Wording(false, tokens, first ? 1 : tokens, chance < WORDLESS + FIRST_TOKEN + VAGUE);
    }

    /** Writes what is seen of a caption, its hidden states token by token. */
    void tell(CaptionedLatents data, int context, TorchRandom random, float[] into, int at) {
        int length = seen * data.contextWidth();
        System.arraycopy(data.context(context), 0, into, at, length);
        if (vague) {
            float reach = REACH * random.uniform(1)[0];
            List<float[]> others = data.drawAlike(random, tokens);
            for (int i = 0; i < length; i++) {
                into[at + i] += reach * (others.get(0)[i] - others.get(1)[i]);
            }
        }
    }
}
