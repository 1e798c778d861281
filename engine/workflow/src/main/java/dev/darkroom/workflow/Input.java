package dev.darkroom.workflow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a workflow gives to an input port. */
public sealed interface Input {

    /**
     * A value written down.
     *
     * @param value a {@link Boolean}, {@link String}, {@link Long}, {@link BigInteger} (beyond 64 bits) or
     *     {@link BigDecimal}; other numbers are turned into these
     */
    record Literal(Object value) implements Input {
        public Literal {
            value = normal(value);
        }

        private static Object normal(Object value) {
            if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
                return ((Number) value).longValue();
            }
            if (value instanceof Double || value instanceof Float) {
                return normal(new BigDecimal(value.toString()));
            }
            if (value instanceof BigDecimal decimal && decimal.scale() == 0) {
                // It is written without a point, and so read back as a whole number.
                return normal(decimal.unscaledValue());
            }
            if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
                return big.longValue();
            }
            if (value instanceof Boolean
                    || value instanceof String
                    || value instanceof Long
                    || value instanceof BigInteger
                    || value instanceof BigDecimal) {
                return value;
            }
            throw new IllegalArgumentException("A literal is a boolean, number or text, not a "
                    + value.getClass().getSimpleName() + ".");
        }
    }

    /** The value of another node's output: {@code {"from": "node.port"}}. */
    record Link(PortRef from, Extra extra) implements Input {
        public Link(String node, String port) {
            this(new PortRef(node, port), Extra.NONE);
        }
    }

    /** Several values, written as a JSON array: each a {@link Literal}, a {@link Link} or {@link Opaque}. */
    record Items(List<Input> items) implements Input {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** JSON that is neither: kept, and refused by {@link Validation}. */
    record Opaque(JsonNode json) implements Input {}
}
