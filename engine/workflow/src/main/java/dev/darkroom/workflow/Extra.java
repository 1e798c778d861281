package dev.darkroom.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object which this version gives no meaning, and the order in which all its fields were read, so
 * that writing changes nothing that was not edited. Two are equal when their fields are; order does not matter.
 *
 * @param fields kept as they are; not to be changed by callers
 * @param order names of known and unknown fields as read; fields that are not named here are written after these
 */
public record Extra(Map<String, JsonNode> fields, List<String> order) {

    public static final Extra NONE = new Extra(Map.of(), List.of());

    public Extra {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        order = List.copyOf(order);
    }

    public Optional<JsonNode> get(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    public Extra with(String field, JsonNode value) {
        Map<String, JsonNode> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new Extra(changed, order);
    }

    public Extra without(String field) {
        Map<String, JsonNode> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new Extra(changed, order);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Extra extra && fields.equals(extra.fields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fields);
    }
}
