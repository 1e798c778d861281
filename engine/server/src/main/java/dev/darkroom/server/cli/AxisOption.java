package dev.darkroom.server.cli;

import dev.darkroom.server.Json;
import dev.darkroom.store.Sweep;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An axis as people type it: {@code denoise.guidanceScale=1,3,5}, or with a JSON list for texts that hold commas. */
final class AxisOption implements ITypeConverter<Sweep.Axis> {
    private static final String NUMBER = "-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,17})?";

    @Override
    public Sweep.Axis convert(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new TypeConversionException(
                    "\"" + text + "\" is no axis; write one such as denoise.guidanceScale=1,3,5 or seed=1,2,3");
        }
        String input = text.substring(0, equals);
        String values = text.substring(equals + 1);
        return new Sweep.Axis(input, values.startsWith("[") ? list(input, values) : parted(values));
    }

    private static List<JsonNode> parted(String values) {
        List<JsonNode> parts = new ArrayList<>();
        for (String part : values.split(",", -1)) {
            parts.add(value(part.strip()));
        }
        return parts;
    }

    private static JsonNode value(String text) {
        if (text.matches(NUMBER)) {
            return Json.COMPACT.readTree(text);
        }
        return text.equals("true") || text.equals("false")
                ? JsonNodeFactory.instance.booleanNode(text.equals("true"))
                : JsonNodeFactory.instance.stringNode(text);
    }

    private static List<JsonNode> list(String input, String values) {
        try {
            JsonNode list = Json.COMPACT.readTree(values);
            if (list.isArray()) {
                return list.valueStream().toList();
            }
        } catch (JacksonException e) {
            // Told below.
        }
        throw new TypeConversionException("the values of " + input
                + " begin like a JSON list but are none; write for example " + input + "=[\"a, b\",\"c\"]");
    }
}
