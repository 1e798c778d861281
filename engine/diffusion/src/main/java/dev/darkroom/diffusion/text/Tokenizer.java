package dev.darkroom.diffusion.text;

/** Cuts a text into the pieces that a text encoder knows, as numbers. Immutable, safe for several threads. */
public interface Tokenizer {

    /**
     * Returns the token ids of a text, the marks of beginning and end among them. Never fails: what the vocabulary
     * lacks becomes its "unknown" token, and what is too long is cut off before the end mark.
     */
    int[] encode(String text);

    /** The most ids that {@link #encode} returns. */
    int maxLength();
}
