package dev.darkroom.store;

import org.jspecify.annotations.Nullable;

/** What is kept cannot be read or written; the message is a sentence for people that says what to do. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean full;

    StoreException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    StoreException(String message, @Nullable Throwable cause, boolean full) {
        super(message, cause);
        this.full = full;
    }

    /** Whether it is for want of room on the disk. */
    public boolean isFull() {
        return full;
    }
}
