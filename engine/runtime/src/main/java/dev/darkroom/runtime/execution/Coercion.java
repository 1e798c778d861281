package dev.darkroom.runtime.execution;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.definition.InputDefinition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Turns a literal or an upstream value into what a port takes, checking what validation could not see. */
final class Coercion {
    private final InputDefinition port;
    private final Class<?> target;

    /** @param target the type that the record's component carries, without Optional, Lazy and List */
    Coercion(InputDefinition port, Class<?> target) {
        this.port = port;
        this.target = target;
    }

    /** @throws InvalidInputException when the value is of another type or beyond the port's bounds */
    Object apply(Object value) {
        if (target == int.class || target == Integer.class) {
            long whole = inBounds(whole(value), value);
            if (whole != (int) whole) {
                throw refused(value, "a whole number of 32 bits");
            }
            return (int) whole;
        }
        if (target == long.class || target == Long.class) {
            return inBounds(whole(value), value);
        }
        if (target == double.class || target == Double.class) {
            return inBounds(number(value), value);
        }
        if (target == float.class || target == Float.class) {
            return (float) inBounds(number(value), value);
        }
        if (target == boolean.class || target == Boolean.class) {
            return exact(value, Boolean.class, "true or false");
        }
        if (target == String.class) {
            return oneOfChoices(
                    value instanceof Enum<?> constant ? kebab(constant) : exact(value, String.class, "a text"));
        }
        if (target.isEnum()) {
            return constant(value);
        }
        if (target == Object.class && value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        if (!target.isInstance(value)) {
            throw refused(value, "a value of type " + port.type().name());
        }
        return value;
    }

    /** How an enum's constant is written in a workflow. */
    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private long whole(Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        try {
            if (value instanceof BigDecimal decimal) {
                return decimal.longValueExact();
            }
            if (value instanceof BigInteger big) {
                return big.longValueExact();
            }
        } catch (ArithmeticException e) {
            throw refused(value, "a whole number of 64 bits");
        }
        throw refused(value, "a whole number");
    }

    private double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw refused(value, "a number");
    }

    private long inBounds(long value, Object given) {
        if (value < port.min().orElse(Double.NEGATIVE_INFINITY)
                || value > port.max().orElse(Double.POSITIVE_INFINITY)) {
            throw refused(given, bounds());
        }
        return value;
    }

    private double inBounds(double value, Object given) {
        boolean inside = value >= port.min().orElse(Double.NEGATIVE_INFINITY)
                && value <= port.max().orElse(Double.POSITIVE_INFINITY);
        if (!inside) {
            throw refused(given, bounds());
        }
        return value;
    }

    private String bounds() {
        if (port.min().isEmpty()) {
            return port.max().map(max -> plain(max) + " or less").orElse("a number");
        }
        return plain(port.min().get())
                + port.max().map(max -> " to " + plain(max)).orElse(" or more");
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private String oneOfChoices(String text) {
        if (!port.choices().isEmpty() && !port.choices().contains(text)) {
            throw refused(text, "one of " + String.join(", ", port.choices()));
        }
        return text;
    }

    private Object constant(Object value) {
        if (target.isInstance(value)) {
            return value;
        }
        String written = value instanceof Enum<?> other ? kebab(other) : String.valueOf(value);
        for (Object constant : target.getEnumConstants()) {
            if (kebab((Enum<?>) constant).equals(written)) {
                return constant;
            }
        }
        throw refused(value, "one of " + String.join(", ", port.choices()));
    }

    private <T> T exact(Object value, Class<T> type, String expected) {
        if (!type.isInstance(value)) {
            throw refused(value, expected);
        }
        return type.cast(value);
    }

    private InvalidInputException refused(Object value, String expected) {
        String shown = value instanceof String text
                ? "\"" + (text.length() > 80 ? text.substring(0, 80) + "..." : text) + "\""
                : value instanceof Number || value instanceof Boolean
                        ? value.toString()
                        : "a " + value.getClass().getSimpleName();
        return new InvalidInputException(
                port.name(), "is " + shown + ", but expected is " + expected + "; change it or what is linked to it.");
    }
}
