package dev.darkroom.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A node of a workflow.
 *
 * @param type id of the node type, or {@code subgraph/name}
 * @param version of the type with which the inputs were saved; empty for a subgraph
 * @param inputs by port, in the order of the document
 * @param extra {@code ui} and whatever else the document says
 */
public record WorkflowNode(String type, OptionalInt version, Map<String, Input> inputs, Extra extra) {

    /** Begins the type of a node that stands for a subgraph of the document. */
    public static final String SUBGRAPH_PREFIX = "subgraph/";

    public WorkflowNode {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    public WorkflowNode(String type, int version, Map<String, Input> inputs) {
        this(type, OptionalInt.of(version), inputs, Extra.NONE);
    }

    public Optional<Input> input(String port) {
        return Optional.ofNullable(inputs.get(port));
    }

    /** The subgraph that this node stands for. */
    public Optional<String> subgraph() {
        return type.startsWith(SUBGRAPH_PREFIX)
                ? Optional.of(type.substring(SUBGRAPH_PREFIX.length()))
                : Optional.empty();
    }

    /** What the editor keeps: position, colour, title. Means nothing to a run. */
    public Optional<JsonNode> ui() {
        return extra.get("ui");
    }

    /** Whether it runs, as the document's {@code mode} says. What is none of its words is {@link Mode#RUN}. */
    public Mode mode() {
        return extra.get("mode")
                .filter(JsonNode::isString)
                .flatMap(word -> Mode.of(word.stringValue()))
                .orElse(Mode.RUN);
    }

    WorkflowNode with(Mode mode) {
        return new WorkflowNode(
                type, version, inputs, extra.with("mode", JsonNodeFactory.instance.stringNode(mode.word())));
    }

    /** This node with one input set; an existing one keeps its place. */
    public WorkflowNode with(String port, Input input) {
        Map<String, Input> changed = new LinkedHashMap<>(inputs);
        changed.put(port, input);
        return withInputs(changed);
    }

    public WorkflowNode withInputs(Map<String, Input> changed) {
        return new WorkflowNode(type, version, changed, extra);
    }

    /** The links of one input: none, one, or those among its items, in order. */
    static List<Input.Link> linksOf(Input input) {
        if (input instanceof Input.Link link) {
            return List.of(link);
        }
        if (input instanceof Input.Items items) {
            return items.items().stream()
                    .filter(Input.Link.class::isInstance)
                    .map(Input.Link.class::cast)
                    .toList();
        }
        return List.of();
    }

    /** All links of the node, in the order of the document. */
    public List<Input.Link> links() {
        return inputs.values().stream().flatMap(i -> linksOf(i).stream()).toList();
    }
}
