package dev.darkroom.runtime.library;

import org.jspecify.annotations.Nullable;

/** A file could not be saved. The message is one sentence for people; no part of the file is left. */
public final class OutputFailedException extends RuntimeException {
    OutputFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
