package dev.darkroom.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns JSON into records, gathering every place where the shape is wrong. */
final class DocumentShape {
    private static final String RESAVE = "correct it by hand or save the workflow again from the editor";

    private final List<PlacedProblem> problems = new ArrayList<>();
    private int nodes;

    /** A problem and the JSON pointer at which it sits. */
    record PlacedProblem(Problem problem, String pointer) {}

    List<PlacedProblem> problems() {
        return problems;
    }

    Workflow read(ObjectNode json) {
        Map<String, WorkflowNode> nodes = members(json, "nodes", "", this::node);
        if (!json.has("nodes")) {
            wrong("no \"nodes\"", "an object of nodes by name", "add \"nodes\"", "");
        }
        return new Workflow(
                text(json, "format", "").orElse(""),
                text(json, "name", "").orElse(""),
                nodes,
                texts(json, "outputs", "").stream().map(OutputRef::parse).toList(),
                members(json, "subgraphs", "", this::subgraph),
                extra(json, Set.of("format", "name", "nodes", "outputs", "subgraphs")));
    }

    private WorkflowNode node(ObjectNode json, String at) {
        if (++nodes == WorkflowReader.MAX_NODES + 1) {
            add(
                    Problem.Code.TOO_LARGE,
                    "more than " + WorkflowReader.MAX_NODES + " nodes",
                    "at most " + WorkflowReader.MAX_NODES,
                    "split the workflow",
                    at);
        }
        Optional<String> type = text(json, "type", at);
        if (!json.has("type")) {
            wrong("a node without \"type\"", "the id of a node type", "add \"type\"", at);
        }
        Map<String, Input> inputs = new LinkedHashMap<>();
        object(json, "inputs", at).properties().forEach(e -> inputs.put(e.getKey(), input(e.getValue())));
        return new WorkflowNode(
                type.orElse(""), version(json, at), inputs, extra(json, Set.of("type", "version", "inputs")));
    }

    private OptionalInt version(ObjectNode json, String at) {
        JsonNode version = json.get("version");
        if (version == null) {
            return OptionalInt.empty();
        }
        if (!version.canConvertToInt() || !version.isIntegralNumber() || version.intValue() < 1) {
            wrong(as(version, "version"), "a whole number from 1", RESAVE, pointer(at, "version"));
            return OptionalInt.empty();
        }
        return OptionalInt.of(version.intValue());
    }

    private Subgraph subgraph(ObjectNode json, String at) {
        return new Subgraph(
                members(
                        json,
                        "inputs",
                        at,
                        (in, place) -> new Subgraph.In(ports(in, "to", place), extra(in, Set.of("to")))),
                members(json, "outputs", at, this::subgraphOutput),
                members(json, "nodes", at, this::node),
                extra(json, Set.of("inputs", "outputs", "nodes")));
    }

    private Subgraph.Out subgraphOutput(ObjectNode json, String at) {
        Optional<String> from = text(json, "from", at);
        if (!json.has("from")) {
            wrong("an output without \"from\"", "\"from\": \"node.port\"", "add the inner port it shows", at);
        }
        return new Subgraph.Out(
                from.map(text -> port(text, pointer(at, "from"))).orElse(new PortRef("", "")),
                extra(json, Set.of("from")));
    }

    private static Input input(JsonNode json) {
        if (json.isBoolean()) {
            return new Input.Literal(json.booleanValue());
        }
        if (json.isString()) {
            return new Input.Literal(json.stringValue());
        }
        if (json.isNumber()) {
            return new Input.Literal(json.numberValue());
        }
        if (json instanceof ObjectNode object) {
            JsonNode from = object.get("from");
            Optional<PortRef> port =
                    from != null && from.isString() ? PortRef.parse(from.stringValue()) : Optional.empty();
            if (port.isPresent()) {
                return new Input.Link(port.get(), extra(object, Set.of("from")));
            }
        }
        if (json instanceof ArrayNode array) {
            List<Input> items = new ArrayList<>(array.size());
            array.forEach(item -> items.add(item.isArray() ? new Input.Opaque(item) : input(item)));
            return new Input.Items(items);
        }
        return new Input.Opaque(json);
    }

    private static Extra extra(ObjectNode json, Set<String> known) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        List<String> order = new ArrayList<>(json.size());
        json.properties().forEach(field -> {
            order.add(field.getKey());
            if (!known.contains(field.getKey())) {
                fields.put(field.getKey(), field.getValue());
            }
        });
        return new Extra(fields, order);
    }

    private <T> Map<String, T> members(
            ObjectNode json, String field, String at, BiFunction<ObjectNode, String, T> read) {
        Map<String, T> members = new LinkedHashMap<>();
        object(json, field, at).properties().forEach(member -> {
            String place = pointer(pointer(at, field), member.getKey());
            if (member.getValue() instanceof ObjectNode object) {
                members.put(member.getKey(), read.apply(object, place));
            } else {
                wrong(JsonText.describe(member.getValue()), "an object", RESAVE, place);
            }
        });
        return members;
    }

    private ObjectNode object(ObjectNode json, String field, String at) {
        JsonNode value = json.get(field);
        if (value instanceof ObjectNode object) {
            return object;
        }
        if (value != null) {
            wrong(as(value, field), "an object", RESAVE, pointer(at, field));
        }
        return json.objectNode();
    }

    private Optional<String> text(ObjectNode json, String field, String at) {
        JsonNode value = json.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString()) {
            wrong(as(value, field), "a text", RESAVE, pointer(at, field));
            return Optional.empty();
        }
        return Optional.of(value.stringValue());
    }

    private List<String> texts(ObjectNode json, String field, String at) {
        List<String> texts = new ArrayList<>();
        JsonNode value = json.get(field);
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isString()) {
                    texts.add(array.get(i).stringValue());
                } else {
                    wrong(
                            JsonText.describe(array.get(i)),
                            "a text",
                            RESAVE,
                            pointer(pointer(at, field), Integer.toString(i)));
                }
            }
        } else if (value != null) {
            wrong(as(value, field), "a list of texts", RESAVE, pointer(at, field));
        }
        return texts;
    }

    private List<PortRef> ports(ObjectNode json, String field, String at) {
        List<String> texts = texts(json, field, at);
        return texts.stream().map(text -> port(text, pointer(at, field))).toList();
    }

    private PortRef port(String text, String at) {
        Optional<PortRef> port = PortRef.parse(text);
        if (port.isEmpty()) {
            wrong(JsonText.quote(text), "\"node.port\"", "name a node and one of its ports", at);
        }
        return port.orElse(new PortRef("", ""));
    }

    private static String pointer(String at, String field) {
        return at + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    private static String as(JsonNode value, String field) {
        return JsonText.describe(value) + " as \"" + field + "\"";
    }

    private void wrong(String found, String expected, String remedy, String at) {
        add(Problem.Code.WRONG_SHAPE, found, expected, remedy, at);
    }

    private void add(Problem.Code code, String found, String expected, String remedy, String at) {
        String[] path = at.split("/", -1);
        boolean inSubgraph = path.length > 2 && path[1].equals("subgraphs");
        int offset = inSubgraph ? 2 : 0;
        boolean inNode = path.length > offset + 2 && path[offset + 1].equals("nodes");
        problems.add(new PlacedProblem(
                new Problem(
                        code,
                        inSubgraph ? Optional.of(plain(path[2])) : Optional.empty(),
                        inNode ? Optional.of(plain(path[offset + 2])) : Optional.empty(),
                        Optional.empty(),
                        found,
                        expected,
                        remedy,
                        Optional.empty()),
                at));
    }

    private static String plain(String segment) {
        return segment.replace("~1", "/").replace("~0", "~");
    }
}
