package dev.darkroom.runtime.plugin;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Something that is wrong with a plugin.
 *
 * @param plugin its id, or its file's name when the id is not known
 * @param message one sentence for people: what, and what to do
 */
public record PluginProblem(String plugin, Severity severity, String message) {

    /** What comes of it. */
    public enum Severity {
        /** The plugin, or one of its node types, cannot be used. */
        ERROR,
        /** It is used nevertheless. */
        WARNING;

        /** In lower case, as in JSON. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
