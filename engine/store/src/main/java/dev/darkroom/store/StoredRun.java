package dev.darkroom.store;

import dev.darkroom.runtime.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as a list shows it.
 *
 * @param number grows from run to run, whatever the clock says
 * @param name of the workflow
 * @param priority the higher the sooner
 * @param attempts how often it was begun
 * @param outputs how many files it left
 * @param error one sentence, when it failed
 * @param rating from 1 to 5, given by somebody
 * @param note some words, given by somebody
 * @param tags sorted
 * @param pinned never cleared away
 * @param workflow the saved workflow that it is of, if somebody said so
 * @param sweep the sweep of which it is a cell
 */
public record StoredRun(
        long number,
        String id,
        RunStatus status,
        String name,
        int priority,
        int attempts,
        Instant queued,
        Optional<Instant> started,
        Optional<Instant> finished,
        int outputs,
        Optional<String> error,
        Optional<Integer> rating,
        Optional<String> note,
        List<String> tags,
        boolean pinned,
        Optional<WorkflowRef> workflow,
        Optional<String> sweep) {

    public StoredRun {
        tags = List.copyOf(tags);
    }
}
