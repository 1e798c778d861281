package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One interface input out of the inner ports to which it leads: it takes what all of them take. */
final class InputMerge {
    private final String name;
    private @Nullable InputDefinition first;
    private @Nullable ValueType type;
    private boolean required;
    private boolean lazy = true;
    private double min = Double.NEGATIVE_INFINITY;
    private double max = Double.POSITIVE_INFINITY;
    private @Nullable List<String> choices;

    InputMerge(String name) {
        this.name = name;
    }

    /**
     * Adds a target.
     *
     * @param given whether the inside gives it a value that stands when the outside gives none
     * @return whether its type goes with those before
     */
    boolean add(InputDefinition target, boolean given) {
        ValueType narrower = type == null ? target.type() : narrower(type, target.type());
        if (narrower == null) {
            return false;
        }
        type = narrower;
        if (first == null) {
            first = target;
        }
        required |= target.required() && !given;
        lazy &= target.lazy();
        min = Math.max(min, target.min().orElse(Double.NEGATIVE_INFINITY));
        max = Math.min(max, target.max().orElse(Double.POSITIVE_INFINITY));
        if (!target.choices().isEmpty()) {
            List<String> common = new ArrayList<>(choices == null ? target.choices() : choices);
            common.retainAll(target.choices());
            choices = common;
        }
        return true;
    }

    /** The type so far. */
    ValueType type() {
        if (type == null) {
            throw new IllegalStateException("No target was added.");
        }
        return type;
    }

    InputDefinition merged(ValueType whenEmpty) {
        return new InputDefinition(
                name,
                type == null ? whenEmpty : type,
                first == null ? "" : first.doc(),
                lazy,
                !required,
                first != null && first.multiline(),
                first != null && first.seed(),
                Optional.empty(),
                Double.isInfinite(min) ? Optional.empty() : Optional.of(min),
                Double.isInfinite(max) ? Optional.empty() : Optional.of(max),
                first == null ? Optional.empty() : first.step(),
                choices == null ? List.of() : choices,
                first == null ? Optional.empty() : first.choicesFrom(),
                Optional.empty(),
                first == null ? 0 : first.rowHeight());
    }

    /** A whole number is a number and a single value becomes a list of one, but not the other way round. */
    private static @Nullable ValueType narrower(ValueType a, ValueType b) {
        ValueType narrow;
        if (b.name().equals("any") || a.name().equals(b.name())) {
            narrow = a;
        } else if (a.name().equals("any")) {
            narrow = b;
        } else if (a.name().equals("float") && b.name().equals("int")) {
            narrow = b;
        } else if (a.name().equals("int") && b.name().equals("float")) {
            narrow = a;
        } else {
            return null;
        }
        return new ValueType(narrow.name(), narrow.colour(), narrow.shape(), a.list() && b.list());
    }
}
