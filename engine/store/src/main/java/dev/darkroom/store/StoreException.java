package dev.darkroom.store;

import org.jspecify.annotations.Nullable;

/** What is kept cannot be read or written; the message is a sentence for people that says what to do. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
