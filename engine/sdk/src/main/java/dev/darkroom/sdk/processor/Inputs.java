package dev.darkroom.sdk.processor;

import dev.darkroom.sdk.Choices;
import dev.darkroom.sdk.Multiline;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.Seed;
import dev.darkroom.sdk.ShownWhen;
import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.InputDefinition.Condition;
import dev.darkroom.sdk.definition.RowHeight;
import dev.darkroom.sdk.definition.ValueType;
import dev.darkroom.sdk.processor.PortTypes.Carried;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.RecordComponentElement;

/** Reads one component of a record of inputs. */
final class Inputs {

    private Inputs() {}

    static InputDefinition read(RecordComponentElement port, String doc) throws Mistake {
        Carried carried = PortTypes.read(port, port.asType());
        boolean multiline = port.getAnnotation(Multiline.class) != null;
        boolean seed = port.getAnnotation(Seed.class) != null;
        if (multiline && !carried.is(ValueType.STRING)) {
            throw misplaced(port, "@Multiline", "a String", carried);
        }
        if (seed && !carried.is(ValueType.INT)) {
            throw misplaced(port, "@Seed", "an int or long", carried);
        }
        List<String> choices = choices(port, carried);
        Bounds bounds = Bounds.read(port, carried);
        Optional<Object> defaultValue = Defaults.read(port, carried, bounds, choices);
        Choices from = port.getAnnotation(Choices.class);
        boolean widget = carried.type().literal() && !carried.type().list();
        return new InputDefinition(
                port.getSimpleName().toString(),
                carried.type(),
                doc,
                carried.lazy(),
                carried.optional(),
                multiline,
                seed,
                defaultValue,
                bounds.min(),
                bounds.max(),
                bounds.step(),
                choices,
                from == null || from.from().isEmpty() ? Optional.empty() : Optional.of(from.from()),
                Optional.ofNullable(port.getAnnotation(ShownWhen.class))
                        .map(s -> new Condition(s.port(), List.of(s.values()))),
                multiline ? RowHeight.MULTILINE : widget ? RowHeight.WIDGET : RowHeight.SOCKET);
    }

    /** Checks that a condition names another input and values which that input can have. */
    static void checkCondition(RecordComponentElement port, InputDefinition input, List<InputDefinition> all)
            throws Mistake {
        Condition condition = input.shownWhen().orElseThrow();
        List<String> others = all.stream()
                .map(InputDefinition::name)
                .filter(n -> !n.equals(input.name()))
                .toList();
        InputDefinition other = all.stream()
                .filter(i -> i.name().equals(condition.port()) && others.contains(i.name()))
                .findFirst()
                .orElseThrow(() -> new Mistake(
                        port,
                        "@ShownWhen names the port \"" + condition.port() + "\", but the other inputs are "
                                + String.join(", ", others) + "; name one of these."));
        List<String> possible = other.type().equals(ValueType.BOOLEAN) ? List.of("true", "false") : other.choices();
        if (possible.isEmpty() && other.choicesFrom().isEmpty()) {
            throw new Mistake(
                    port,
                    "@ShownWhen names the port \"" + other.name() + "\" of type "
                            + other.type().name() + ", but only a boolean or an input with choices can show and hide"
                            + " others; name such an input.");
        }
        if (condition.values().isEmpty()) {
            throw new Mistake(port, "@ShownWhen has no values, so the input is never shown; write at least one.");
        }
        for (String value : condition.values()) {
            if (!possible.isEmpty() && !possible.contains(value)) {
                throw new Mistake(
                        port,
                        "@ShownWhen names the value \"" + value + "\", but \"" + other.name() + "\" can be "
                                + String.join(", ", possible) + "; name some of these.");
            }
        }
    }

    static Mistake misplaced(RecordComponentElement port, String annotation, String expected, Carried found) {
        return new Mistake(
                port,
                annotation + " stands on a port of type " + name(found.type()) + ", but belongs on " + expected
                        + "; remove it or change the type.");
    }

    static String name(ValueType type) {
        return type.list() ? "list of " + type.name() : type.name();
    }

    private static List<String> choices(RecordComponentElement port, Carried carried) throws Mistake {
        Choices choices = port.getAnnotation(Choices.class);
        if (choices == null) {
            return carried.choices();
        }
        if (!carried.is(ValueType.STRING)) {
            throw misplaced(port, "@Choices", "a String", carried);
        }
        List<String> values = List.of(choices.value());
        if (values.isEmpty() == choices.from().isEmpty()) {
            String found = values.isEmpty()
                    ? "neither values nor a list"
                    : "both values and the list \"" + choices.from() + "\"";
            throw new Mistake(
                    port,
                    "@Choices gives " + found
                            + ", but one is expected; write @Choices({...}) or @Choices(from = ...).");
        }
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (value.isBlank() || !seen.add(value)) {
                throw new Mistake(
                        port,
                        (value.isBlank()
                                        ? "@Choices has a blank value"
                                        : "@Choices has the value \"" + value + "\" twice")
                                + ", but each value is one that people can tell from the others; remove it.");
            }
        }
        return values;
    }

    /** The bounds of a number. */
    record Bounds(Optional<Double> min, Optional<Double> max, Optional<Double> step) {
        static Bounds read(RecordComponentElement port, Carried carried) throws Mistake {
            Range range = port.getAnnotation(Range.class);
            if (range != null && !carried.number()) {
                throw misplaced(port, "@Range", "a number", carried);
            }
            double min = range == null ? Double.NEGATIVE_INFINITY : range.min();
            double max = range == null ? Double.POSITIVE_INFINITY : range.max();
            double step = range == null ? 0 : range.step();
            if (min > max || Double.isNaN(min) || Double.isNaN(max)) {
                throw new Mistake(
                        port,
                        "@Range has the minimum " + Defaults.number(min) + " and the maximum " + Defaults.number(max)
                                + ", but the minimum must not be above the maximum; swap or change them.");
            }
            if (!(step >= 0) || Double.isInfinite(step)) {
                throw new Mistake(
                        port,
                        "@Range has the step " + Defaults.number(step)
                                + ", but a step is above 0, or 0 to leave it to the editor; change it.");
            }
            if (carried.is(ValueType.INT)) {
                for (double bound : new double[] {min, max, step}) {
                    if (!Double.isInfinite(bound) && bound != Math.rint(bound)) {
                        throw new Mistake(
                                port,
                                "@Range has " + Defaults.number(bound)
                                        + ", but the port is an int; write whole numbers or make the port a double.");
                    }
                }
            }
            if (carried.number() && carried.narrow()) {
                min = Math.max(min, Integer.MIN_VALUE);
                max = Math.min(max, Integer.MAX_VALUE);
            }
            return new Bounds(finite(min), finite(max), step == 0 ? Optional.empty() : Optional.of(step));
        }

        boolean allow(double value) {
            return value >= min.orElse(Double.NEGATIVE_INFINITY) && value <= max.orElse(Double.POSITIVE_INFINITY);
        }

        private static Optional<Double> finite(double bound) {
            return Double.isInfinite(bound) ? Optional.empty() : Optional.of(bound);
        }

        @Override
        public String toString() {
            if (max.isEmpty()) {
                return Defaults.number(min.orElse(Double.NEGATIVE_INFINITY)) + " or more";
            }
            return min.isEmpty()
                    ? Defaults.number(max.get()) + " or less"
                    : Defaults.number(min.get()) + " to " + Defaults.number(max.get());
        }
    }
}
