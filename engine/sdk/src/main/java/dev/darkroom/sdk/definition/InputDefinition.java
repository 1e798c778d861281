package dev.darkroom.sdk.definition;

import java.util.List;
import java.util.Optional;

/**
 * An input port.
 *
 * @param doc help text, from the record's Javadoc
 * @param lazy computed only when the node asks
 * @param optional may be left out although there is no default
 * @param defaultValue a Boolean, Long, Double or String
 * @param min least value of a number
 * @param max greatest value of a number
 * @param step of the editor's control
 * @param choices the fixed values, when there are any
 * @param choicesFrom the {@link dev.darkroom.sdk.Library} list that gives the values
 * @param shownWhen the input and its values at which this one matters
 * @param rowHeight height of its row in the editor at zoom 1, in pixels
 */
public record InputDefinition(
        String name,
        ValueType type,
        String doc,
        boolean lazy,
        boolean optional,
        boolean multiline,
        boolean seed,
        Optional<Object> defaultValue,
        Optional<Double> min,
        Optional<Double> max,
        Optional<Double> step,
        List<String> choices,
        Optional<String> choicesFrom,
        Optional<Condition> shownWhen,
        int rowHeight) {

    public InputDefinition {
        choices = List.copyOf(choices);
    }

    /** Whether a workflow must give it. */
    public boolean required() {
        return !optional && defaultValue.isEmpty();
    }

    /** Matters only when {@code port} has one of {@code values}. */
    public record Condition(String port, List<String> values) {
        public Condition {
            values = List.copyOf(values);
        }
    }
}
