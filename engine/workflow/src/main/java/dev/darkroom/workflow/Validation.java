package dev.darkroom.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A workflow at the present versions of its node types and everything that is wrong with it. Made without opening
 * subgraphs: what is wrong inside one is told once, however often it is used.
 *
 * @param workflow migrated, with its subgraphs
 * @param changes what the migration changed
 * @param problems all of them, in the order of the document: the document itself, its nodes, cycles, outputs, then the
 *     subgraphs; at most {@value #MOST_PROBLEMS}, then one that counts the rest
 */
public record Validation(Workflow workflow, List<Migrations.Change> changes, List<Problem> problems) {

    /** Enough for people. */
    public static final int MOST_PROBLEMS = 200;

    public Validation {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /** Migrates and checks. */
    public static Validation of(Workflow saved, NodeCatalogue catalogue) {
        Migrations migrations = Migrations.of(saved, catalogue);
        Problems problems = new Problems();
        new DocumentCheck(migrations, catalogue, problems).run();
        return new Validation(migrations.workflow(), migrations.changes(), problems.toList());
    }

    public boolean valid() {
        return problems.isEmpty();
    }

    /**
     * The graph to run: migrated, subgraphs opened.
     *
     * @throws InvalidWorkflowException when there are problems
     */
    public Graph graph() {
        if (!valid()) {
            throw new InvalidWorkflowException(problems);
        }
        return Graph.of(Expansion.expand(workflow));
    }

    /** Why a node cannot run, by its name: the first problem of each node outside subgraphs. For {@link Plan}. */
    public Map<String, String> refused() {
        Map<String, String> refused = new LinkedHashMap<>();
        for (Problem problem : problems) {
            if (problem.subgraph().isEmpty()) {
                problem.node().ifPresent(node -> refused.putIfAbsent(node, problem.message()));
            }
        }
        return refused;
    }
}
