package dev.darkroom.runtime.execution;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.WorkflowNode;
import java.util.Map;
import java.util.TreeMap;

/** The seeds that a document writes down, or leaves to their defaults. */
public final class WrittenSeeds {
    private WrittenSeeds() {}

    /** Those of one node, by port; a seed that comes over a link is known only when the node runs. */
    public static Map<String, Long> of(WorkflowNode node, NodeDefinition definition) {
        Map<String, Long> seeds = new TreeMap<>();
        for (InputDefinition input : definition.inputs()) {
            if (input.seed()) {
                Input given = node.inputs().get(input.name());
                Object value = given instanceof Input.Literal literal
                        ? literal.value()
                        : given == null ? input.defaultValue().orElse("") : "";
                if (value instanceof Number number) {
                    seeds.put(input.name(), number.longValue());
                }
            }
        }
        return seeds;
    }
}
