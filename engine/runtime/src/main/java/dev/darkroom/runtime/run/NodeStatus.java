package dev.darkroom.runtime.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a node in a run. */
public enum NodeStatus {
    /** It has not had its turn. */
    WAITING,
    RUNNING,
    /** It was computed in this run. */
    RAN,
    /** Its result was there already. */
    CACHED,
    /** Nothing asked for it. */
    SKIPPED,
    FAILED,
    CANCELLED;

    /** In lower case, as in JSON. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
