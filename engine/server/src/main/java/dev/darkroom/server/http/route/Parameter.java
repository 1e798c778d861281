package dev.darkroom.server.http.route;

import dev.darkroom.server.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value in the address or the headers of a request.
 *
 * @param description what it is, for people
 * @param schema of the text
 * @param fallback the value when it is not sent; empty for one that may be absent, and for those in the path
 * @param reader from text; empty when the text is no such value
 */
public record Parameter<T>(
        Place place,
        String name,
        String description,
        ObjectNode schema,
        Optional<T> fallback,
        Function<String, Optional<T>> reader) {

    /** Where it stands. */
    public enum Place {
        PATH,
        QUERY,
        HEADER
    }

    /** A part of the path: always there. */
    public static Parameter<String> path(String name, String description) {
        return new Parameter<>(Place.PATH, name, description, type("string"), Optional.empty(), Optional::of);
    }

    /** A text after the question mark. */
    public static Parameter<String> query(String name, String description) {
        return new Parameter<>(Place.QUERY, name, description, type("string"), Optional.empty(), Optional::of);
    }

    /** One of a few words. */
    public static Parameter<String> choice(String name, String description, List<String> choices) {
        ObjectNode schema = type("string");
        choices.forEach(schema.putArray("enum")::add);
        return new Parameter<>(
                Place.QUERY,
                name,
                description,
                schema,
                Optional.empty(),
                text -> choices.contains(text) ? Optional.of(text) : Optional.empty());
    }

    /** One of a few whole numbers. */
    public static Parameter<Long> oneOf(String name, String description, List<Long> choices) {
        ObjectNode schema = type("integer").put("format", "int64");
        choices.forEach(schema.putArray("enum")::add);
        return new Parameter<>(Place.QUERY, name, description, schema, Optional.empty(), text -> number(text)
                .filter(choices::contains));
    }

    /** A whole number in a range, which may be absent. */
    public static Parameter<Long> number(Place place, String name, String description, long min, long max) {
        ObjectNode schema = type("integer").put("format", "int64").put("minimum", min);
        if (max != Long.MAX_VALUE) {
            schema.put("maximum", max);
        }
        return new Parameter<>(place, name, description, schema, Optional.empty(), text -> number(text)
                .filter(n -> n >= min && n <= max));
    }

    /** This, with a value for when it is not sent. */
    public Parameter<T> orElse(T value) {
        ObjectNode schema = schema().deepCopy();
        schema.set("default", Json.COMPACT.valueToTree(value));
        return new Parameter<>(place, name, description, schema, Optional.of(value), reader);
    }

    /** A request header. */
    public static Parameter<String> header(String name, String description) {
        return new Parameter<>(Place.HEADER, name, description, type("string"), Optional.empty(), Optional::of);
    }

    private static Optional<Long> number(String text) {
        return text.matches("-?[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static ObjectNode type(String type) {
        return Json.COMPACT.createObjectNode().put("type", type);
    }
}
