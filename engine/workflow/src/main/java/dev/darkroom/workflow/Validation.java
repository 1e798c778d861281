package dev.darkroom.workflow;

import java.util.List;
import java.util.Map;

/**
 * A workflow at the present versions of its node types and everything that is wrong with it. Made without opening
 * subgraphs: what is wrong inside one is told once, however often it is used.
 *
 * @param workflow migrated, with its subgraphs
 * @param changes what the migration changed
 * @param problems all of them, in the order of the document: the document itself, its nodes, cycles, outputs, then the
 *     subgraphs; at most {@value #MOST_PROBLEMS}, then one that counts the rest. With targets: those of the targets, and
 *     those that concern what they need
 * @param targets the nodes that are wanted, with what they need; empty for all that the workflow is for
 * @param catalogue by which it was checked
 */
public record Validation(
        Workflow workflow,
        List<Migrations.Change> changes,
        List<Problem> problems,
        List<String> targets,
        NodeCatalogue catalogue) {

    /** Enough for people. */
    public static final int MOST_PROBLEMS = 200;

    public Validation {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
        targets = List.copyOf(targets);
    }

    /** Migrates and checks. */
    public static Validation of(Workflow saved, NodeCatalogue catalogue) {
        return of(saved, catalogue, List.of());
    }

    /**
     * Migrates, and checks what some nodes need.
     *
     * @param targets names of nodes, {@code outer/inner} for one inside a subgraph; empty for the whole workflow
     */
    public static Validation of(Workflow saved, NodeCatalogue catalogue, List<String> targets) {
        Migrations migrations = Migrations.of(saved, catalogue);
        Problems problems = new Problems();
        new DocumentCheck(migrations, catalogue, problems).run();
        Workflow workflow = migrations.workflow();
        return new Validation(
                workflow,
                migrations.changes(),
                new Aim(workflow, catalogue, targets).concerning(problems.toList()),
                targets,
                catalogue);
    }

    public boolean valid() {
        return problems.isEmpty();
    }

    /**
     * The graph to run: migrated, subgraphs opened, links past what is bypassed; its targets are those that are wanted.
     *
     * @throws InvalidWorkflowException when there are problems
     */
    public Graph graph() {
        if (!valid()) {
            throw new InvalidWorkflowException(problems);
        }
        return aim().graph();
    }

    /**
     * The same graph, though there may be problems.
     *
     * @throws InvalidWorkflowException when there are such that it cannot be made
     */
    public Graph sketch() {
        try {
            return aim().graph();
        } catch (InvalidWorkflowException e) {
            throw valid() ? e : new InvalidWorkflowException(problems);
        }
    }

    /** Why a node of the {@link #sketch} cannot run, by its name: the first problem of each. For {@link Plan}. */
    public Map<String, String> refused(Graph sketch) {
        return aim().refused(sketch, problems);
    }

    private Aim aim() {
        return new Aim(workflow, catalogue, targets);
    }
}
