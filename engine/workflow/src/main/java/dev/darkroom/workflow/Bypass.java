package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.sdk.definition.OutputDefinition;
import dev.darkroom.sdk.definition.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which input of a bypassed node stands in for an output: of those that have the output's type and are given something,
 * the one of the same name; else, for the second output of a type, the second; else the first.
 */
final class Bypass {
    private Bypass() {}

    /**
     * The input that stands in for an output; empty when none can.
     *
     * @param given whether the input has a value or a link; a default counts as given anyway
     */
    static Optional<InputDefinition> of(NodeDefinition definition, String output, Predicate<String> given) {
        Optional<OutputDefinition> wanted = definition.output(output);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        ValueType type = wanted.get().type();
        List<InputDefinition> fit = definition.inputs().stream()
                .filter(input -> same(input.type(), type))
                .filter(input ->
                        given.test(input.name()) || input.defaultValue().isPresent())
                .toList();
        Optional<InputDefinition> namesake =
                fit.stream().filter(input -> input.name().equals(output)).findFirst();
        if (namesake.isPresent() || fit.isEmpty()) {
            return namesake;
        }
        List<String> alike = definition.outputs().stream()
                .filter(other -> same(other.type(), type))
                .map(OutputDefinition::name)
                .toList();
        return Optional.of(fit.get(Math.min(alike.indexOf(output), fit.size() - 1)));
    }

    private static boolean same(ValueType one, ValueType other) {
        return one.name().equals(other.name()) && one.list() == other.list();
    }
}
