package dev.darkroom.sdk.test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Values by identity, since two equal resources are still two. */
final class Identity {

    private Identity() {}

    static boolean contains(Collection<?> values, Object value) {
        return values.stream().anyMatch(v -> v == value);
    }

    /** The values of a record's components, those within lists and optionals too. */
    static List<Object> valuesOf(Record ports) {
        List<Object> values = new ArrayList<>();
        for (var component : ports.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(ports);
                if (value == null) {
                    throw new AssertionError("the port \"" + component.getName() + "\" of " + ports
                            + " is null; a port that" + " may be missing is an Optional");
                }
                collect(value, values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return values;
    }

    private static void collect(Object value, List<Object> values) {
        if (value instanceof List<?> list) {
            list.forEach(v -> collect(v, values));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(v -> collect(v, values));
        } else {
            values.add(value);
        }
    }
}
