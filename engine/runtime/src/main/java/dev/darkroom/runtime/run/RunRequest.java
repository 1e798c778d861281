package dev.darkroom.runtime.run;

import dev.darkroom.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What somebody wants run.
 *
 * @param workflow the document with all overrides applied; it goes into the record as it is here
 * @param targets names of the nodes that are wanted, with what they need, {@code outer/inner} inside a subgraph; empty for
 *     all that the workflow is for
 * @param seed put into every seed input that the document writes down or leaves to its default, in the document itself,
 *     so that the record replays
 * @param outputFolder where saved files go; empty for the engine's usual folder
 * @param anew whether everything is computed, though it may be known, and nothing of it kept for later runs
 * @param keepSteps whether every picture that a node shows of its work is kept, see {@link
 *     dev.darkroom.runtime.library.StepPictures}
 * @param ticket of the queue that hands it out; empty for a run of its own
 */
public record RunRequest(
        Workflow workflow,
        List<String> targets,
        OptionalLong seed,
        Optional<Path> outputFolder,
        boolean anew,
        boolean keepSteps,
        Optional<RunTicket> ticket) {

    public RunRequest {
        targets = List.copyOf(targets);
    }

    public static RunRequest of(Workflow workflow) {
        return new RunRequest(
                workflow, List.of(), OptionalLong.empty(), Optional.empty(), false, false, Optional.empty());
    }

    public RunRequest withSeed(long value) {
        return new RunRequest(workflow, targets, OptionalLong.of(value), outputFolder, anew, keepSteps, ticket);
    }

    public RunRequest into(Path folder) {
        return new RunRequest(workflow, targets, seed, Optional.of(folder), anew, keepSteps, ticket);
    }

    /** Takes nothing from what is known already. */
    public RunRequest computedAnew() {
        return new RunRequest(workflow, targets, seed, outputFolder, true, keepSteps, ticket);
    }

    /** Only these nodes, and what they need. */
    public RunRequest only(List<String> nodes) {
        return new RunRequest(workflow, nodes, seed, outputFolder, anew, keepSteps, ticket);
    }

    public RunRequest keepingSteps(boolean keep) {
        return new RunRequest(workflow, targets, seed, outputFolder, anew, keep, ticket);
    }

    public RunRequest with(RunTicket given) {
        return new RunRequest(workflow, targets, seed, outputFolder, anew, keepSteps, Optional.of(given));
    }

    /** The same with the document that it comes to, in which the seed stands. */
    public RunRequest resolved(Workflow document) {
        return new RunRequest(document, targets, OptionalLong.empty(), outputFolder, anew, keepSteps, ticket);
    }
}
