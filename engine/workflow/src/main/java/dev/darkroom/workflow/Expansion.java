package dev.darkroom.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Puts the nodes of each subgraph in the place of the node that stands for it. The inner node {@code blur} of the node
 * {@code detail} becomes {@code detail/blur}; subgraphs inside subgraphs give {@code detail/soft/blur}.
 */
public final class Expansion {
    private final Workflow workflow;
    private final Map<String, WorkflowNode> flat = new LinkedHashMap<>();
    /** Nodes that stand for subgraphs, by their full name. */
    private final Map<String, Subgraph> standIns = new LinkedHashMap<>();

    private Expansion(Workflow workflow) {
        this.workflow = workflow;
    }

    /**
     * The same workflow without subgraphs. An output that names a subgraph node becomes the nodes inside that nobody
     * reads inside, and its interface outputs.
     *
     * @throws InvalidWorkflowException when it would have more than 100,000 nodes, when a subgraph contains itself, or
     *     when a subgraph or one of its ports is not there (which {@link Validation} tells in better words)
     */
    public static Workflow expand(Workflow workflow) {
        if (workflow.nodes().values().stream().noneMatch(n -> n.subgraph().isPresent())) {
            return workflow;
        }
        return new Expansion(workflow).expand();
    }

    /** A node still to be opened. */
    private record Open(String name, WorkflowNode node, String inside) {}

    private Workflow expand() {
        Deque<Open> open = new ArrayDeque<>();
        workflow.nodes().forEach((name, node) -> open.add(new Open(name, node, "")));
        while (!open.isEmpty()) {
            Open next = open.pop();
            Optional<String> subgraph = next.node().subgraph();
            if (subgraph.isEmpty()) {
                put(next.name(), next.node());
            } else {
                enter(next, subgraph.get(), open);
            }
        }
        Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
        flat.forEach((name, node) -> nodes.put(name, rewired(node)));
        return new Workflow(workflow.format(), workflow.name(), nodes, outputs(nodes), Map.of(), workflow.extra());
    }

    private void put(String name, WorkflowNode node) {
        if (flat.size() == WorkflowReader.MAX_NODES) {
            throw invalid(
                    Problem.Code.TOO_LARGE,
                    name,
                    "more than " + WorkflowReader.MAX_NODES + " nodes once all subgraphs are opened",
                    "at most " + WorkflowReader.MAX_NODES,
                    "use fewer copies of the subgraphs");
        }
        flat.put(name, node);
    }

    private void enter(Open outer, String name, Deque<Open> open) {
        Subgraph subgraph = workflow.subgraphs().get(name);
        if (subgraph == null) {
            throw invalid(
                    Problem.Code.UNKNOWN_SUBGRAPH,
                    outer.name(),
                    "the subgraph " + JsonText.quote(name),
                    "one of the document's subgraphs",
                    "define it under \"subgraphs\"");
        }
        String self = ">" + name + ">";
        if (outer.inside().contains(self) || standIns.size() == WorkflowReader.MAX_NODES) {
            throw invalid(
                    Problem.Code.SUBGRAPH_RECURSION,
                    outer.name(),
                    "the subgraph " + JsonText.quote(name) + " inside itself",
                    "subgraphs that end",
                    "take it out of its own definition");
        }
        standIns.put(outer.name(), subgraph);
        Map<String, WorkflowNode> inner = new LinkedHashMap<>();
        subgraph.nodes().forEach((n, node) -> inner.put(n, prefixed(node, outer.name() + "/")));
        outer.node().inputs().forEach((port, input) -> {
            Subgraph.In in = subgraph.inputs().get(port);
            if (in == null) {
                throw noPort(outer.name(), port);
            }
            for (PortRef to : in.to()) {
                inner.computeIfPresent(to.node(), (n, node) -> node.with(to.port(), input));
            }
        });
        List<Map.Entry<String, WorkflowNode>> entries = new ArrayList<>(inner.entrySet());
        for (int i = entries.size() - 1; i >= 0; i--) {
            open.push(new Open(
                    outer.name() + "/" + entries.get(i).getKey(), entries.get(i).getValue(), outer.inside() + self));
        }
    }

    /** Links between inner nodes, in full names. What comes from outside is bound later and has full names already. */
    private static WorkflowNode prefixed(WorkflowNode node, String prefix) {
        return mapLinks(node, from -> new PortRef(prefix + from.node(), from.port()));
    }

    private WorkflowNode rewired(WorkflowNode node) {
        return mapLinks(node, this::source);
    }

    /** Follows interface outputs inwards to the node that makes the value. */
    private PortRef source(PortRef from) {
        PortRef at = from;
        for (Subgraph subgraph = standIns.get(at.node()); subgraph != null; subgraph = standIns.get(at.node())) {
            Subgraph.Out out = subgraph.outputs().get(at.port());
            if (out == null) {
                throw noPort(at.node(), at.port());
            }
            at = new PortRef(at.node() + "/" + out.from().node(), out.from().port());
        }
        return at;
    }

    private List<OutputRef> outputs(Map<String, WorkflowNode> nodes) {
        Set<OutputRef> outputs = new LinkedHashSet<>();
        for (OutputRef output : workflow.outputs()) {
            Subgraph subgraph = standIns.get(output.node());
            if (subgraph == null) {
                outputs.add(output);
            } else if (output.port().isPresent()) {
                outputs.add(reference(
                        source(new PortRef(output.node(), output.port().get()))));
            } else {
                outputs.addAll(unread(output.node() + "/", nodes));
                subgraph.outputs()
                        .keySet()
                        .forEach(port -> outputs.add(reference(source(new PortRef(output.node(), port)))));
            }
        }
        return List.copyOf(outputs);
    }

    private static OutputRef reference(PortRef port) {
        return new OutputRef(port.node(), Optional.of(port.port()));
    }

    private static List<OutputRef> unread(String prefix, Map<String, WorkflowNode> nodes) {
        Map<String, WorkflowNode> inside = new LinkedHashMap<>(nodes);
        inside.keySet().removeIf(name -> !name.startsWith(prefix));
        Set<String> read = new LinkedHashSet<>();
        inside.values().forEach(node -> node.links()
                .forEach(link -> read.add(link.from().node())));
        return inside.keySet().stream()
                .filter(name -> !read.contains(name))
                .map(OutputRef::parse)
                .toList();
    }

    private static WorkflowNode mapLinks(WorkflowNode node, UnaryOperator<PortRef> change) {
        if (node.links().isEmpty()) {
            return node;
        }
        Map<String, Input> inputs = new LinkedHashMap<>(node.inputs());
        inputs.replaceAll((port, input) -> mapLinks(input, change));
        return node.withInputs(inputs);
    }

    private static Input mapLinks(Input input, UnaryOperator<PortRef> change) {
        if (input instanceof Input.Link link) {
            return new Input.Link(change.apply(link.from()), link.extra());
        }
        if (input instanceof Input.Items items) {
            return new Input.Items(
                    items.items().stream().map(i -> mapLinks(i, change)).toList());
        }
        return input;
    }

    private static InvalidWorkflowException noPort(String node, String port) {
        return invalid(
                Problem.Code.SUBGRAPH_PORT,
                node,
                "the port " + JsonText.quote(port),
                "a port of the subgraph's interface",
                "name one of its inputs or outputs");
    }

    private static InvalidWorkflowException invalid(
            Problem.Code code, String node, String found, String expected, String remedy) {
        return new InvalidWorkflowException(List.of(Problem.at(code, node, found, expected, remedy)));
    }
}
