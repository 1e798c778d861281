package dev.darkroom.sdk.processor;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.sdk.definition.OutputDefinition;
import dev.darkroom.sdk.definition.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a definition as JSON, in the form that {@link dev.darkroom.sdk.definition} describes. By hand, since a library
 * here would come onto the compiler's path of every plugin.
 */
final class DefinitionJson {

    private DefinitionJson() {}

    static String write(NodeDefinition node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", node.type());
        json.put("version", node.version());
        json.put("title", node.title());
        json.put("category", node.category());
        json.put("doc", node.doc());
        json.put("className", node.className());
        json.put("aliases", node.aliases());
        json.put("output", node.output());
        json.put("device", node.device());
        json.put("inputs", node.inputs().stream().map(DefinitionJson::input).toList());
        json.put("outputs", node.outputs().stream().map(DefinitionJson::output).toList());
        json.put("migrations", node.migrations());
        json.put("height", node.height());
        StringBuilder out = new StringBuilder();
        append(out, json, "\n");
        return out.append('\n').toString();
    }

    private static Map<String, Object> input(InputDefinition input) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", input.name());
        json.put("type", type(input.type()));
        json.put("doc", input.doc());
        json.put("lazy", input.lazy());
        json.put("optional", input.optional());
        json.put("multiline", input.multiline());
        json.put("seed", input.seed());
        putIfPresent(json, "defaultValue", input.defaultValue());
        putIfPresent(json, "min", input.min());
        putIfPresent(json, "max", input.max());
        putIfPresent(json, "step", input.step());
        json.put("choices", input.choices());
        putIfPresent(json, "choicesFrom", input.choicesFrom());
        input.shownWhen().ifPresent(condition -> {
            Map<String, Object> shownWhen = new LinkedHashMap<>();
            shownWhen.put("port", condition.port());
            shownWhen.put("values", condition.values());
            json.put("shownWhen", shownWhen);
        });
        json.put("rowHeight", input.rowHeight());
        return json;
    }

    private static Map<String, Object> output(OutputDefinition output) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", output.name());
        json.put("type", type(output.type()));
        json.put("doc", output.doc());
        json.put("rowHeight", output.rowHeight());
        return json;
    }

    private static Map<String, Object> type(ValueType type) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", type.name());
        json.put("colour", type.colour());
        json.put("shape", type.shape());
        json.put("list", type.list());
        return json;
    }

    private static void putIfPresent(Map<String, Object> json, String name, Optional<?> value) {
        value.ifPresent(v -> json.put(name, v));
    }

    private static void append(StringBuilder out, Object value, String lineBreak) {
        if (value instanceof Map<?, ?> map) {
            String separator = "{" + lineBreak + "  ";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.append(separator);
                append(out, (String) member.getKey());
                out.append(": ");
                append(out, member.getValue(), lineBreak + "  ");
                separator = "," + lineBreak + "  ";
            }
            out.append(lineBreak).append('}');
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object element : list) {
                out.append(separator);
                append(out, element, lineBreak);
                separator = ", ";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            append(out, text);
        } else {
            out.append(value);
        }
    }

    private static void append(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
