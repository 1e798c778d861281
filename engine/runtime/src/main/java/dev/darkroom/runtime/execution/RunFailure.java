package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.run.RunError;
import org.jspecify.annotations.Nullable;

/** A run cannot go on. */
final class RunFailure extends RuntimeException {
    private final transient RunError error;

    RunFailure(RunError error, @Nullable Throwable cause) {
        super(error.message(), cause);
        this.error = error;
    }

    RunError error() {
        return error;
    }
}
