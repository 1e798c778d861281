package dev.darkroom.runtime.replay;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.darkroom.runtime.content.PixelDifference;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of one run beside that of another: of the same node, and there at the same place.
 *
 * @param node that saved it
 * @param number among the files of the node, from 0
 * @param before its name in the earlier run; empty when there was none
 * @param after its name in the later run; empty when there is none
 * @param beforeSha256 of the earlier file
 * @param afterSha256 of the later file
 * @param pixels how far two pictures of one size are from each other, when both are kept and differ
 * @param sentence for people
 */
public record ComparedOutput(
        String node,

        @JsonPropertyDescription("among the files of the node, from 0")
        int number,

        Sameness same,

        @JsonPropertyDescription("its name in the earlier run; absent when there was none")
        Optional<String> before,

        @JsonPropertyDescription("its name in the later run; absent when there is none")
        Optional<String> after,

        Optional<String> beforeSha256,
        Optional<String> afterSha256,

        @JsonPropertyDescription("of two pictures of one size that differ and are both kept")
        Optional<PixelDifference> pixels,

        @JsonPropertyDescription("for people") String sentence) {

    /** How far two files are the same. */
    public enum Sameness {
        /** Byte by byte. */
        BYTES,
        /** They show the same; what they tell of their run is not the same. */
        CONTENT,
        /** They show different things, or there is but one. */
        DIFFERENT,
        /** Their bytes differ, and what the earlier one showed is known no more. */
        UNKNOWN;

        /** In lower case, as in JSON. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
