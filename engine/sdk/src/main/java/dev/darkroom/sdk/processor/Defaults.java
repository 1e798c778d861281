package dev.darkroom.sdk.processor;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.definition.ValueType;
import dev.darkroom.sdk.processor.Inputs.Bounds;
import dev.darkroom.sdk.processor.PortTypes.Carried;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.RecordComponentElement;

/** Reads the text of {@link Default} as a value of its port. */
final class Defaults {

    private Defaults() {}

    /** A Boolean, Long, Double or String which the port would accept. */
    static Optional<Object> read(RecordComponentElement port, Carried carried, Bounds bounds, List<String> choices)
            throws Mistake {
        Default annotation = port.getAnnotation(Default.class);
        if (annotation == null) {
            return Optional.empty();
        }
        ValueType type = carried.type();
        if (!type.literal() || type.list()) {
            throw Inputs.misplaced(port, "@Default", "a number, boolean, String or enum", carried);
        }
        if (carried.optional()) {
            throw new Mistake(port, "is Optional and has a @Default, so it would never be empty; keep one of the two.");
        }
        Object value = parse(port, annotation.value(), type);
        if (value instanceof Number number && !bounds.allow(number.doubleValue())) {
            throw new Mistake(
                    port,
                    "the default is " + annotation.value() + ", but the range is " + bounds
                            + "; choose a default within it.");
        }
        if (!choices.isEmpty() && !choices.contains(value)) {
            throw new Mistake(
                    port,
                    "the default is \"" + annotation.value() + "\", but the choices are " + String.join(", ", choices)
                            + "; choose one of these.");
        }
        return Optional.of(value);
    }

    private static Object parse(RecordComponentElement port, String text, ValueType type) throws Mistake {
        try {
            return switch (type.name()) {
                case "int" -> Long.valueOf(text);
                case "float" -> finite(text);
                case "boolean" -> bool(text);
                default -> text;
            };
        } catch (IllegalArgumentException e) {
            String expected =
                    switch (type.name()) {
                        case "int" -> "a whole number";
                        case "float" -> "a number";
                        default -> "true or false";
                    };
            throw new Mistake(
                    port,
                    "the default is \"" + text + "\", but the port takes " + expected + "; write such a default.");
        }
    }

    private static Double finite(String text) {
        double value = Double.parseDouble(text);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    private static Boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    /** A number for people: without a needless {@code .0}. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
