package dev.darkroom.workflow.diff;

import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.OutputRef;
import dev.darkroom.workflow.Subgraph;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowNode;
import dev.darkroom.workflow.diff.WorkflowDiff.Change;
import dev.darkroom.workflow.diff.WorkflowDiff.InputChange;
import dev.darkroom.workflow.diff.WorkflowDiff.ModeChange;
import dev.darkroom.workflow.diff.WorkflowDiff.NameChange;
import dev.darkroom.workflow.diff.WorkflowDiff.NodeChange;
import dev.darkroom.workflow.diff.WorkflowDiff.OutputsChange;
import dev.darkroom.workflow.diff.WorkflowDiff.SubgraphChange;
import dev.darkroom.workflow.diff.WorkflowDiff.TypeChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two documents side by side. */
final class Comparison {
    private final Workflow before;
    private final Workflow after;

    Comparison(Workflow before, Workflow after) {
        this.before = before;
        this.after = after;
    }

    WorkflowDiff diff() {
        Map<String, String> renamed = Renames.between(before.nodes(), after.nodes());
        List<OutputRef> wanted = before.outputs().stream()
                .map(output -> new OutputRef(now(output.node(), renamed), output.port()))
                .toList();
        return new WorkflowDiff(
                before.name().equals(after.name())
                        ? Optional.empty()
                        : Optional.of(new NameChange(before.name(), after.name())),
                nodes(before.nodes(), after.nodes(), renamed),
                Set.copyOf(wanted).equals(Set.copyOf(after.outputs()))
                        ? Optional.empty()
                        : Optional.of(new OutputsChange(before.outputs(), after.outputs())),
                subgraphs(),
                layout(before.nodes(), after.nodes(), renamed));
    }

    private static List<NodeChange> nodes(
            Map<String, WorkflowNode> before, Map<String, WorkflowNode> after, Map<String, String> renamed) {
        List<NodeChange> changes = new ArrayList<>();
        before.forEach((name, old) -> {
            String called = now(name, renamed);
            @Nullable WorkflowNode node = after.get(called);
            if (node == null) {
                changes.add(new NodeChange(
                        Change.REMOVED,
                        name,
                        Optional.empty(),
                        old.type(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of()));
                return;
            }
            List<InputChange> inputs = inputs(old, node, renamed);
            Optional<TypeChange> retyped = retyped(old, node);
            Optional<String> was = called.equals(name) ? Optional.empty() : Optional.of(name);
            Optional<ModeChange> mode =
                    old.mode() == node.mode() ? Optional.empty() : Optional.of(new ModeChange(old.mode(), node.mode()));
            if (was.isPresent() || retyped.isPresent() || mode.isPresent() || !inputs.isEmpty()) {
                Change kind = was.isPresent() ? Change.RENAMED : Change.CHANGED;
                changes.add(new NodeChange(kind, called, was, node.type(), retyped, mode, inputs, List.of()));
            }
        });
        Set<String> known = new LinkedHashSet<>(before.keySet());
        known.addAll(renamed.values());
        after.forEach((name, node) -> {
            if (!known.contains(name)) {
                List<String> links = node.links().stream()
                        .map(link -> link.from().toString())
                        .toList();
                changes.add(new NodeChange(
                        Change.ADDED,
                        name,
                        Optional.empty(),
                        node.type(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        links));
            }
        });
        return changes;
    }

    private static Optional<TypeChange> retyped(WorkflowNode before, WorkflowNode after) {
        return before.type().equals(after.type()) && before.version().equals(after.version())
                ? Optional.empty()
                : Optional.of(new TypeChange(before.type(), before.version(), after.type(), after.version()));
    }

    private static List<InputChange> inputs(WorkflowNode before, WorkflowNode after, Map<String, String> renamed) {
        return union(before.inputs(), after.inputs()).stream()
                .map(port -> new InputChange(port, before.input(port), after.input(port)))
                .filter(change -> !same(change.before(), change.after(), renamed))
                .toList();
    }

    private static boolean same(Optional<Input> before, Optional<Input> after, Map<String, String> renamed) {
        if (before.isPresent() && after.isPresent()) {
            return SameInput.of(before.get(), after.get(), renamed);
        }
        return before.isEmpty() && after.isEmpty();
    }

    private List<SubgraphChange> subgraphs() {
        List<SubgraphChange> changes = new ArrayList<>();
        for (String name : union(before.subgraphs(), after.subgraphs())) {
            @Nullable Subgraph old = before.subgraphs().get(name);
            @Nullable Subgraph now = after.subgraphs().get(name);
            if (old == null || now == null) {
                changes.add(new SubgraphChange(old == null ? Change.ADDED : Change.REMOVED, name, false, List.of()));
                continue;
            }
            Map<String, String> renamed = Renames.between(old.nodes(), now.nodes());
            List<NodeChange> inside = nodes(old.nodes(), now.nodes(), renamed);
            boolean ports = !old.inputs().equals(now.inputs()) || !old.outputs().equals(now.outputs());
            if (ports || !inside.isEmpty()) {
                changes.add(new SubgraphChange(Change.CHANGED, name, ports, inside));
            }
        }
        return changes;
    }

    private static boolean layout(
            Map<String, WorkflowNode> before, Map<String, WorkflowNode> after, Map<String, String> renamed) {
        return before.entrySet().stream().anyMatch(each -> {
            @Nullable WorkflowNode node = after.get(now(each.getKey(), renamed));
            return node != null
                    && !node.extra()
                            .without("mode")
                            .equals(each.getValue().extra().without("mode"));
        });
    }

    private static String now(String name, Map<String, String> renamed) {
        return Objects.requireNonNull(renamed.getOrDefault(name, name));
    }

    private static Set<String> union(Map<String, ?> before, Map<String, ?> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names;
    }
}
