package dev.darkroom.runtime.execution;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.PortRef;
import dev.darkroom.workflow.WorkflowNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a workflow gives to one node, call by call. A node that maps is called once for each element of the longest list
 * that a single port is given; shorter lists repeat their last element; an empty one means no call.
 */
final class Inputs {
    private final WorkflowNode node;
    private final boolean maps;
    private final Function<PortRef, Object> values;
    private final Predicate<PortRef> lists;
    private final Map<String, List<Object>> mapped = new HashMap<>();

    /**
     * @param values of the outputs that the node reads; asked for a lazy input only when the node asks
     * @param lists whether an output carries a list
     */
    Inputs(
            WorkflowNode node,
            NodeDefinition definition,
            boolean maps,
            Function<PortRef, Object> values,
            Predicate<PortRef> lists) {
        this.node = node;
        this.maps = maps;
        this.values = values;
        this.lists = lists;
        for (InputDefinition input : definition.inputs()) {
            Input given = node.inputs().get(input.name());
            if (given != null && perElement(input, given, lists)) {
                mapped.put(input.name(), flat(given));
            }
        }
    }

    static Inputs ofLiterals(WorkflowNode node, NodeDefinition definition, boolean maps) {
        return new Inputs(
                node,
                definition,
                maps,
                from -> {
                    throw new IllegalStateException("Not a literal: " + from);
                },
                from -> false);
    }

    /** Whether the node is called once for each element that the input is given. */
    static boolean perElement(InputDefinition input, Input given, Predicate<PortRef> lists) {
        return !input.type().list()
                && (given instanceof Input.Items || (given instanceof Input.Link link && lists.test(link.from())));
    }

    boolean maps() {
        return maps;
    }

    int calls() {
        if (!maps) {
            return 1;
        }
        int most = 0;
        for (List<Object> elements : mapped.values()) {
            if (elements.isEmpty()) {
                return 0;
            }
            most = Math.max(most, elements.size());
        }
        return most;
    }

    /** What a call gives to each port; null when the workflow says nothing about it. */
    Function<PortBinding, @Nullable Supplier<Object>> call(int number) {
        return port -> {
            Input given = node.inputs().get(port.definition().name());
            if (given == null) {
                return null;
            }
            List<Object> elements = mapped.get(port.definition().name());
            if (elements != null) {
                return () -> elements.get(Math.min(number, elements.size() - 1));
            }
            return port.definition().type().list() ? () -> flat(given) : () -> single(given);
        };
    }

    private Object single(Input given) {
        if (given instanceof Input.Literal literal) {
            return literal.value();
        }
        if (given instanceof Input.Link link) {
            return values.apply(link.from());
        }
        throw new IllegalStateException("Validation lets only literals and links through, not " + given);
    }

    private List<Object> flat(Input given) {
        List<Object> elements = new ArrayList<>();
        addTo(elements, given);
        return elements;
    }

    private void addTo(List<Object> elements, Input given) {
        if (given instanceof Input.Items items) {
            items.items().forEach(item -> addTo(elements, item));
        } else if (given instanceof Input.Link link && lists.test(link.from())) {
            elements.addAll((List<?>) values.apply(link.from()));
        } else {
            elements.add(single(given));
        }
    }
}
