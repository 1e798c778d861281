package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.sdk.definition.OutputDefinition;
import dev.darkroom.sdk.definition.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks one node: its type, what its inputs are given, and what it lacks. */
final class NodeCheck {
    private static final int MOST_NAMED = 12;

    private final Definitions definitions;
    private final NodeCatalogue catalogue;
    private final Problems problems;
    private final ValueCheck values;

    NodeCheck(Definitions definitions, NodeCatalogue catalogue, Problems problems) {
        this.definitions = definitions;
        this.catalogue = catalogue;
        this.problems = problems;
        values = new ValueCheck(catalogue);
    }

    /**
     * Checks a node. What is wrong with a muted one is its own business.
     *
     * @param scope all nodes to which it may link
     * @param bound inner ports that a subgraph's interface feeds
     * @param present whether its inputs are those of the present version
     */
    void check(Place place, WorkflowNode node, Map<String, WorkflowNode> scope, Set<PortRef> bound, boolean present) {
        mode(place, node);
        if (node.mode() == Mode.MUTE) {
            return;
        }
        Optional<NodeDefinition> definition = definitions.find(node.type());
        if (definition.isEmpty()) {
            unknownType(place, node);
        }
        node.inputs().forEach((port, input) -> {
            Optional<InputDefinition> target = present ? definition.flatMap(d -> d.input(port)) : Optional.empty();
            if (present && definition.isPresent() && target.isEmpty()) {
                unknownPort(place, port, definition.get());
            }
            links(place, port, input, target, scope, bound);
            target.flatMap(t -> values.check(place, t, input)).ifPresent(problems::add);
        });
        if (present && definition.isPresent()) {
            for (InputDefinition input : definition.get().inputs()) {
                if (input.required()
                        && !node.inputs().containsKey(input.name())
                        && !bound.contains(new PortRef(place.node(), input.name()))) {
                    problems.add(place.problem(
                            Problem.Code.MISSING_INPUT,
                            input.name(),
                            "nothing",
                            values.expected(input),
                            input.type().literal() ? "give it a value or link it" : ValueCheck.LINK_IT));
                }
            }
        }
    }

    private void mode(Place place, WorkflowNode node) {
        Optional<JsonNode> written = node.extra().get("mode");
        if (written.isPresent() && node.mode() == Mode.RUN) {
            problems.add(place.problem(
                    Problem.Code.BAD_MODE,
                    JsonText.describe(written.get()) + " as \"mode\"",
                    "\"mute\" or \"bypass\"",
                    "write one of these, or remove \"mode\" for a node that runs"));
        }
    }

    /**
     * What is wrong with reading a node that is bypassed.
     *
     * @param port which reads it
     * @param from one of its outputs, which it has
     */
    Optional<Problem> bypass(
            Place reader, String port, PortRef from, WorkflowNode node, NodeDefinition definition, Set<PortRef> bound) {
        boolean possible = node.mode() != Mode.BYPASS
                || Bypass.of(
                                definition,
                                from.port(),
                                input -> node.inputs().containsKey(input)
                                        || bound.contains(new PortRef(from.node(), input)))
                        .isPresent();
        if (possible) {
            return Optional.empty();
        }
        String type = typeName(definition.output(from.port()).orElseThrow().type());
        return Optional.of(reader.problem(
                Problem.Code.BYPASS_IMPOSSIBLE,
                port,
                "a link to " + JsonText.quote(from.toString()) + ", whose node is bypassed",
                "a node with an input of type " + type + " that is given something, to read instead",
                "mute " + JsonText.quote(from.node()) + " instead, or link this input elsewhere"));
    }

    private void unknownType(Place place, WorkflowNode node) {
        Optional<String> subgraph = node.subgraph();
        if (subgraph.isPresent()) {
            String name = subgraph.get();
            if (!definitions.subgraphs().contains(name)) {
                problems.add(place.problem(
                        Problem.Code.UNKNOWN_SUBGRAPH,
                        "the subgraph " + JsonText.quote(name),
                        "one of the document's subgraphs",
                        Nearest.advice(name, definitions.subgraphs(), "define it under \"subgraphs\"")));
            }
            return;
        }
        // The search reads every name, and nobody reads the advice beyond the last problem shown.
        String remedy = problems.full()
                ? ""
                : Nearest.advice(
                        node.type(),
                        catalogue.all().stream().map(NodeDefinition::type).toList(),
                        "install the plugin that brings it");
        problems.add(place.problem(
                Problem.Code.UNKNOWN_TYPE,
                "the type " + JsonText.quote(node.type()),
                "a node type that is installed",
                remedy));
    }

    private void unknownPort(Place place, String port, NodeDefinition definition) {
        List<String> ports =
                definition.inputs().stream().map(InputDefinition::name).toList();
        problems.add(place.problem(
                Problem.Code.UNKNOWN_PORT,
                port,
                "the input " + JsonText.quote(port),
                oneOf("an input of " + JsonText.quote(definition.type()), ports),
                Nearest.advice(port, ports, "remove it")));
    }

    private void links(
            Place place,
            String port,
            Input input,
            Optional<InputDefinition> target,
            Map<String, WorkflowNode> scope,
            Set<PortRef> bound) {
        boolean item = input instanceof Input.Items;
        for (Input.Link link : WorkflowNode.linksOf(input)) {
            WorkflowNode source = scope.get(link.from().node());
            if (source == null) {
                String remedy =
                        problems.full() ? "" : Nearest.advice(link.from().node(), scope.keySet(), "remove the link");
                dangling(
                        place,
                        port,
                        link,
                        "a node " + (place.subgraph().isPresent() ? "inside the subgraph" : "of the workflow"),
                        remedy);
                continue;
            }
            Optional<NodeDefinition> definition = definitions.find(source.type());
            if (definition.isEmpty()) {
                continue;
            }
            Optional<OutputDefinition> output =
                    definition.get().output(link.from().port());
            if (output.isEmpty()) {
                List<String> ports = definition.get().outputs().stream()
                        .map(OutputDefinition::name)
                        .toList();
                dangling(
                        place,
                        port,
                        link,
                        oneOf("an output of " + JsonText.quote(link.from().node()), ports),
                        Nearest.port(link.from().port(), ports, "remove the link"));
            } else {
                target.ifPresent(
                        wanted -> type(place, wanted, link, output.get().type(), item));
                bypass(place, port, link.from(), source, definition.get(), bound)
                        .ifPresent(problems::add);
            }
        }
    }

    private void dangling(Place place, String port, Input.Link link, String expected, String remedy) {
        problems.add(place.problem(
                Problem.Code.DANGLING_LINK,
                port,
                "a link to " + JsonText.quote(link.from().toString()),
                expected,
                remedy));
    }

    private void type(Place place, InputDefinition target, Input.Link link, ValueType carried, boolean item) {
        ValueType wanted = item ? single(target.type()) : target.type();
        Optional<Conversion> conversion = Conversion.between(carried, wanted);
        if (conversion.isEmpty() || (item && conversion.get() == Conversion.MAP)) {
            problems.add(place.problem(
                    Problem.Code.TYPE_MISMATCH,
                    target.name(),
                    "a link to " + JsonText.quote(link.from().toString()) + " of type " + typeName(carried),
                    "type " + typeName(wanted),
                    "link it to an output of type " + typeName(wanted) + " or put a node between that converts"));
        }
    }

    private static ValueType single(ValueType type) {
        return new ValueType(type.name(), type.colour(), type.shape(), false);
    }

    static String typeName(ValueType type) {
        return type.list() ? "list of " + type.name() : type.name();
    }

    /** {@code an input of "x" (a, b, c)}. */
    static String oneOf(String what, List<String> names) {
        if (names.isEmpty()) {
            return what + " (it has none)";
        }
        String shown = names.stream().limit(MOST_NAMED).map(JsonText::shorten).collect(Collectors.joining(", "));
        return what + " (" + shown + (names.size() > MOST_NAMED ? ", …" : "") + ")";
    }
}
