package dev.darkroom.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A workflow document. Immutable; whatever it says that this version does not know is kept in {@link #extra}.
 *
 * @param format {@value #FORMAT}
 * @param name for people
 * @param nodes by name, in the order of the document
 * @param outputs what a run is for; empty leaves it to the node types, see {@link Graph#targets}
 * @param subgraphs by name
 * @param extra {@code requires} and whatever else the document says
 */
public record Workflow(
        String format,
        String name,
        Map<String, WorkflowNode> nodes,
        List<OutputRef> outputs,
        Map<String, Subgraph> subgraphs,
        Extra extra) {

    public static final String FORMAT = "darkroom/1";

    public Workflow {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        outputs = List.copyOf(outputs);
        subgraphs = Collections.unmodifiableMap(new LinkedHashMap<>(subgraphs));
    }

    public Workflow(String name, Map<String, WorkflowNode> nodes) {
        this(FORMAT, name, nodes, List.of(), Map.of(), Extra.NONE);
    }

    public Optional<WorkflowNode> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** The plugins and models that the document wants, as written. */
    public Optional<JsonNode> requires() {
        return extra.get("requires");
    }

    /** This workflow with one node set; an existing one keeps its place. */
    public Workflow with(String node, WorkflowNode value) {
        Map<String, WorkflowNode> changed = new LinkedHashMap<>(nodes);
        changed.put(node, value);
        return withNodes(changed);
    }

    public Workflow withNodes(Map<String, WorkflowNode> changed) {
        return new Workflow(format, name, changed, outputs, subgraphs, extra);
    }
}
