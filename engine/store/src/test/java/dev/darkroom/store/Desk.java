package dev.darkroom.store;

import dev.darkroom.runtime.Configuration;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.dispatch.Lease;
import dev.darkroom.runtime.library.OutputNotice;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.runtime.run.RunTicket;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store with an engine that has no nodes: who executes runs is the test itself. */
final class Desk implements AutoCloseable {
    final Path data;
    final Path output;
    final Darkroom engine;
    final Store store;

    private Desk(Path folder, Optional<String> url, Recovery recovery) {
        data = folder.resolve("data");
        output = folder.resolve("output");
        engine = Darkroom.open(Configuration.of(data).withOutputFolder(output));
        try {
            store = Store.open(data, url, engine, recovery);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    static Desk open(Path folder) {
        return new Desk(folder, Optional.empty(), Recovery.USUAL);
    }

    static Desk open(Path folder, Optional<String> url, Recovery recovery) {
        return new Desk(folder, url, recovery);
    }

    static Workflow workflow(String name, String inputs) {
        return WorkflowReader.read("{\"format\": \"darkroom/1\", \"name\": \"" + name
                + "\", \"nodes\": {\"denoise\": {\"type\": \"some.node\", \"version\": 1, \"inputs\": {" + inputs
                + "}}}}");
    }

    static RunRequest request(String name) {
        return RunRequest.of(workflow(name, ""));
    }

    static RunTicket ticket(String id) {
        return new RunTicket(id, Instant.ofEpochSecond(1_700_000_000), OutputNotice.NONE);
    }

    String submit(String name) {
        return store.queue().submit(request(name), 0);
    }

    Lease take() throws InterruptedException {
        return store.queue().take(Duration.ofSeconds(10)).orElseThrow();
    }

    /** Ends a run as a worker would. */
    boolean end(Lease lease, RunStatus status) {
        return store.queue().commit(lease, record(lease, status, List.of()));
    }

    RunRecord record(Lease lease, RunStatus status, List<RunRecord.Output> outputs) {
        RunRecord record = engine.notExecuted(lease.request(), status, Optional.empty());
        return new RunRecord(
                record.runId(),
                status,
                record.workflow(),
                record.targets(),
                record.seeds(),
                record.nodes(),
                outputs,
                record.inputs(),
                record.models(),
                record.plugins(),
                record.engine(),
                record.device(),
                record.machine(),
                record.queued(),
                record.started(),
                record.finished(),
                record.error());
    }

    RunStatus status(String runId) {
        return store.history().find(runId).orElseThrow().status();
    }

    /** As a process ends that is killed: nothing is given back. What was asked to be kept is, as if it had been in time. */
    @Override
    public void close() {
        store.close();
        engine.close();
    }
}
