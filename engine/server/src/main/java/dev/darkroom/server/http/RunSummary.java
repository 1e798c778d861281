package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.server.RunDesk;
import dev.darkroom.store.StoredRun;
import dev.darkroom.store.WorkflowRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run in a list. */
record RunSummary(
        String runId,
        RunStatus status,
        @JsonPropertyDescription("of the workflow") String name,
        Instant queued,
        Optional<Instant> started,
        Optional<Instant> finished,

        @JsonPropertyDescription("how many files it left, known when it is over")
        int outputs,

        @JsonPropertyDescription("the higher the sooner") int priority,

        @JsonPropertyDescription("how often it was begun") int attempts,

        @JsonPropertyDescription("one sentence, when it failed")
        Optional<String> error,

        @JsonPropertyDescription("from 1 to 5, if somebody gave one")
        Optional<Integer> rating,

        Optional<String> note,
        List<String> tags,

        @JsonPropertyDescription("never cleared away") boolean pinned,

        @JsonPropertyDescription("the saved workflow that it is a run of")
        Optional<WorkflowRef> savedAs,

        @JsonPropertyDescription("id of the sweep that it is a cell of")
        Optional<String> sweep) {
    static RunSummary of(StoredRun run) {
        return new RunSummary(
                run.id(),
                run.status(),
                run.name(),
                run.queued(),
                run.started(),
                run.finished(),
                run.outputs(),
                run.priority(),
                run.attempts(),
                run.error(),
                run.rating(),
                run.note(),
                run.tags(),
                run.pinned(),
                run.workflow(),
                run.sweep());
    }

    static RunSummary of(RunDesk.Submitted run, int priority, Optional<WorkflowRef> savedAs) {
        return new RunSummary(
                run.ticket().runId(),
                RunStatus.QUEUED,
                run.workflow().name(),
                run.ticket().queued(),
                Optional.empty(),
                Optional.empty(),
                0,
                priority,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                savedAs,
                Optional.empty());
    }
}
