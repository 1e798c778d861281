package dev.darkroom.runtime.execution;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Lazy;
import dev.darkroom.sdk.definition.InputDefinition;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One component of a record of inputs: which of Optional, Lazy and List stand around what it carries, and in which order. */
final class PortBinding {
    private enum Wrapper {
        OPTIONAL,
        LAZY,
        LIST
    }

    private final InputDefinition definition;
    private final List<Wrapper> wrappers;
    private final Coercion coercion;

    private PortBinding(InputDefinition definition, List<Wrapper> wrappers, Class<?> carried) {
        this.definition = definition;
        this.wrappers = wrappers;
        this.coercion = new Coercion(definition, carried);
    }

    static PortBinding of(RecordComponent component, InputDefinition definition) {
        List<Wrapper> wrappers = new ArrayList<>();
        Type type = component.getGenericType();
        while (type instanceof ParameterizedType parameterized) {
            Type raw = parameterized.getRawType();
            if (raw == Optional.class) {
                wrappers.add(Wrapper.OPTIONAL);
            } else if (raw == Lazy.class) {
                wrappers.add(Wrapper.LAZY);
            } else if (raw == List.class) {
                wrappers.add(Wrapper.LIST);
            } else {
                return new PortBinding(definition, wrappers, (Class<?>) raw);
            }
            type = parameterized.getActualTypeArguments()[0];
        }
        return new PortBinding(definition, wrappers, type instanceof Class<?> plain ? plain : Object.class);
    }

    InputDefinition definition() {
        return definition;
    }

    /**
     * The component's value.
     *
     * @param given what the workflow gives, asked once at most; null when it gives nothing
     */
    Object bind(@Nullable Supplier<Object> given) {
        return bind(0, given);
    }

    private Object bind(int depth, @Nullable Supplier<Object> given) {
        Wrapper wrapper = depth < wrappers.size() ? wrappers.get(depth) : null;
        if (wrapper == Wrapper.OPTIONAL) {
            return given == null && definition.defaultValue().isEmpty()
                    ? Optional.empty()
                    : Optional.of(bind(depth + 1, given));
        }
        if (wrapper == Wrapper.LAZY) {
            return new Once(() -> bind(depth + 1, given));
        }
        Object value = given == null ? written() : given.get();
        if (wrapper != Wrapper.LIST) {
            return coercion.apply(value);
        }
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        List<Object> coerced = new ArrayList<>(items.size());
        for (Object item : items) {
            coerced.add(coercion.apply(item));
        }
        return List.copyOf(coerced);
    }

    private Object written() {
        return definition
                .defaultValue()
                .orElseThrow(
                        () -> new InvalidInputException(definition.name(), "is missing; give it a value or a link."));
    }

    /** Computes on the first call, once, whoever calls. */
    private static final class Once implements Lazy<Object> {
        private @Nullable Supplier<Object> source;
        private @Nullable Object value;

        Once(Supplier<Object> source) {
            this.source = source;
        }

        @Override
        public synchronized Object get() {
            Supplier<Object> pending = source;
            if (pending != null) {
                value = pending.get();
                source = null;
            }
            if (value == null) {
                throw new IllegalStateException("A lazy input without a value.");
            }
            return value;
        }
    }
}
