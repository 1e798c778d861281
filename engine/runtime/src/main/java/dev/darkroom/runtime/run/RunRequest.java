package dev.darkroom.runtime.run;

import dev.darkroom.workflow.Workflow;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What somebody wants run.
 *
 * @param workflow the document with all overrides applied; it goes into the record as it is here
 * @param seed put into every seed input that the document writes down or leaves to its default, in the document itself,
 *     so that the record replays
 * @param outputFolder where saved files go; empty for the engine's usual folder
 * @param anew whether everything is computed, though it may be known, and nothing of it kept for later runs
 * @param ticket of the queue that hands it out; empty for a run of its own
 */
public record RunRequest(
        Workflow workflow, OptionalLong seed, Optional<Path> outputFolder, boolean anew, Optional<RunTicket> ticket) {

    public static RunRequest of(Workflow workflow) {
        return new RunRequest(workflow, OptionalLong.empty(), Optional.empty(), false, Optional.empty());
    }

    public RunRequest withSeed(long value) {
        return new RunRequest(workflow, OptionalLong.of(value), outputFolder, anew, ticket);
    }

    public RunRequest into(Path folder) {
        return new RunRequest(workflow, seed, Optional.of(folder), anew, ticket);
    }

    /** Takes nothing from what is known already. */
    public RunRequest computedAnew() {
        return new RunRequest(workflow, seed, outputFolder, true, ticket);
    }

    public RunRequest with(RunTicket given) {
        return new RunRequest(workflow, seed, outputFolder, anew, Optional.of(given));
    }
}
