package dev.darkroom.workflow;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** Whether a node of a document takes part in a run. Written as {@code "mode"}, which a node that runs does not have. */
public enum Mode {
    /** It does. */
    RUN(""),
    /** Neither it nor anything that reads it, directly or through others, is run. */
    MUTE("mute"),
    /** It is not run: who reads one of its outputs gets what goes into its input of the same type. See {@link Bypass}. */
    BYPASS("bypass");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /** As documents write it. */
    public String word() {
        return word;
    }

    /** In lower case, as in JSON. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode that a document writes so; a node that runs writes none. */
    static Optional<Mode> of(String word) {
        return word.equals(MUTE.word)
                ? Optional.of(MUTE)
                : word.equals(BYPASS.word) ? Optional.of(BYPASS) : Optional.empty();
    }
}
