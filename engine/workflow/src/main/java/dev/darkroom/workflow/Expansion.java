package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.InputDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the nodes of each subgraph in the place of the node that stands for it. The inner node {@code blur} of the node
 * {@code detail} becomes {@code detail/blur}; subgraphs inside subgraphs give {@code detail/soft/blur}.
 */
public final class Expansion {
    private final Workflow workflow;
    private final Map<String, WorkflowNode> flat = new LinkedHashMap<>();
    /** Nodes that stand for subgraphs, by their full name. */
    private final Map<String, Subgraph> standIns = new LinkedHashMap<>();

    /** Nodes that others are to read through, by their full name; those that stand for subgraphs too. */
    private final Map<String, WorkflowNode> bypassed = new LinkedHashMap<>();

    private final Supplier<Definitions> definitions;

    private Expansion(Workflow workflow, NodeCatalogue catalogue) {
        this.workflow = workflow;
        definitions = new Supplier<>() {
            private @Nullable Definitions known;

            @Override
            public Definitions get() {
                Definitions found = known == null ? new Definitions(workflow, catalogue) : known;
                known = found;
                return found;
            }
        };
    }

    /**
     * The same workflow without subgraphs, and with links that lead past bypassed nodes. Muted and bypassed nodes are
     * still there; what is inside a subgraph node has its mode. An output that names a subgraph node becomes the nodes inside that nobody
     * reads inside, and its interface outputs.
     *
     * @throws InvalidWorkflowException when it would have more than 100,000 nodes, when a subgraph contains itself, or
     *     when a subgraph or one of its ports is not there, or a bypass is not possible (which {@link Validation} tells
     *     in better words)
     */
    public static Workflow expand(Workflow workflow, NodeCatalogue catalogue) {
        if (workflow.nodes().values().stream().noneMatch(n -> n.subgraph().isPresent() || n.mode() == Mode.BYPASS)) {
            return workflow;
        }
        return new Expansion(workflow, catalogue).expand();
    }

    /**
     * A node still to be opened.
     *
     * @param mode of what it is inside of
     */
    private record Open(String name, WorkflowNode node, String inside, Mode mode) {}

    private Workflow expand() {
        Deque<Open> open = new ArrayDeque<>();
        workflow.nodes().forEach((name, node) -> open.add(new Open(name, node, "", Mode.RUN)));
        while (!open.isEmpty()) {
            Open next = open.pop();
            Optional<String> subgraph = next.node().subgraph();
            if (next.mode() == Mode.RUN && next.node().mode() == Mode.BYPASS) {
                bypassed.put(next.name(), next.node());
            }
            if (subgraph.isEmpty()) {
                put(
                        next.name(),
                        next.mode() == Mode.RUN ? next.node() : next.node().with(next.mode()));
            } else {
                enter(next, subgraph.get(), open);
            }
        }
        Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
        flat.forEach((name, node) -> nodes.put(name, rewired(name, node)));
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
                    outer.name() + "/" + entries.get(i).getKey(),
                    entries.get(i).getValue(),
                    outer.inside() + self,
                    outer.mode() == Mode.RUN ? outer.node().mode() : outer.mode()));
        }
    }

    /** Links between inner nodes, in full names. What comes from outside is bound later and has full names already. */
    private static WorkflowNode prefixed(WorkflowNode node, String prefix) {
        return mapLinks(
                node,
                link -> new Input.Link(
                        new PortRef(prefix + link.from().node(), link.from().port()), link.extra()));
    }

    private WorkflowNode rewired(String name, WorkflowNode node) {
        // Nobody asks what an idle node would read.
        return mapLinks(node, link -> source(name, link, node.mode() == Mode.RUN));
    }

    /** Follows interface outputs inwards, and bypasses upwards, to what gives the value. */
    private Input source(String reader, Input.Link link, boolean through) {
        PortRef at = link.from();
        int steps = flat.size() + standIns.size();
        while (true) {
            at = inwards(at, through);
            WorkflowNode node = through ? bypassed.get(at.node()) : null;
            if (node == null) {
                return at.equals(link.from()) ? link : new Input.Link(at, link.extra());
            }
            Input passed = passed(reader, at, node);
            if (!(passed instanceof Input.Link next)) {
                return mapLinks(passed, inner -> source(reader, inner, true));
            }
            if (--steps < 0) {
                throw invalid(
                        Problem.Code.CYCLE,
                        at.node(),
                        "bypassed nodes that read each other in a circle",
                        "links that never lead back",
                        "remove one of the links between them");
            }
            at = next.from();
        }
    }

    /** @param through whether a bypassed node that stands for a subgraph is not looked into */
    private PortRef inwards(PortRef from, boolean through) {
        PortRef at = from;
        for (Subgraph subgraph = standIns.get(at.node());
                subgraph != null && !(through && bypassed.containsKey(at.node()));
                subgraph = standIns.get(at.node())) {
            Subgraph.Out out = subgraph.outputs().get(at.port());
            if (out == null) {
                throw noPort(at.node(), at.port());
            }
            at = new PortRef(at.node() + "/" + out.from().node(), out.from().port());
        }
        return at;
    }

    /** What a bypassed node gives in place of an output. */
    private Input passed(String reader, PortRef output, WorkflowNode node) {
        Optional<InputDefinition> found = definitions
                .get()
                .find(node.type())
                .flatMap(definition -> Bypass.of(definition, output.port(), node.inputs()::containsKey));
        InputDefinition input = found.orElseThrow(() -> invalid(
                Problem.Code.BYPASS_IMPOSSIBLE,
                reader,
                "a link to " + JsonText.quote(output.toString()) + ", whose node is bypassed",
                "a node with an input of the same type that is given something",
                "mute the node instead, or link this input elsewhere"));
        return node.input(input.name())
                .orElseGet(() -> new Input.Literal(input.defaultValue().orElseThrow()));
    }

    private List<OutputRef> outputs(Map<String, WorkflowNode> nodes) {
        Set<OutputRef> outputs = new LinkedHashSet<>();
        for (OutputRef output : workflow.outputs()) {
            Subgraph subgraph = standIns.get(output.node());
            if (subgraph == null) {
                outputs.add(output);
            } else if (output.port().isPresent()) {
                outputs.add(reference(
                        inwards(new PortRef(output.node(), output.port().get()), false)));
            } else {
                outputs.addAll(unread(output.node() + "/", nodes));
                subgraph.outputs()
                        .keySet()
                        .forEach(port -> outputs.add(reference(inwards(new PortRef(output.node(), port), false))));
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

    private static WorkflowNode mapLinks(WorkflowNode node, Function<Input.Link, Input> change) {
        if (node.links().isEmpty()) {
            return node;
        }
        Map<String, Input> inputs = new LinkedHashMap<>(node.inputs());
        inputs.replaceAll((port, input) -> mapLinks(input, change));
        return node.withInputs(inputs);
    }

    private static Input mapLinks(Input input, Function<Input.Link, Input> change) {
        if (input instanceof Input.Link link) {
            return change.apply(link);
        }
        if (input instanceof Input.Items items) {
            return new Input.Items(items.items().stream()
                    .map(item -> mapLinks(item, change))
                    .flatMap(item -> item instanceof Input.Items more ? more.items().stream() : Stream.of(item))
                    .toList());
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
