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
        Validation saved = Validation.of(document, engine.catalogue());
        Workflow changed = saved.workflow();
        List<Problem> problems = new ArrayList<>();
        try {
            changed = Overrides.apply(changed, settings, engine.catalogue());
            problems.addAll(engine.validate(changed));
        } catch (InvalidWorkflowException e) {
            problems.addAll(e.problems());
            problems.addAll(saved.problems());
        }
        if (!problems.isEmpty()) {
            throw new InvalidWorkflowException(problems);
        }
        return changed;
    }
}
