package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets inputs of a workflow from outside: {@code --set node.input=value} and {@code --seed}. */
public final class Overrides {
    private final Workflow workflow;
    private final NodeCatalogue catalogue;
    private final Definitions definitions;
    private final List<Problem> problems = new ArrayList<>();

    private Overrides(Workflow workflow, NodeCatalogue catalogue) {
        this.workflow = workflow;
        this.catalogue = catalogue;
        definitions = new Definitions(workflow, catalogue);
    }

    /**
     * Sets inputs, in order. The value is read as the port's type wants it; a text needs no quotes; a list is separated by
     * commas. What was there, a literal or a link, is replaced.
     *
     * @param workflow at the present versions, see {@link Validation#workflow}
     * @param settings each {@code node.input=value}; the node may be a subgraph's, with one of its interface inputs
     * @throws InvalidWorkflowException with a problem for each setting that cannot be applied
     */
    public static Workflow apply(Workflow workflow, List<String> settings, NodeCatalogue catalogue) {
        Overrides overrides = new Overrides(workflow, catalogue);
        Workflow changed = workflow;
        for (String setting : settings) {
            changed = overrides.set(changed, setting);
        }
        if (!overrides.problems.isEmpty()) {
            throw new InvalidWorkflowException(overrides.problems);
        }
        return changed;
    }

    /** Sets every seed that is not linked, those inside subgraphs too. */
    public static Workflow withSeed(Workflow workflow, long seed, NodeCatalogue catalogue) {
        Definitions definitions = new Definitions(workflow, catalogue);
        Map<String, Subgraph> subgraphs = new LinkedHashMap<>();
        workflow.subgraphs()
                .forEach((name, s) -> subgraphs.put(
                        name,
                        new Subgraph(s.inputs(), s.outputs(), withSeed(definitions, s.nodes(), seed), s.extra())));
        return new Workflow(
                workflow.format(),
                workflow.name(),
                withSeed(definitions, workflow.nodes(), seed),
                workflow.outputs(),
                subgraphs,
                workflow.extra());
    }

    private static Map<String, WorkflowNode> withSeed(
            Definitions definitions, Map<String, WorkflowNode> nodes, long seed) {
        Map<String, WorkflowNode> changed = new LinkedHashMap<>(nodes);
        changed.replaceAll((name, node) -> {
            WorkflowNode seeded = node;
            List<InputDefinition> inputs =
                    definitions.find(node.type()).map(NodeDefinition::inputs).orElse(List.of());
            for (InputDefinition input : inputs) {
                Input given = node.inputs().get(input.name());
                // A subgraph's inner seed is set where it is written; here only one that is given from outside.
                boolean settable = node.subgraph().isEmpty() || given != null;
                if (input.seed() && settable && (given == null || given instanceof Input.Literal)) {
                    seeded = seeded.with(input.name(), new Input.Literal(seed));
                }
            }
            return seeded;
        });
        return changed;
    }

    private Workflow set(Workflow changed, String setting) {
        int equals = setting.indexOf('=');
        Optional<PortRef> target =
                PortRef.parse(equals < 0 ? "" : setting.substring(0, equals).strip());
        if (target.isEmpty()) {
            problems.add(new Problem(
                    Problem.Code.BAD_OVERRIDE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "the setting " + JsonText.quote(setting),
                    "node.input=value",
                    "write for example --set prompt.text=\"a red apple\"",
                    Optional.empty()));
            return changed;
        }
        PortRef port = target.get();
        Place place = new Place(Optional.empty(), port.node());
        Optional<WorkflowNode> node = changed.node(port.node());
        if (node.isEmpty()) {
            problems.add(place.problem(
                    Problem.Code.BAD_OVERRIDE,
                    "the setting " + JsonText.quote(setting),
                    "a node of the workflow",
                    Nearest.advice(port.node(), workflow.nodes().keySet(), nodeNames())));
            return changed;
        }
        Optional<NodeDefinition> definition = definitions.find(node.get().type());
        if (definition.isEmpty()) {
            problems.add(place.problem(
                    Problem.Code.BAD_OVERRIDE,
                    "the type " + JsonText.quote(node.get().type()),
                    "a node type that is installed",
                    "install the plugin that brings it"));
            return changed;
        }
        Optional<InputDefinition> input = definition.get().input(port.port());
        if (input.isEmpty()) {
            List<String> ports = definition.get().inputs().stream()
                    .map(InputDefinition::name)
                    .toList();
            problems.add(place.problem(
                    Problem.Code.BAD_OVERRIDE,
                    port.port(),
                    "the setting " + JsonText.quote(setting),
                    NodeCheck.oneOf("an input of \"" + definition.get().type() + "\"", ports),
                    Nearest.advice(port.port(), ports, "choose one of these")));
            return changed;
        }
        return set(changed, place, node.get(), input.get(), setting.substring(equals + 1));
    }

    private Workflow set(Workflow changed, Place place, WorkflowNode node, InputDefinition input, String text) {
        Input value = value(input, text);
        Optional<Problem> problem = new ValueCheck(catalogue).check(place, input, value);
        if (problem.isPresent()) {
            problems.add(problem.get());
            return changed;
        }
        return changed.with(place.node(), node.with(input.name(), value));
    }

    private static Input value(InputDefinition input, String text) {
        if (!input.type().list()) {
            return single(input, text);
        }
        List<Input> items = new ArrayList<>();
        if (!text.isBlank()) {
            for (String item : text.split(",", -1)) {
                items.add(single(input, item.strip()));
            }
        }
        return new Input.Items(items);
    }

    /** Text that does not read as the port's type stays text, for {@link ValueCheck} to refuse in its own words. */
    private static Input.Literal single(InputDefinition input, String text) {
        String bare = text.strip();
        switch (input.type().name()) {
            case "int", "float" -> {
                try {
                    return new Input.Literal(
                            bare.matches("[+-]?[0-9]{1,18}") ? (Object) Long.valueOf(bare) : new BigDecimal(bare));
                } catch (NumberFormatException e) {
                    return new Input.Literal(text);
                }
            }
            case "boolean" -> {
                if (bare.equals("true") || bare.equals("false")) {
                    return new Input.Literal(Boolean.valueOf(bare));
                }
                return new Input.Literal(text);
            }
            default -> {
                return new Input.Literal(text);
            }
        }
    }

    private String nodeNames() {
        return "choose one of "
                + String.join(", ", workflow.nodes().keySet().stream().limit(20).toList());
    }
}
