package dev.darkroom.runtime;

import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.Subscription;
import dev.darkroom.workflow.InvalidWorkflowException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs one after the other, in the order in which they were asked for. The border behind which durability comes. */
public interface RunQueue {

    /**
     * Puts a run at the end.
     *
     * @throws InvalidWorkflowException with all problems, when the workflow cannot run
     */
    Run submit(RunRequest request);

    /** A run that waits, runs, or ended not too long ago. */
    Optional<Run> find(String runId);

    /** All that {@link #find} knows, oldest first. */
    List<Run> runs();

    /**
     * Cancels a run, waiting or running.
     *
     * @return whether there is one of this id
     */
    boolean cancel(String runId);

    /** Tells {@code listener} of every event from now on, in order, on a thread of its own that it may block. */
    Subscription watch(Consumer<RunEvent> listener);
}
