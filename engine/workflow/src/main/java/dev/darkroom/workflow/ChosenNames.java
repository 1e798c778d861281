package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names of models and files in a document, which may be called otherwise where it is to run. */
public final class ChosenNames {
    private final Definitions definitions;
    private final String list;
    private final Map<String, String> names;

    private ChosenNames(Definitions definitions, String list, Map<String, String> names) {
        this.definitions = definitions;
        this.list = list;
        this.names = names;
    }

    /**
     * The document with other names wherever it writes one down, in subgraphs too.
     *
     * @param workflow at the present versions, see {@link Validation#workflow}
     * @param list from which the inputs choose: {@code models} or {@code inputs}
     * @param names new ones by old ones
     */
    public static Workflow replaced(
            Workflow workflow, NodeCatalogue catalogue, String list, Map<String, String> names) {
        if (names.isEmpty()) {
            return workflow;
        }
        ChosenNames replacing = new ChosenNames(new Definitions(workflow, catalogue), list, names);
        Map<String, Subgraph> subgraphs = new LinkedHashMap<>(workflow.subgraphs());
        subgraphs.replaceAll((name, subgraph) -> new Subgraph(
                subgraph.inputs(), subgraph.outputs(), replacing.nodes(subgraph.nodes()), subgraph.extra()));
        return new Workflow(
                workflow.format(),
                workflow.name(),
                replacing.nodes(workflow.nodes()),
                workflow.outputs(),
                subgraphs,
                workflow.extra());
    }

    private Map<String, WorkflowNode> nodes(Map<String, WorkflowNode> nodes) {
        Map<String, WorkflowNode> changed = new LinkedHashMap<>(nodes);
        changed.replaceAll((name, node) -> node(node));
        return changed;
    }

    private WorkflowNode node(WorkflowNode node) {
        Optional<NodeDefinition> definition = definitions.find(node.type());
        if (definition.isEmpty()) {
            return node;
        }
        WorkflowNode changed = node;
        for (InputDefinition input : definition.get().inputs()) {
            Optional<Input> given =
                    node.input(input.name()).or(() -> input.defaultValue().map(Input.Literal::new));
            if (input.choicesFrom().filter(list::equals).isPresent() && given.isPresent()) {
                Input named = renamed(given.get());
                if (!named.equals(given.get())) {
                    changed = changed.with(input.name(), named);
                }
            }
        }
        return changed;
    }

    private Input renamed(Input input) {
        if (input instanceof Input.Literal literal && literal.value() instanceof String name) {
            return new Input.Literal(names.getOrDefault(name, name));
        }
        return input instanceof Input.Items items
                ? new Input.Items(items.items().stream().map(this::renamed).toList())
                : input;
    }
}
