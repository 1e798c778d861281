package dev.darkroom.runtime.run;

import org.jspecify.annotations.Nullable;

/** A text is no run record. Its message says in a sentence what it is or lacks, for people. */
public final class InvalidRecordException extends RuntimeException {

    public InvalidRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
