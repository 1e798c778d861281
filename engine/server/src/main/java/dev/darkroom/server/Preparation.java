package dev.darkroom.server;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Overrides;
import dev.darkroom.workflow.Problem;
import dev.darkroom.workflow.Validation;
import dev.darkroom.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** From a document as somebody gave it to one that can run. */
public final class Preparation {
    private Preparation() {}

    /**
     * Brings the document to the present versions and sets the inputs.
     *
     * @param settings each {@code node.input=value}
     * @throws InvalidWorkflowException with all problems, of the settings and of the document
     */
    public static Workflow of(Darkroom engine, Workflow document, List<String> settings) {
        return of(engine, document, settings, List.of());
    }

    /**
     * The same for a run of some nodes.
     *
     * @param targets the nodes that are wanted; empty for all that the workflow is for
     * @throws InvalidWorkflowException with all problems, of the settings, the targets, and what these need
     */
    public static Workflow of(Darkroom engine, Workflow document, List<String> settings, List<String> targets) {
        Validation saved = Validation.of(document, engine.catalogue());
        Workflow changed = saved.workflow();
        List<Problem> problems = new ArrayList<>();
        try {
            changed = Overrides.apply(changed, settings, engine.catalogue());
            problems.addAll(engine.check(changed, targets).problems());
        } catch (InvalidWorkflowException e) {
            problems.addAll(e.problems());
            problems.addAll(saved.problems());
        }
        if (!problems.isEmpty()) {
            throw new InvalidWorkflowException(problems);
        }
        return changed;
    }

    /**
     * Sets the inputs of a document that may have problems.
     *
     * @throws InvalidWorkflowException with the problems of the settings
     */
    public static Workflow draft(Darkroom engine, Workflow document, List<String> settings) {
        return Overrides.apply(engine.check(document).workflow(), settings, engine.catalogue());
    }
}
