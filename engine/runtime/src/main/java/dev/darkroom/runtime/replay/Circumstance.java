package dev.darkroom.runtime.replay;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that was not as before and may be why something else came out.
 *
 * @param name of what is not as before: an input, a model, a file, a plugin
 * @param before empty when it was not there
 * @param after empty when it is no more
 * @param sentence for people
 */
public record Circumstance(
        Matter kind,

        @JsonPropertyDescription("of what is not as before: an input, a model, a file, a plugin")
        String name,

        @JsonPropertyDescription("absent when it was not there")
        Optional<String> before,

        @JsonPropertyDescription("absent when it is no more")
        Optional<String> after,

        @JsonPropertyDescription("for people") String sentence) {

    /** What it is, those that change most first. */
    public enum Matter {
        SEED,
        DOCUMENT,
        MODEL,
        INPUT,
        PLUGIN,
        ENGINE,
        DEVICE,
        MACHINE;

        /** Whether the result may follow it: a device or machine should make no difference. */
        public boolean matters() {
            return this != DEVICE && this != MACHINE;
        }

        /** In lower case, as in JSON. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
