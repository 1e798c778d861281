package dev.darkroom.server.picture;

/** A file that is no picture, a damaged one, or one too large to be taken apart. Its message is a sentence for people. */
public final class UnreadablePictureException extends Exception {
    public UnreadablePictureException(String message) {
        super(message);
    }

    UnreadablePictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
