package dev.darkroom.workflow;

import dev.darkroom.sdk.OldInputs;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A workflow brought to the present versions of its node types, one step of {@link dev.darkroom.sdk.Migration} after
 * the other. Nodes that cannot be brought there stay as they are and have a problem.
 *
 * @param workflow at the present versions
 * @param changes what was changed, in the order of the document
 * @param problems nodes whose version is not known or whose migration failed
 */
public record Migrations(Workflow workflow, List<Change> changes, List<Problem> problems) {

    public Migrations {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /**
     * What became of one node.
     *
     * @param subgraph the subgraph in whose definition the node is
     * @param type the id of the type, which the document may have known by an alias
     * @param from the version that was saved
     * @param to the present version
     */
    public record Change(Optional<String> subgraph, String node, String savedType, String type, int from, int to) {

        /** In one sentence. */
        public String message() {
            String where = subgraph.map(s -> "Subgraph \"" + s + "\", node").orElse("Node") + " \"" + node + "\"";
            if (from == to) {
                return where + ": \"" + savedType + "\" is now called \"" + type + "\".";
            }
            return where + ": brought from version " + from + " of \"" + savedType + "\" to version " + to
                    + (savedType.equals(type) ? "." : " of \"" + type + "\".");
        }
    }

    public static Migrations of(Workflow workflow, NodeCatalogue catalogue) {
        Walk walk = new Walk(catalogue);
        Map<String, WorkflowNode> nodes = walk.nodes(Optional.empty(), workflow.nodes());
        Map<String, Subgraph> subgraphs = new LinkedHashMap<>();
        workflow.subgraphs()
                .forEach((name, s) -> subgraphs.put(
                        name,
                        new Subgraph(s.inputs(), s.outputs(), walk.nodes(Optional.of(name), s.nodes()), s.extra())));
        Workflow migrated = walk.changes.isEmpty()
                ? workflow
                : new Workflow(
                        workflow.format(), workflow.name(), nodes, workflow.outputs(), subgraphs, workflow.extra());
        return new Migrations(migrated, walk.changes, walk.problems);
    }

    private static final class Walk {
        private final NodeCatalogue catalogue;
        private final List<Change> changes = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Walk(NodeCatalogue catalogue) {
            this.catalogue = catalogue;
        }

        Map<String, WorkflowNode> nodes(Optional<String> subgraph, Map<String, WorkflowNode> nodes) {
            Map<String, WorkflowNode> migrated = new LinkedHashMap<>();
            nodes.forEach((name, node) -> migrated.put(name, node(new Place(subgraph, name), node)));
            return migrated;
        }

        private WorkflowNode node(Place place, WorkflowNode node) {
            Optional<NodeDefinition> found = catalogue.find(node.type());
            if (found.isEmpty()) {
                return node;
            }
            NodeDefinition definition = found.get();
            if (node.version().isEmpty()) {
                problems.add(place.problem(
                        Problem.Code.UNKNOWN_VERSION,
                        "no \"version\"",
                        "the version of \"" + definition.type() + "\" with which the node was saved",
                        "add \"version\": " + definition.version()));
                return node;
            }
            int saved = node.version().getAsInt();
            if (saved == definition.version() && node.type().equals(definition.type())) {
                return node;
            }
            if (saved > definition.version()) {
                problems.add(place.problem(
                        Problem.Code.UNKNOWN_VERSION,
                        "version " + saved + " of \"" + definition.type() + "\"",
                        "version " + definition.version() + " or older",
                        "update the plugin that brings this node"));
                return node;
            }
            return migrate(place, node, definition, saved);
        }

        private WorkflowNode migrate(Place place, WorkflowNode node, NodeDefinition definition, int saved) {
            Map<String, Input> inputs = node.inputs();
            for (int version = saved; version < definition.version(); version++) {
                Optional<Consumer<OldInputs>> step = catalogue.migration(definition.type(), version);
                if (step.isEmpty()) {
                    problems.add(place.problem(
                            Problem.Code.UNKNOWN_VERSION,
                            "version " + saved + " of \"" + definition.type() + "\"",
                            "version " + definition.version() + ", to which no migration leads from version " + version,
                            "set the node up again at version " + definition.version()));
                    return node;
                }
                try {
                    inputs = apply(step.get(), inputs);
                } catch (RuntimeException e) {
                    // The step is a plugin's code: whatever it does wrong is its node's problem, not the document's
                    // end.
                    problems.add(place.problem(
                            Problem.Code.MIGRATION_FAILED,
                            "a migration from version " + version + " that failed ("
                                    + JsonText.shorten(String.valueOf(e.getMessage())) + ")",
                            "inputs that version " + version + " of \"" + definition.type() + "\" would take",
                            "correct the inputs or set the node up again"));
                    return node;
                }
            }
            changes.add(new Change(
                    place.subgraph(), place.node(), node.type(), definition.type(), saved, definition.version()));
            return new WorkflowNode(definition.type(), OptionalInt.of(definition.version()), inputs, node.extra());
        }

        /** Literals go as plain values, all else as it is: a step can move or remove a link but not look into it. */
        private static Map<String, Input> apply(Consumer<OldInputs> step, Map<String, Input> inputs) {
            Map<String, Object> plain = new LinkedHashMap<>();
            inputs.forEach(
                    (port, input) -> plain.put(port, input instanceof Input.Literal literal ? literal.value() : input));
            OldInputs old = new OldInputs(plain);
            step.accept(old);
            Map<String, Input> migrated = new LinkedHashMap<>();
            old.toMap()
                    .forEach((port, value) ->
                            migrated.put(port, value instanceof Input input ? input : new Input.Literal(value)));
            return migrated;
        }
    }
}
