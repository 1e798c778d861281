package dev.darkroom.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A workflow of which only some nodes are wanted, and what these need; or all that it is for, when none are named. */
final class Aim {
    private final Workflow workflow;
    private final NodeCatalogue catalogue;
    private final List<String> targets;

    /**
     * @param workflow migrated
     * @param targets names of nodes; inside a subgraph {@code outer/inner}
     */
    Aim(Workflow workflow, NodeCatalogue catalogue, List<String> targets) {
        this.workflow = workflow;
        this.catalogue = catalogue;
        this.targets = targets;
    }

    /**
     * The graph whose {@linkplain Graph#targets targets} they are.
     *
     * @throws InvalidWorkflowException when the subgraphs cannot be opened
     */
    Graph graph() {
        if (targets.isEmpty()) {
            return Graph.of(Expansion.expand(workflow, catalogue));
        }
        List<OutputRef> wanted = targets.stream()
                .map(name -> new OutputRef(name, Optional.empty()))
                .toList();
        return Graph.of(Expansion.expand(
                new Workflow(
                        workflow.format(),
                        workflow.name(),
                        workflow.nodes(),
                        wanted,
                        workflow.subgraphs(),
                        workflow.extra()),
                catalogue));
    }

    /** Of all problems of the workflow those that concern the targets, and those of the targets themselves. */
    List<Problem> concerning(List<Problem> all) {
        if (targets.isEmpty()) {
            return all;
        }
        Graph graph;
        try {
            graph = graph();
        } catch (InvalidWorkflowException e) {
            return all.isEmpty() ? e.problems() : all;
        }
        List<Problem> problems = new ArrayList<>();
        targets.forEach(target -> own(target, graph).ifPresent(problems::add));
        Set<Place> needed = new HashSet<>();
        graph.ancestors(graph.targets(catalogue)).forEach(node -> needed.addAll(places(node)));
        all.stream().filter(problem -> concerns(problem, needed)).forEach(problems::add);
        return problems;
    }

    private Optional<Problem> own(String target, Graph graph) {
        List<String> nodes = graph.workflow().nodes().keySet().stream()
                .filter(name -> name.equals(target) || name.startsWith(target + "/"))
                .toList();
        if (nodes.isEmpty()) {
            return Optional.of(problem(
                    Problem.Code.UNKNOWN_TARGET,
                    JsonText.quote(target) + " among the targets",
                    "a node of the workflow",
                    Nearest.advice(target, workflow.nodes().keySet(), "leave it out")));
        }
        if (nodes.stream().allMatch(name -> graph.idle(name).isPresent())) {
            return Optional.of(problem(
                    Problem.Code.IDLE_TARGET,
                    JsonText.quote(target) + " among the targets, which does not run: "
                            + graph.idle(nodes.get(0)).orElseThrow(),
                    "nodes that run",
                    "take \"mode\" away from what is muted or bypassed, or leave the target out"));
        }
        return Optional.empty();
    }

    private static Problem problem(Problem.Code code, String found, String expected, String remedy) {
        return new Problem(
                code, Optional.empty(), Optional.empty(), Optional.empty(), found, expected, remedy, Optional.empty());
    }

    private static boolean concerns(Problem problem, Set<Place> needed) {
        if (problem.node().isPresent()) {
            return needed.contains(new Place(problem.subgraph(), problem.node().get()));
        }
        if (problem.subgraph().isPresent()) {
            return needed.stream().anyMatch(place -> place.subgraph().equals(problem.subgraph()));
        }
        return problem.code() != Problem.Code.UNKNOWN_OUTPUT;
    }

    /** For each node of a graph the first problem that keeps it from running, as far as it is about a node. */
    Map<String, String> refused(Graph graph, List<Problem> problems) {
        Map<Place, String> told = new LinkedHashMap<>();
        problems.forEach(problem -> problem.node()
                .ifPresent(node -> told.putIfAbsent(new Place(problem.subgraph(), node), problem.message())));
        Map<String, String> refused = new LinkedHashMap<>();
        if (!told.isEmpty()) {
            for (String node : graph.workflow().nodes().keySet()) {
                places(node).stream()
                        .map(told::get)
                        .filter(message -> message != null)
                        .findFirst()
                        .ifPresent(message -> refused.put(node, message));
            }
        }
        return refused;
    }

    /** Where the document says what became a node of the graph: itself, and the subgraph nodes around it. */
    private List<Place> places(String node) {
        List<Place> places = new ArrayList<>();
        Optional<String> scope = Optional.empty();
        for (String name : node.split("/", -1)) {
            places.add(new Place(scope, name));
            Map<String, WorkflowNode> nodes = scope.flatMap(
                            inside -> Optional.ofNullable(workflow.subgraphs().get(inside)))
                    .map(Subgraph::nodes)
                    .orElse(workflow.nodes());
            scope = Optional.ofNullable(nodes.get(name)).flatMap(WorkflowNode::subgraph);
        }
        return places;
    }
}
