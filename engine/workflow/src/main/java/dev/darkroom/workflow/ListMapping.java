package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.sdk.definition.OutputDefinition;
import java.util.BitSet;
import java.util.Optional;

/**
 * Which nodes of a graph run once for each element of a list, as far as it can be known without running.
 *
 * <p>A node maps when a single input is given a list: by a link to a list output, by a link to any output of a node that
 * itself maps, or by several items. Its single outputs then carry lists; its list outputs carry all elements of all its
 * calls one after the other. Shorter lists repeat their last element. An empty list means no call and empty lists. A list
 * input takes a list as a whole, and a single value as a list of one.
 */
public final class ListMapping {
    private final Graph graph;
    private final NodeCatalogue catalogue;
    private final BitSet mapped = new BitSet();

    private ListMapping(Graph graph, NodeCatalogue catalogue) {
        this.graph = graph;
        this.catalogue = catalogue;
    }

    public static ListMapping of(Graph graph, NodeCatalogue catalogue) {
        ListMapping mapping = new ListMapping(graph, catalogue);
        for (int i : graph.sorted()) {
            WorkflowNode node = graph.node(i);
            Optional<NodeDefinition> definition = catalogue.find(node.type());
            if (definition.isPresent()
                    && definition.get().inputs().stream().anyMatch(input -> mapping.fedAList(node, input))) {
                mapping.mapped.set(i);
            }
        }
        return mapping;
    }

    /** Whether the node runs once for each element. */
    public boolean maps(String node) {
        return mapped.get(graph.at(node));
    }

    /** Whether the output carries a list in this graph. */
    public boolean carriesList(PortRef output) {
        return graph.workflow().node(output.node()).isPresent()
                && (maps(output.node())
                        || graph.workflow()
                                .node(output.node())
                                .flatMap(n -> catalogue.find(n.type()))
                                .flatMap(d -> d.output(output.port()))
                                .map(OutputDefinition::type)
                                .map(type -> type.list())
                                .orElse(false));
    }

    private boolean fedAList(WorkflowNode node, InputDefinition input) {
        Input given = node.inputs().get(input.name());
        return !input.type().list()
                && (given instanceof Input.Items || (given instanceof Input.Link link && carriesList(link.from())));
    }
}
