package dev.darkroom.sdk.port;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A text as a denoiser sees it: {@code [tokens, width]} hidden states for cross-attention and, for networks that want
 * one (SDXL), a pooled vector. Immutable.
 */
@PortType(name = "conditioning", colour = "#ffb74d")
public final class Conditioning implements Sized {
    private final String text;
    private final int tokens;
    private final int width;
    private final float[] states;
    private final float[] pooled;

    private Conditioning(String text, int tokens, int width, float[] states, float[] pooled) {
        this.text = text;
        this.tokens = tokens;
        this.width = width;
        this.states = states;
        this.pooled = pooled;
    }

    /**
     * Makes a conditioning of arrays which the caller hands over.
     *
     * @param text the prompt, for people
     * @param states {@code tokens * width} values
     * @param pooled one vector, or of length 0 when the network wants none
     */
    public static Conditioning of(String text, int tokens, int width, float[] states, float[] pooled) {
        if (states.length != (long) tokens * width || tokens < 1) {
            throw new IllegalArgumentException(
                    "[" + tokens + ", " + width + "] needs " + (long) tokens * width + " values, not " + states.length);
        }
        return new Conditioning(text, tokens, width, states, pooled);
    }

    public String text() {
        return text;
    }

    public int tokens() {
        return tokens;
    }

    public int width() {
        return width;
    }

    /** Hidden states, token by token, read only; not copied. */
    public FloatBuffer states() {
        return FloatBuffer.wrap(states).asReadOnlyBuffer();
    }

    /** The pooled vector, read only; empty when there is none. */
    public FloatBuffer pooled() {
        return FloatBuffer.wrap(pooled).asReadOnlyBuffer();
    }

    @Override
    public long bytes() {
        return 4L * (states.length + pooled.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Conditioning c
                && c.width == width
                && Arrays.equals(c.states, states)
                && Arrays.equals(c.pooled, pooled);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(states);
    }

    @Override
    public String toString() {
        return "Conditioning [" + tokens + ", " + width + "] of \"" + text + "\"";
    }
}
