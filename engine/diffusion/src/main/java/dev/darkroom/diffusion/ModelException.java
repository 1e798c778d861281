package dev.darkroom.diffusion;

/**
 * A model cannot be used as it is. The message is one sentence meant for the person who chose the model: what is
 * wrong, where, what was expected.
 */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
