package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.darkroom.server.Json;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON schemas of the records that the API speaks in, as {@link Json} writes them. The annotation processor's own say
 * nothing of what is absent, and name constants as Java does.
 */
final class Schemas {
    private final ObjectNode schemas = Json.COMPACT.createObjectNode();
    private final Deque<Class<?>> waiting = new ArrayDeque<>();
    private final Set<Class<?>> seen = new HashSet<>();

    private Schemas() {}

    /** Those of {@code roots} and of all that they are made of, by simple name. */
    static ObjectNode of(List<Class<? extends Record>> roots) {
        Schemas all = new Schemas();
        roots.forEach(all::reference);
        while (!all.waiting.isEmpty()) {
            Class<?> next = all.waiting.remove();
            all.schemas.set(next.getSimpleName(), next.isEnum() ? enumeration(next) : all.record(next));
        }
        return all.schemas;
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode schema = Json.COMPACT.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.COMPACT.createArrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), schema(component.getGenericType()));
            boolean mayBeAbsent = component.getType() == Optional.class
                    || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!mayBeAbsent) {
                required.add(component.getName());
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            JsonProperty named = method.getAnnotation(JsonProperty.class);
            if (named != null && !properties.has(named.value())) {
                properties.set(named.value(), schema(method.getGenericReturnType()));
                required.add(named.value());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode enumeration(Class<?> type) {
        ObjectNode schema = Json.COMPACT.createObjectNode().put("type", "string");
        ArrayNode values = schema.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            values.add(Json.COMPACT.valueToTree(constant));
        }
        return schema;
    }

    private ObjectNode schema(Type type) {
        ObjectNode schema = Json.COMPACT.createObjectNode();
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == Optional.class) {
                return schema(last);
            }
            if (generic.getRawType() == Map.class) {
                schema.put("type", "object").set("additionalProperties", schema(last));
            } else {
                schema.put("type", "array").set("items", schema(last));
            }
            return schema;
        }
        if (type == String.class) {
            return schema.put("type", "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return schema.put("type", "integer");
        }
        if (type == double.class || type == Double.class) {
            return schema.put("type", "number");
        }
        if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (type instanceof Class<?> whole && (whole.isRecord() || whole.isEnum())) {
            return reference(whole);
        }
        return schema;
    }

    private ObjectNode reference(Class<?> type) {
        if (seen.add(type)) {
            waiting.add(type);
        }
        return Json.COMPACT.createObjectNode().put("$ref", "#/components/schemas/" + type.getSimpleName());
    }
}
