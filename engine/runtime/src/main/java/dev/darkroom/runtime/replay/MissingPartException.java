package dev.darkroom.runtime.replay;

/** A model or file that a replay needs is nowhere. The message is a sentence for people that says what to do. */
public final class MissingPartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingPartException(String message) {
        super(message);
    }
}
