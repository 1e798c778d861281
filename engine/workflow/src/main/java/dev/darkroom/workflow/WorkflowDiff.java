package dev.darkroom.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes one workflow another, as far as a run is concerned: {@code ui} and order do not count. A renamed node is
 * one removed and one added. Subgraph definitions are compared as wholes.
 *
 * @param nodes in the order of the older document, then what is new
 * @param subgraphs names of subgraphs that were added, removed or changed
 */
public record WorkflowDiff(List<NodeChange> nodes, List<String> subgraphs) {

    /** What became of a node. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** @param inputs what changed in a node that both have; empty for others, and when only type or version changed */
    public record NodeChange(Kind kind, String node, List<InputChange> inputs) {
        public NodeChange {
            inputs = List.copyOf(inputs);
        }
    }

    /** One input, literal or link, before and after. Empty: not given. */
    public record InputChange(String port, Optional<Input> before, Optional<Input> after) {

        /** Whether a link is part of it: the graph changed, not only a value. */
        public boolean rewired() {
            return before.map(i -> !WorkflowNode.linksOf(i).isEmpty()).orElse(false)
                    || after.map(i -> !WorkflowNode.linksOf(i).isEmpty()).orElse(false);
        }
    }

    public WorkflowDiff {
        nodes = List.copyOf(nodes);
        subgraphs = List.copyOf(subgraphs);
    }

    public static WorkflowDiff between(Workflow before, Workflow after) {
        List<NodeChange> changes = new ArrayList<>();
        for (String name : union(before.nodes(), after.nodes())) {
            WorkflowNode old = before.nodes().get(name);
            WorkflowNode now = after.nodes().get(name);
            if (old == null) {
                changes.add(new NodeChange(Kind.ADDED, name, List.of()));
            } else if (now == null) {
                changes.add(new NodeChange(Kind.REMOVED, name, List.of()));
            } else {
                List<InputChange> inputs = inputs(old, now);
                if (!inputs.isEmpty()
                        || !old.type().equals(now.type())
                        || !old.version().equals(now.version())) {
                    changes.add(new NodeChange(Kind.CHANGED, name, inputs));
                }
            }
        }
        List<String> subgraphs = union(before.subgraphs(), after.subgraphs()).stream()
                .filter(name ->
                        differ(before.subgraphs().get(name), after.subgraphs().get(name)))
                .toList();
        return new WorkflowDiff(changes, subgraphs);
    }

    public boolean isEmpty() {
        return nodes.isEmpty() && subgraphs.isEmpty();
    }

    private static List<InputChange> inputs(WorkflowNode before, WorkflowNode after) {
        return union(before.inputs(), after.inputs()).stream()
                .map(port -> new InputChange(port, before.input(port), after.input(port)))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static boolean differ(@Nullable Subgraph before, @Nullable Subgraph after) {
        if (before == null || after == null) {
            return (before == null) != (after == null);
        }
        return !before.inputs().equals(after.inputs())
                || !before.outputs().equals(after.outputs())
                || !between(new Workflow("", before.nodes()), new Workflow("", after.nodes()))
                        .isEmpty();
    }

    private static Set<String> union(Map<String, ?> before, Map<String, ?> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names;
    }
}
