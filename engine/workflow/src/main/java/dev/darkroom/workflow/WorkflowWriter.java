package dev.darkroom.workflow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes workflow documents for people and for diffs: fields in the order in which they were read, one input to a line,
 * two spaces to a level, numbers as they were written, a line feed at the end.
 */
public final class WorkflowWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final StringBuilder out = new StringBuilder(4096);
    private int indent;

    private WorkflowWriter() {}

    public static String write(Workflow workflow) {
        WorkflowWriter writer = new WorkflowWriter();
        writer.workflow(workflow);
        return writer.out.append('\n').toString();
    }

    private void workflow(Workflow workflow) {
        Map<String, Runnable> fields = new LinkedHashMap<>();
        Extra extra = workflow.extra();
        if (wanted(workflow.format().isEmpty(), "format", extra)) {
            fields.put("format", () -> text(workflow.format()));
        }
        if (wanted(workflow.name().isEmpty(), "name", extra)) {
            fields.put("name", () -> text(workflow.name()));
        }
        fields.put("nodes", () -> nodes(workflow.nodes()));
        if (wanted(workflow.outputs().isEmpty(), "outputs", extra)) {
            fields.put(
                    "outputs",
                    () -> inline(texts(
                            workflow.outputs().stream().map(OutputRef::toString).toList())));
        }
        if (wanted(workflow.subgraphs().isEmpty(), "subgraphs", extra)) {
            fields.put("subgraphs", () -> {
                Map<String, Runnable> subgraphs = new LinkedHashMap<>();
                workflow.subgraphs().forEach((name, subgraph) -> subgraphs.put(name, () -> subgraph(subgraph)));
                lines(subgraphs);
            });
        }
        lines(ordered(fields, extra));
    }

    private void subgraph(Subgraph subgraph) {
        Map<String, Runnable> fields = new LinkedHashMap<>();
        fields.put("inputs", () -> {
            Map<String, Runnable> inputs = new LinkedHashMap<>();
            subgraph.inputs().forEach((name, in) -> {
                List<String> to = in.to().stream().map(PortRef::toString).toList();
                inputs.put(name, () -> object(Map.of("to", () -> inline(texts(to))), in.extra()));
            });
            lines(inputs);
        });
        fields.put("outputs", () -> {
            Map<String, Runnable> outputs = new LinkedHashMap<>();
            subgraph.outputs()
                    .forEach((name, to) -> outputs.put(
                            name,
                            () -> object(Map.of("from", () -> text(to.from().toString())), to.extra())));
            lines(outputs);
        });
        fields.put("nodes", () -> nodes(subgraph.nodes()));
        lines(ordered(fields, subgraph.extra()));
    }

    private void nodes(Map<String, WorkflowNode> nodes) {
        Map<String, Runnable> members = new LinkedHashMap<>();
        nodes.forEach((name, node) -> members.put(name, () -> node(node)));
        lines(members);
    }

    private void node(WorkflowNode node) {
        Map<String, Runnable> fields = new LinkedHashMap<>();
        fields.put("type", () -> text(node.type()));
        node.version().ifPresent(version -> fields.put("version", () -> out.append(version)));
        if (wanted(node.inputs().isEmpty(), "inputs", node.extra())) {
            fields.put("inputs", () -> {
                Map<String, Runnable> inputs = new LinkedHashMap<>();
                node.inputs().forEach((port, input) -> inputs.put(port, () -> input(input)));
                lines(inputs);
            });
        }
        lines(ordered(fields, node.extra()));
    }

    private void input(Input input) {
        if (input instanceof Input.Literal literal) {
            if (literal.value() instanceof String string) {
                text(string);
            } else {
                out.append(literal.value());
            }
        } else if (input instanceof Input.Link link) {
            object(Map.of("from", () -> text(link.from().toString())), link.extra());
        } else if (input instanceof Input.Items items) {
            out.append('[');
            String comma = "";
            for (Input item : items.items()) {
                out.append(comma);
                input(item);
                comma = ", ";
            }
            out.append(']');
        } else if (input instanceof Input.Opaque opaque) {
            inline(opaque.json());
        }
    }

    /** Whether to write a field: one that says something, or was there when read. */
    private static boolean wanted(boolean empty, String field, Extra extra) {
        return !empty || extra.order().contains(field);
    }

    /** Known and unknown fields as they were read, then those that are new. */
    private Map<String, Runnable> ordered(Map<String, Runnable> known, Extra extra) {
        Map<String, Runnable> all = new LinkedHashMap<>(known);
        extra.fields().forEach((name, value) -> all.put(name, () -> inline(value)));
        Set<String> names = new LinkedHashSet<>(extra.order());
        names.retainAll(all.keySet());
        names.addAll(all.keySet());
        Map<String, Runnable> ordered = new LinkedHashMap<>();
        names.forEach(name -> {
            Runnable write = all.get(name);
            if (write != null) {
                ordered.put(name, write);
            }
        });
        return ordered;
    }

    /** One member to a line. */
    private void lines(Map<String, Runnable> members) {
        if (members.isEmpty()) {
            out.append("{}");
            return;
        }
        String comma = "{";
        indent++;
        for (Map.Entry<String, Runnable> member : members.entrySet()) {
            out.append(comma).append('\n').append("  ".repeat(indent));
            text(member.getKey());
            out.append(": ");
            member.getValue().run();
            comma = ",";
        }
        indent--;
        out.append('\n').append("  ".repeat(indent)).append('}');
    }

    /** All on one line. */
    private void object(Map<String, Runnable> known, Extra extra) {
        String comma = "{";
        for (Map.Entry<String, Runnable> member : ordered(known, extra).entrySet()) {
            out.append(comma);
            text(member.getKey());
            out.append(": ");
            member.getValue().run();
            comma = ", ";
        }
        out.append('}');
    }

    private void inline(JsonNode json) {
        if (json.isObject() && !json.isEmpty()) {
            String comma = "{";
            for (Map.Entry<String, JsonNode> member : json.properties()) {
                out.append(comma);
                text(member.getKey());
                out.append(": ");
                inline(member.getValue());
                comma = ", ";
            }
            out.append('}');
        } else if (json.isArray()) {
            String comma = "";
            out.append('[');
            for (JsonNode item : json) {
                out.append(comma);
                inline(item);
                comma = ", ";
            }
            out.append(']');
        } else if (json.isNumber()) {
            out.append(json.numberValue());
        } else {
            out.append(json);
        }
    }

    private static JsonNode texts(List<String> texts) {
        var array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private void text(String text) {
        out.append(JSON.stringNode(text));
    }
}
