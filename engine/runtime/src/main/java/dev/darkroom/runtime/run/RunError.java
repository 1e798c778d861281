package dev.darkroom.runtime.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a run failed.
 *
 * @param node at which it failed; a node of a subgraph is {@code outer/inner}
 * @param port the input that was refused
 * @param message one sentence for people: what, where, what to do
 */
public record RunError(Kind kind, Optional<String> node, Optional<String> port, String message) {

    /** Whose fault it is. */
    public enum Kind {
        /** An input that can be put right; the same run would fail again. */
        INVALID_INPUT,
        /** A defect of a node or a plugin; details are in the log. */
        DEFECT,
        /** Memory ran out, even after the result cache was emptied. */
        OUT_OF_MEMORY,
        /** A file could not be saved: disk full, folder read only. */
        OUTPUT,
        /** The node gave no sign of life for too long. */
        TIMED_OUT,
        /** Its process ended before it did, more often than it is tried. */
        INTERRUPTED;

        /** In lower case with hyphens, as in JSON. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
