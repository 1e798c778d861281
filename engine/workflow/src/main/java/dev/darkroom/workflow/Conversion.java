package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.ValueType;
import java.util.Optional;

/** How a value gets from a port of one type to a port of another without a node between them. */
public enum Conversion {
    /** As it is. */
    SAME,
    /** A whole number becomes a number. */
    WIDEN,
    /** The node runs once for each element, and its outputs become lists. */
    MAP,
    /** A single value becomes a list of one. */
    WRAP;

    /**
     * The conversion of a link; a list of whole numbers into a single number is {@link #MAP}, each element being widened.
     *
     * @return empty when the types do not go together
     */
    public static Optional<Conversion> between(ValueType from, ValueType to) {
        boolean same = from.name().equals(to.name())
                || from.name().equals("any")
                || to.name().equals("any")
                || (textual(from) && textual(to));
        boolean widens = from.name().equals("int") && to.name().equals("float");
        if (!same && !widens) {
            return Optional.empty();
        }
        if (from.list() != to.list()) {
            return Optional.of(from.list() ? MAP : WRAP);
        }
        return Optional.of(same ? SAME : WIDEN);
    }

    /** A choice is a text of which only some are taken; which, is seen when the value is there. */
    private static boolean textual(ValueType type) {
        return type.name().equals("string") || type.name().equals("choice");
    }
}
