package dev.darkroom.server.http;

import dev.darkroom.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Workflows of the node types that a server has, some of which run, and most of which are wrong in one way or several. */
final class BrokenWorkflows {
    private static final List<String> NAMES = List.of(
            "a", "b", "c", "d", "e", "save", "node-1", "outer/inner", "", "a.b", " ", "\u4eae", "x".repeat(300));

    private final List<JsonNode> types = new ArrayList<>();
    private final Random random;

    /** @param catalogue as {@code GET /api/v1/nodes} answers */
    BrokenWorkflows(JsonNode catalogue, Random random) {
        catalogue.findValues("type").stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(type -> type.startsWith("acme."))
                .distinct()
                .forEach(type -> types.add(find(catalogue, type)));
        this.random = random;
    }

    private static JsonNode find(JsonNode node, String type) {
        if (node.isObject() && node.path("type").asString("").equals(type)) {
            return node;
        }
        for (JsonNode child : node) {
            JsonNode found = find(child, type);
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return Json.COMPACT.missingNode();
    }

    int types() {
        return types.size();
    }

    private boolean rarely() {
        return random.nextInt(12) == 0;
    }

    private String name() {
        return NAMES.get(random.nextInt(rarely() ? NAMES.size() : 6));
    }

    /** As in {@code set}: {@code node.input}. */
    String port() {
        JsonNode type = types.get(random.nextInt(types.size()));
        return name() + "." + input(type);
    }

    private String input(JsonNode type) {
        JsonNode inputs = type.path("inputs");
        return rarely() || inputs.isEmpty()
                ? "nothing"
                : inputs.get(random.nextInt(inputs.size())).path("name").asString("nothing");
    }

    ObjectNode next() {
        ObjectNode workflow = Json.COMPACT.createObjectNode();
        workflow.put("format", rarely() ? "darkroom/" + random.nextInt(99) : "darkroom/1");
        workflow.put("name", rarely() ? "n\u0000\ud800" : "fuzz");
        ObjectNode nodes = workflow.putObject("nodes");
        for (int i = random.nextInt(5); i >= 0; i--) {
            nodes.set(name(), node());
        }
        if (rarely()) {
            workflow.putArray("outputs").add(name()).add(name() + ".text");
        }
        if (rarely()) {
            ObjectNode inner = workflow.putObject("subgraphs").putObject(name());
            inner.putObject("nodes").set(name(), node());
            inner.putObject("inputs").putObject("x").put("from", name() + ".text");
            nodes.putObject(name()).put("type", "subgraph:" + name()).put("version", 1);
        }
        if (rarely()) {
            workflow.putObject("requires").putObject("plugins").put("acme", ">=9");
        }
        return workflow;
    }

    private ObjectNode node() {
        JsonNode type = types.get(random.nextInt(types.size()));
        ObjectNode node = Json.COMPACT.createObjectNode();
        node.put("type", rarely() ? "nobody.knows" : type.path("type").asString());
        node.put("version", rarely() ? random.nextInt(5) - 2 : 1);
        ObjectNode inputs = node.putObject("inputs");
        type.path("inputs").forEach(input -> {
            if (random.nextBoolean()) {
                put(inputs, input.path("name").asString("x"));
            }
        });
        if (rarely()) {
            put(inputs, "unknown");
        }
        if (rarely()) {
            node.putObject("ui").put("x", 1e300).put("y", "left");
        }
        return node;
    }

    private void put(ObjectNode inputs, String name) {
        switch (random.nextInt(rarely() ? 12 : 5)) {
            case 0 -> inputs.put(name, random.nextInt(100));
            case 1 -> inputs.put(name, "some text");
            case 2 -> inputs.put(name, random.nextBoolean());
            case 3, 4 -> inputs.putObject(name).put("from", name() + (random.nextBoolean() ? ".text" : ".colour"));
            case 5 -> inputs.putObject(name).put("from", name());
            case 6 -> inputs.putObject(name).put("from", 7).put("also", true);
            case 7 -> inputs.putArray(name).add(1).addObject().put("from", "a.text");
            case 8 -> inputs.putNull(name);
            case 9 -> inputs.put(name, Long.MAX_VALUE);
            case 10 -> inputs.put(name, "x".repeat(5_000));
            default -> inputs.putObject(name).putObject("from").putArray("from");
        }
    }
}
