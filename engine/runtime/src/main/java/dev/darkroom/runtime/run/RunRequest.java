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
 */
public record RunRequest(Workflow workflow, OptionalLong seed, Optional<Path> outputFolder) {

    public static RunRequest of(Workflow workflow) {
        return new RunRequest(workflow, OptionalLong.empty(), Optional.empty());
    }

    public RunRequest withSeed(long value) {
        return new RunRequest(workflow, OptionalLong.of(value), outputFolder);
    }

    public RunRequest into(Path folder) {
        return new RunRequest(workflow, seed, Optional.of(folder));
    }
}
