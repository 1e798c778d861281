package dev.darkroom.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes with an interface, used as one node of type {@code subgraph/name}.
 *
 * @param inputs interface inputs by their stable names
 * @param outputs interface outputs by their stable names
 * @param nodes the nodes inside; some may be subgraphs of the same document
 */
public record Subgraph(Map<String, In> inputs, Map<String, Out> outputs, Map<String, WorkflowNode> nodes, Extra extra) {

    public Subgraph {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /**
     * What is given to this input goes to each target, in place of what is written there inside; when nothing is given,
     * the inside stands.
     *
     * @param to input ports of nodes inside, at least one
     */
    public record In(List<PortRef> to, Extra extra) {
        public In {
            to = List.copyOf(to);
        }
    }

    /** @param from output port of a node inside */
    public record Out(PortRef from, Extra extra) {}
}
