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
 */
public record RunRequest(Workflow workflow, OptionalLong seed, Optional<Path> outputFolder, boolean anew) {

    public RunRequest(Workflow workflow, OptionalLong seed, Optional<Path> outputFolder) {
        this(workflow, seed, outputFolder, false);
    }

    public static RunRequest of(Workflow workflow) {
        return new RunRequest(workflow, OptionalLong.empty(), Optional.empty());
    }

    public RunRequest withSeed(long value) {
        return new RunRequest(workflow, OptionalLong.of(value), outputFolder, anew);
    }

    public RunRequest into(Path folder) {
        return new RunRequest(workflow, seed, Optional.of(folder), anew);
    }

    public RunRequest computedAnew() {
        return new RunRequest(workflow, seed, outputFolder, true);
    }
}
