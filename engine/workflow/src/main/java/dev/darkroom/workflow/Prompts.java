package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.sdk.definition.ValueType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts in a document that somebody thought up and may not want to tell: what goes into inputs of several lines, the
 * other free texts of the nodes that have such inputs, and those of the nodes that these read texts from. Of a type that
 * is not installed, every text.
 */
public final class Prompts {
    private final NodeCatalogue catalogue;
    private final Set<String> texts = new TreeSet<>();

    private Prompts(NodeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** All of them, none blank. */
    public static Set<String> in(Workflow workflow, NodeCatalogue catalogue) {
        Prompts prompts = new Prompts(catalogue);
        try {
            prompts.collect(Expansion.expand(withoutModes(workflow), catalogue).nodes());
        } catch (InvalidWorkflowException e) {
            // What cannot be opened cannot be looked through: nothing of it is told.
            workflow.nodes().values().forEach(prompts::addAll);
            workflow.subgraphs().values().forEach(s -> s.nodes().values().forEach(prompts::addAll));
        }
        // What an outer node replaces, or nobody uses, still stands in the document.
        workflow.subgraphs().values().forEach(subgraph -> prompts.collect(subgraph.nodes()));
        return Set.copyOf(prompts.texts);
    }

    /** What is bypassed or muted stands in the document all the same. */
    private static Workflow withoutModes(Workflow workflow) {
        Map<String, Subgraph> subgraphs = new LinkedHashMap<>();
        workflow.subgraphs()
                .forEach((name, subgraph) -> subgraphs.put(
                        name,
                        new Subgraph(
                                subgraph.inputs(),
                                subgraph.outputs(),
                                withoutModes(subgraph.nodes()),
                                subgraph.extra())));
        return new Workflow(
                workflow.format(),
                workflow.name(),
                withoutModes(workflow.nodes()),
                workflow.outputs(),
                subgraphs,
                workflow.extra());
    }

    private static Map<String, WorkflowNode> withoutModes(Map<String, WorkflowNode> nodes) {
        Map<String, WorkflowNode> running = new LinkedHashMap<>(nodes);
        running.replaceAll((name, node) -> node.mode() == Mode.RUN ? node : node.with(Mode.RUN));
        return running;
    }

    private void collect(Map<String, WorkflowNode> nodes) {
        Set<String> sources = new HashSet<>();
        nodes.values().forEach(node -> {
            if (node.subgraph().isPresent()) {
                return;
            }
            Optional<NodeDefinition> definition = catalogue.find(node.type());
            if (definition.isEmpty()) {
                addAll(node);
            } else if (definition.get().inputs().stream().anyMatch(InputDefinition::multiline)) {
                addFree(node, definition.get());
                sources.addAll(textSources(node, definition.get()));
            }
        });
        for (String name : Graph.of(new Workflow("", nodes)).ancestors(sources)) {
            WorkflowNode node = Objects.requireNonNull(nodes.get(name));
            catalogue.find(node.type()).ifPresent(definition -> addFree(node, definition));
        }
    }

    /** The nodes whose texts come into free text inputs of a node. */
    private static List<String> textSources(WorkflowNode node, NodeDefinition definition) {
        return definition.inputs().stream()
                .filter(Prompts::free)
                .flatMap(input -> node.input(input.name()).stream())
                .flatMap(input -> WorkflowNode.linksOf(input).stream())
                .map(link -> link.from().node())
                .toList();
    }

    private static boolean free(InputDefinition input) {
        return input.choices().isEmpty()
                && input.choicesFrom().isEmpty()
                && (input.type().name().equals(ValueType.STRING.name())
                        || input.type().name().equals(ValueType.ANY.name()));
    }

    private void addFree(WorkflowNode node, NodeDefinition definition) {
        definition.inputs().stream()
                .filter(Prompts::free)
                .flatMap(input -> node.input(input.name()).stream())
                .forEach(this::add);
    }

    private void addAll(WorkflowNode node) {
        node.inputs().values().forEach(this::add);
    }

    private void add(Input input) {
        if (input instanceof Input.Literal literal && literal.value() instanceof String text && !text.isBlank()) {
            texts.add(text);
        } else if (input instanceof Input.Items items) {
            items.items().forEach(this::add);
        }
    }
}
