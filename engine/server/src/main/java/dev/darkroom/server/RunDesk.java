package dev.darkroom.server;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.dispatch.Worker;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunTicket;
import dev.darkroom.store.Artifacts;
import dev.darkroom.store.Recovery;
import dev.darkroom.store.Replays;
import dev.darkroom.store.RunHistory;
import dev.darkroom.store.RunQueue;
import dev.darkroom.store.Store;
import dev.darkroom.store.Sweep;
import dev.darkroom.store.Sweeps;
import dev.darkroom.store.WorkflowRef;
import dev.darkroom.store.Workflows;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Workflow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a server's runs are taken in, done and looked up: an engine, a store, and a worker between them. */
public final class RunDesk implements AutoCloseable {
    private final Darkroom engine;
    private final Store store;
    private final Worker worker;

    private RunDesk(Darkroom engine, Store store) {
        this.engine = engine;
        this.store = store;
        worker = Worker.start(engine, store.queue());
    }

    /**
     * Opens the store in the engine's data folder and goes on with what waits there.
     *
     * @param database URL of a PostgreSQL; empty for a file in the data folder
     * @throws dev.darkroom.store.StoreException when it cannot be used
     */
    public static RunDesk open(Darkroom engine, Optional<String> database, Recovery recovery) {
        return new RunDesk(engine, Store.open(engine.configuration().dataFolder(), database, engine, recovery));
    }

    public Darkroom engine() {
        return engine;
    }

    public RunQueue queue() {
        return store.queue();
    }

    public RunHistory history() {
        return store.history();
    }

    public Workflows workflows() {
        return store.workflows();
    }

    public Replays replays() {
        return store.replays();
    }

    public Artifacts artifacts() {
        return store.artifacts();
    }

    /** What became of a submission: it is kept, and waits. */
    public record Submitted(RunTicket ticket, Workflow workflow) {}

    /**
     * Keeps a run and queues it.
     *
     * @throws InvalidWorkflowException with all problems, when the workflow cannot run
     * @throws dev.darkroom.store.StoreException when it cannot be kept
     */
    public Submitted submit(RunRequest request, int priority) {
        return submit(request, priority, Optional.empty());
    }

    /**
     * Keeps a run of a saved workflow and queues it.
     *
     * @param of the workflow; it is believed
     * @throws InvalidWorkflowException with all problems, when the workflow cannot run
     * @throws dev.darkroom.store.StoreException when it cannot be kept
     */
    public Submitted submit(RunRequest request, int priority, Optional<WorkflowRef> of) {
        RunTicket ticket = request.ticket().orElseGet(RunTicket::fresh);
        Workflow resolved = engine.resolve(request);
        queue().submit(request.resolved(resolved).with(ticket), priority, of);
        return new Submitted(ticket, resolved);
    }

    /**
     * Keeps a sweep and queues its runs, all or none.
     *
     * @param cells in the order of the sweep
     * @throws InvalidWorkflowException with all problems of the first cell that cannot run
     * @throws dev.darkroom.store.StoreException when they cannot be kept
     */
    public void submit(Sweep sweep, List<RunRequest> cells, int priority) {
        List<RunRequest> resolved = cells.stream()
                .map(request -> request.resolved(engine.resolve(request)))
                .toList();
        queue().submit(sweep, resolved, priority);
    }

    public Sweeps sweeps() {
        return store.sweeps();
    }

    /** The run of this id that is being executed now. */
    private Optional<Run> running(String runId) {
        return worker.running().filter(run -> run.id().equals(runId));
    }

    /** The id of the run that is being executed now. */
    public Optional<String> running() {
        return worker.running().map(Run::id);
    }

    /** The record of a run, in whatever state, as JSON; empty when there is none. */
    public Optional<String> record(String runId) {
        // Twice: between two runs a record may be on its way from the worker to the store.
        return running(runId)
                .map(run -> run.record().toJson())
                .or(() -> history().record(runId))
                .or(() -> running(runId).map(run -> run.record().toJson()))
                .or(() -> history().record(runId));
    }

    /**
     * The files of a run.
     *
     * @param over whether no more will come
     */
    public record Outputs(List<RunRecord.Output> files, boolean over) {}

    /** The files that a run has left so far; empty when there is no such run. */
    public Optional<Outputs> outputs(String runId) {
        return record(runId).map(json -> {
            RunRecord record = RunRecord.fromJson(json);
            return new Outputs(record.outputs(), record.status().terminal());
        });
    }

    /** The file itself, unchanged, here or where the run left it. */
    public Optional<Path> file(RunRecord.Output output) {
        // What is kept may be the same file as the one that was left: whoever changed that has changed this.
        return store.artifacts()
                .find(output.sha256())
                .filter(file -> engine.sha256(file).equals(output.sha256()))
                .or(() -> left(output));
    }

    private Optional<Path> left(RunRecord.Output output) {
        Path folder = engine.configuration().outputFolder().toAbsolutePath().normalize();
        Path file = folder.resolve(output.file()).normalize();
        return file.startsWith(folder)
                        && Files.isRegularFile(file)
                        && engine.sha256(file).equals(output.sha256())
                ? Optional.of(file)
                : Optional.empty();
    }

    /**
     * Cancels a run, waiting or running.
     *
     * @return whether there is such a run
     */
    public boolean cancel(String runId) {
        boolean underway = queue().cancel(runId);
        running(runId).ifPresent(Run::cancel);
        return underway || history().find(runId).isPresent();
    }

    /** Ends the work, so that what is unfinished is found by the next process; the engine stays open. */
    @Override
    public void close() {
        store.drain();
        worker.close();
        store.close();
    }
}
