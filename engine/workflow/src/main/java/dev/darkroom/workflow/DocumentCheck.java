package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.NodeDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Walks a migrated document in its own order and gathers its problems. */
final class DocumentCheck {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_-]{0,63}");
    private static final int MOST_NAMED = 20;

    private final Workflow workflow;
    private final Problems problems;
    private final Definitions definitions;
    private final NodeCheck nodes;
    private final Map<Place, Problem> notMigrated = new HashMap<>();

    DocumentCheck(Migrations migrations, NodeCatalogue catalogue, Problems problems) {
        workflow = migrations.workflow();
        this.problems = problems;
        migrations
                .problems()
                .forEach(p -> notMigrated.put(new Place(p.subgraph(), p.node().orElse("")), p));
        definitions = new Definitions(workflow, catalogue);
        nodes = new NodeCheck(definitions, catalogue, problems);
    }

    void run() {
        Optional<Problem> format = DocumentFormats.problem(workflow.format());
        format.ifPresent(problems::add);
        if (DocumentFormats.newer(workflow.format())) {
            return;
        }
        nodes(Optional.empty(), workflow.nodes(), Set.of());
        workflow.outputs().forEach(this::output);
        definitions.recursions().forEach(problems::add);
        workflow.subgraphs().forEach(this::subgraph);
    }

    private void subgraph(String name, Subgraph subgraph) {
        Stream.of(Stream.of(name), subgraph.inputs().keySet().stream(), subgraph.outputs().keySet().stream())
                .flatMap(names -> names)
                .filter(n -> !NAME.matcher(n).matches())
                .forEach(n -> problems.add(new Problem(
                        Problem.Code.BAD_NAME,
                        Optional.of(name),
                        Optional.empty(),
                        Optional.empty(),
                        "the name " + JsonText.quote(n),
                        NAME_RULE,
                        "rename it",
                        Optional.empty())));
        definitions.problems(name).forEach(problems::add);
        Set<PortRef> bound = subgraph.inputs().values().stream()
                .flatMap(in -> in.to().stream())
                .collect(Collectors.toSet());
        subgraph.outputs().forEach((port, out) -> bypassedOutput(name, subgraph, port, out.from(), bound));
        nodes(Optional.of(name), subgraph.nodes(), bound);
    }

    private void bypassedOutput(String name, Subgraph subgraph, String port, PortRef from, Set<PortRef> bound) {
        WorkflowNode node = subgraph.nodes().get(from.node());
        if (node == null) {
            return;
        }
        definitions
                .find(node.type())
                .filter(definition -> definition.output(from.port()).isPresent())
                .flatMap(definition ->
                        nodes.bypass(new Place(Optional.of(name), from.node()), port, from, node, definition, bound))
                .ifPresent(problems::add);
    }

    private static final String NAME_RULE =
            "a lower-case letter, then at most 63 letters, digits, hyphens and underscores";

    private void nodes(Optional<String> subgraph, Map<String, WorkflowNode> scope, Set<PortRef> bound) {
        scope.forEach((name, node) -> {
            Place place = new Place(subgraph, name);
            if (!NAME.matcher(name).matches()) {
                problems.add(place.problem(
                        Problem.Code.BAD_NAME, "the name " + JsonText.quote(name), NAME_RULE, "rename the node"));
            }
            Problem version = notMigrated.get(place);
            if (version != null && node.mode() != Mode.MUTE) {
                problems.add(version);
            }
            nodes.check(place, node, scope, bound, version == null);
        });
        for (List<String> cycle : Graph.of(new Workflow("", scope)).cycles()) {
            problems.add(new Place(subgraph, cycle.get(0))
                    .problem(
                            Problem.Code.CYCLE,
                            "the cycle " + ring(cycle),
                            "links that never lead back",
                            cycle.size() == 1
                                    ? "remove the link from the node to itself"
                                    : "remove one of the links between these nodes"));
        }
    }

    static String ring(List<String> cycle) {
        String shown = cycle.stream().limit(MOST_NAMED).map(JsonText::shorten).collect(Collectors.joining(" → "));
        return cycle.size() <= MOST_NAMED
                ? shown + " → " + cycle.get(0)
                : shown + " → (" + (cycle.size() - MOST_NAMED) + " more) → " + cycle.get(0);
    }

    private void output(OutputRef output) {
        Optional<WorkflowNode> node = workflow.node(output.node());
        if (node.isEmpty()) {
            unknownOutput(
                    output,
                    "a node of the workflow",
                    Nearest.advice(output.node(), workflow.nodes().keySet(), "take it out of \"outputs\""));
            return;
        }
        Optional<NodeDefinition> definition = definitions.find(node.get().type());
        if (definition.isPresent() && output.port().isPresent()) {
            List<String> ports =
                    definition.get().outputs().stream().map(o -> o.name()).toList();
            String port = output.port().get();
            if (!ports.contains(port)) {
                unknownOutput(
                        output,
                        NodeCheck.oneOf("an output of " + JsonText.quote(output.node()), ports),
                        Nearest.port(port, ports, "take it out of \"outputs\""));
            }
        }
    }

    private void unknownOutput(OutputRef output, String expected, String remedy) {
        problems.add(new Problem(
                Problem.Code.UNKNOWN_OUTPUT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                JsonText.quote(output.toString()) + " among the outputs",
                expected,
                remedy,
                Optional.empty()));
    }
}
