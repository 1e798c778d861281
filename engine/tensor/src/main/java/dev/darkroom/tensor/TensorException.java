package dev.darkroom.tensor;

/** An operation on tensors that cannot be done, or a weights file that cannot be used; the message is one sentence for the user. */
public final class TensorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed, on what, what was expected
     */
    public TensorException(String message) {
        super(message);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what failed, on what, what was expected
     * @param cause   what libtorch or the file system said
     */
    public TensorException(String message, Throwable cause) {
        super(message, cause);
    }
}
