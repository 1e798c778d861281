package dev.darkroom.server.http.route;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.server.Json;
import dev.darkroom.workflow.OutputRef;
import dev.darkroom.workflow.Workflow;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON schemas (draft 2020-12) of the records that the API speaks in, as {@link Json} writes them. */
final class Schemas {
    private final ObjectNode schemas = Json.COMPACT.createObjectNode();
    private final Deque<Class<?>> waiting = new ArrayDeque<>();
    private final Map<String, Class<?>> names = new HashMap<>();

    /** Those of all that was asked for and of what they are made of, by simple name. */
    ObjectNode all() {
        while (!waiting.isEmpty()) {
            Class<?> next = waiting.remove();
            schemas.set(
                    next.getSimpleName(),
                    next == Workflow.class ? workflow() : next.isEnum() ? enumeration(next) : record(next));
        }
        return schemas;
    }

    /** Whether a part of a record is always there. */
    static boolean required(RecordComponent component) {
        return component.getType() != Optional.class
                && component.getType() != OptionalInt.class
                && component.getType() != OptionalLong.class
                && component.getType() != OptionalDouble.class
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode schema = Json.COMPACT.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.COMPACT.createArrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            ObjectNode property = of(component.getGenericType());
            describe(property, component.getAccessor());
            JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = named == null || named.value().isEmpty() ? component.getName() : named.value();
            properties.set(name, property);
            if (required(component)) {
                required.add(name);
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            JsonProperty named = method.getAnnotation(JsonProperty.class);
            if (named != null && !properties.has(named.value())) {
                properties.set(named.value(), of(method.getGenericReturnType()));
                required.add(named.value());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static void describe(ObjectNode property, Method accessor) {
        JsonPropertyDescription told = accessor.getAnnotation(JsonPropertyDescription.class);
        if (told != null) {
            property.put("description", told.value());
        }
    }

    private static ObjectNode enumeration(Class<?> type) {
        ObjectNode schema = Json.COMPACT.createObjectNode().put("type", "string");
        ArrayNode values = schema.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            values.add(Json.COMPACT.valueToTree(constant));
        }
        return schema;
    }

    /** Documents are read by the workflow module, which keeps what it does not know. */
    private static ObjectNode workflow() {
        ObjectNode schema = Json.COMPACT.createObjectNode().put("type", "object");
        schema.put(
                "description",
                "A workflow document: nodes by name, their inputs values or links {\"from\": \"node.port\"}.");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("format").put("type", "string");
        properties.putObject("name").put("type", "string");
        ObjectNode node = Json.COMPACT.createObjectNode().put("type", "object");
        ObjectNode parts = node.putObject("properties");
        parts.putObject("type").put("type", "string");
        parts.putObject("version").put("type", "integer");
        parts.putObject("inputs").put("type", "object");
        parts.putObject("ui").put("type", "object");
        properties.putObject("nodes").put("type", "object").set("additionalProperties", node);
        properties.putObject("outputs").put("type", "array").putObject("items").put("type", "string");
        properties.putObject("subgraphs").put("type", "object");
        properties.putObject("requires").put("type", "object");
        return schema;
    }

    /** The schema of a type; a record's or enum's stands once, among {@link #all}. */
    ObjectNode of(Type type) {
        ObjectNode schema = Json.COMPACT.createObjectNode();
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == Optional.class) {
                return of(last);
            }
            if (generic.getRawType() == Map.class) {
                schema.put("type", "object").set("additionalProperties", of(last));
            } else if (List.class.isAssignableFrom((Class<?>) generic.getRawType())) {
                schema.put("type", "array").set("items", of(last));
            } else {
                throw new IllegalStateException("There is no schema for " + type + ".");
            }
            return schema;
        }
        if (type == String.class || type == OutputRef.class) {
            return schema.put("type", "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == OptionalInt.class) {
            return schema.put("type", "integer").put("format", "int32");
        }
        if (type == long.class || type == Long.class || type == OptionalLong.class) {
            return schema.put("type", "integer").put("format", "int64");
        }
        if (type == double.class || type == Double.class || type == OptionalDouble.class) {
            return schema.put("type", "number").put("format", "double");
        }
        if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (type instanceof Class<?> whole && (whole.isRecord() || whole.isEnum())) {
            return reference(whole);
        }
        // Whatever JSON can say: a literal of a workflow.
        return schema;
    }

    private ObjectNode reference(Class<?> type) {
        Class<?> known = names.putIfAbsent(type.getSimpleName(), type);
        if (known == null) {
            waiting.add(type);
        } else if (known != type) {
            throw new IllegalStateException(
                    "Both " + known + " and " + type + " are named " + type.getSimpleName() + ".");
        }
        return Json.COMPACT.createObjectNode().put("$ref", "#/components/schemas/" + type.getSimpleName());
    }
}
