package dev.darkroom.runtime.execution;

import dev.darkroom.sdk.port.Sized;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the engine must know of values that it hands around. */
final class Values {
    /** A reference, a header and a few fields; what a small record or number takes. */
    private static final long SMALL = 64;

    private Values() {}

    /** Visits the closeable things in a value: itself, or those in a list or {@link Optional}. */
    static void closeables(@Nullable Object value, Consumer<AutoCloseable> visitor) {
        if (value instanceof AutoCloseable closeable) {
            visitor.accept(closeable);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> closeables(item, visitor));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(item -> closeables(item, visitor));
        }
    }

    /** Bytes that a value holds: as it says, or a guess. */
    static long bytes(@Nullable Object value) {
        if (value instanceof Sized sized) {
            return Math.max(SMALL, sized.bytes());
        }
        if (value instanceof String text) {
            return SMALL + 2L * text.length();
        }
        if (value instanceof List<?> list) {
            long sum = SMALL;
            for (Object item : list) {
                sum += bytes(item);
            }
            return sum;
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Values::bytes).orElse(SMALL);
        }
        if (value instanceof float[] array) {
            return SMALL + 4L * array.length;
        }
        if (value instanceof double[] array) {
            return SMALL + 8L * array.length;
        }
        if (value instanceof byte[] array) {
            return SMALL + array.length;
        }
        return SMALL;
    }
}
