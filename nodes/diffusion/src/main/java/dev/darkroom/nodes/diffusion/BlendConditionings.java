package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Conditioning;
import java.nio.FloatBuffer;

/**
 * A prompt on the way from one to another. Hidden states are mixed token by token; the shorter prompt's last state, which
 * stands for its end, is repeated.
 */
@NodeType(id = "darkroom.blend-conditionings", category = "diffusion/text")
public final class BlendConditionings implements Node<BlendConditionings.In, BlendConditionings.Out> {

    /**
     * @param first words at the amount 0
     * @param second words at the amount 1, of the same text encoder
     * @param amount how far on the way
     */
    public record In(
            Conditioning first,
            Conditioning second,

            @Range(min = 0, max = 1, step = 0.05) @Default("0.5")
            double amount) {}

    /** @param conditioning words between both */
    public record Out(Conditioning conditioning) {}

    @Override
    public Out run(In in, NodeContext context) {
        Conditioning first = in.first();
        Conditioning second = in.second();
        if (first.width() != second.width()
                || first.pooled().remaining() != second.pooled().remaining()) {
            throw new InvalidInputException(
                    "second",
                    "the text was encoded to states of width " + second.width() + ", but the first to " + first.width()
                            + "; take both from one text encoder.");
        }
        // At the ends it is the prompt itself, with as many tokens as it has.
        if (in.amount() == 0 || in.amount() == 1) {
            return new Out(in.amount() == 0 ? first : second);
        }
        int tokens = Math.max(first.tokens(), second.tokens());
        int width = first.width();
        float[] states = new float[tokens * width];
        for (int token = 0; token < tokens; token++) {
            for (int i = 0; i < width; i++) {
                states[token * width + i] = mix(at(first, token, i), at(second, token, i), in.amount());
            }
        }
        FloatBuffer pooled = first.pooled();
        float[] summary = new float[pooled.remaining()];
        for (int i = 0; i < summary.length; i++) {
            summary[i] = mix(pooled.get(i), second.pooled().get(i), in.amount());
        }
        String text = first.text() + " > " + second.text();
        return new Out(Conditioning.of(text, tokens, width, states, summary));
    }

    private static float at(Conditioning words, int token, int i) {
        return words.states().get(Math.min(token, words.tokens() - 1) * words.width() + i);
    }

    private static float mix(float a, float b, double amount) {
        return (float) ((1 - amount) * a + amount * b);
    }
}
