package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.sdk.definition.OutputDefinition;
import dev.darkroom.sdk.definition.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The definitions of all types in a document: those of the catalogue, and one made up for each subgraph from the inner
 * ports of its interface.
 */
final class Definitions {
    private static final ValueType ANY = new ValueType("any", "#888888", "circle", false);

    private final Workflow workflow;
    private final NodeCatalogue catalogue;
    private final Map<String, NodeDefinition> subgraphs = new HashMap<>();
    private final Map<String, List<Problem>> problems = new HashMap<>();
    private final List<Problem> recursions = new ArrayList<>();

    Definitions(Workflow workflow, NodeCatalogue catalogue) {
        this.workflow = workflow;
        this.catalogue = catalogue;
        Graph uses = uses();
        Set<String> endless = new HashSet<>();
        uses.cycles().forEach(cycle -> {
            endless.addAll(cycle);
            recursions.add(recursion(cycle));
        });
        for (String name : uses.order()) {
            Subgraph subgraph = workflow.subgraphs().get(name);
            if (subgraph != null && !endless.contains(name)) {
                define(name, subgraph);
            }
        }
    }

    Optional<NodeDefinition> find(String type) {
        return type.startsWith(WorkflowNode.SUBGRAPH_PREFIX)
                ? Optional.ofNullable(subgraphs.get(type.substring(WorkflowNode.SUBGRAPH_PREFIX.length())))
                : catalogue.find(type);
    }

    Set<String> subgraphs() {
        return workflow.subgraphs().keySet();
    }

    /** What is wrong with the interface of a subgraph. */
    List<Problem> problems(String subgraph) {
        return problems.getOrDefault(subgraph, List.of());
    }

    List<Problem> recursions() {
        return recursions;
    }

    /** Which subgraph uses which, as a graph whose nodes are the subgraphs. */
    private Graph uses() {
        Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
        workflow.subgraphs().forEach((name, subgraph) -> {
            Map<String, Input> links = new LinkedHashMap<>();
            subgraph.nodes().values().forEach(node -> node.subgraph()
                    .ifPresent(used -> links.put(used, new Input.Link(used, "all"))));
            nodes.put(name, new WorkflowNode(WorkflowNode.SUBGRAPH_PREFIX, 1, links));
        });
        return Graph.of(new Workflow("", nodes));
    }

    private Problem recursion(List<String> cycle) {
        // Links lead from what is used to what uses it; people read it the other way round.
        List<String> containing = new ArrayList<>(cycle);
        Collections.reverse(containing);
        Collections.rotate(containing, 1);
        return new Problem(
                Problem.Code.SUBGRAPH_RECURSION,
                Optional.of(containing.get(0)),
                Optional.empty(),
                Optional.empty(),
                "the subgraph inside itself: " + DocumentCheck.ring(containing),
                "subgraphs that end",
                "take one of these out of the other",
                Optional.empty());
    }

    private void define(String name, Subgraph subgraph) {
        List<Problem> found = new ArrayList<>();
        Set<PortRef> taken = new HashSet<>();
        List<InputDefinition> inputs = new ArrayList<>();
        subgraph.inputs().forEach((port, in) -> inputs.add(input(name, subgraph, port, in, taken, found)));
        List<OutputDefinition> outputs = new ArrayList<>();
        subgraph.outputs().forEach((port, out) -> outputs.add(output(name, subgraph, port, out, found)));
        problems.put(name, found);
        subgraphs.put(
                name,
                new NodeDefinition(
                        WorkflowNode.SUBGRAPH_PREFIX + name,
                        1,
                        name,
                        "subgraph",
                        "",
                        "",
                        List.of(),
                        false,
                        false,
                        inputs,
                        outputs,
                        List.of(),
                        0));
    }

    private InputDefinition input(
            String name, Subgraph subgraph, String port, Subgraph.In in, Set<PortRef> taken, List<Problem> found) {
        InputMerge merge = new InputMerge(port);
        if (in.to().isEmpty()) {
            found.add(problem(
                    name,
                    port,
                    "an input that leads nowhere",
                    "at least one inner port under \"to\"",
                    "add one or remove the input"));
        }
        for (PortRef to : in.to()) {
            WorkflowNode node = subgraph.nodes().get(to.node());
            if (node == null) {
                found.add(noNode(name, port, to, subgraph));
                continue;
            }
            if (!taken.add(to)) {
                found.add(problem(
                        name,
                        port,
                        "the inner port " + JsonText.quote(to.toString()) + ", which is bound already",
                        "each inner port under one interface input",
                        "remove one of the two"));
            }
            Optional<NodeDefinition> inner = find(node.type());
            if (inner.isEmpty()) {
                continue;
            }
            Optional<InputDefinition> target = inner.get().input(to.port());
            if (target.isEmpty()) {
                List<String> ports =
                        inner.get().inputs().stream().map(InputDefinition::name).toList();
                found.add(problem(
                        name,
                        port,
                        "the inner port " + JsonText.quote(to.toString()),
                        NodeCheck.oneOf("an input of " + JsonText.quote(to.node()), ports),
                        Nearest.advice(to.port(), ports, "remove it")));
            } else if (!merge.add(target.get(), node.inputs().containsKey(to.port()))) {
                found.add(problem(
                        name,
                        port,
                        "the inner port " + JsonText.quote(to.toString()) + " of type "
                                + NodeCheck.typeName(target.get().type()),
                        "inner ports of one type, here " + NodeCheck.typeName(merge.type()),
                        "give it an interface input of its own"));
            }
        }
        return merge.merged(ANY);
    }

    private OutputDefinition output(
            String name, Subgraph subgraph, String port, Subgraph.Out out, List<Problem> found) {
        ValueType type = ANY;
        PortRef from = out.from();
        WorkflowNode node = subgraph.nodes().get(from.node());
        if (node == null) {
            found.add(noNode(name, port, from, subgraph));
        } else {
            Optional<NodeDefinition> inner = find(node.type());
            Optional<OutputDefinition> source = inner.flatMap(d -> d.output(from.port()));
            if (inner.isPresent() && source.isEmpty()) {
                List<String> ports = inner.get().outputs().stream()
                        .map(OutputDefinition::name)
                        .toList();
                found.add(problem(
                        name,
                        port,
                        "the inner port " + JsonText.quote(from.toString()),
                        NodeCheck.oneOf("an output of " + JsonText.quote(from.node()), ports),
                        Nearest.port(from.port(), ports, "remove it")));
            }
            type = source.map(OutputDefinition::type).orElse(ANY);
        }
        return new OutputDefinition(port, type, "", 0);
    }

    private static Problem noNode(String name, String port, PortRef ref, Subgraph subgraph) {
        return problem(
                name,
                port,
                "the inner port " + JsonText.quote(ref.toString()),
                "a port of a node inside the subgraph",
                Nearest.advice(ref.node(), subgraph.nodes().keySet(), "remove it"));
    }

    private static Problem problem(String subgraph, String port, String found, String expected, String remedy) {
        return new Problem(
                Problem.Code.SUBGRAPH_PORT,
                Optional.of(subgraph),
                Optional.empty(),
                Optional.of(port),
                found,
                expected,
                remedy,
                Optional.empty());
    }
}
