package dev.darkroom.runtime.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a run is. */
public enum RunStatus {
    QUEUED(false),
    RUNNING(false),
    SUCCEEDED(true),
    FAILED(true),
    CANCELLED(true),
    /** Its process ended before it did, and it is not tried again. */
    INTERRUPTED(true);

    private final boolean terminal;

    RunStatus(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether nothing changes any more. */
    public boolean terminal() {
        return terminal;
    }

    /** In lower case, as in JSON. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
