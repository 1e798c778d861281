package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.library.OutputFolder;
import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunEvent.Source;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.runtime.run.RunTicket;
import dev.darkroom.sdk.RunCancelledException;
import dev.darkroom.workflow.CacheKey;
import dev.darkroom.workflow.Validation;
import dev.darkroom.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run from beginning to end: what it is about to do, whether it is to stop, what became of it. Who runs which node
 * is up to its {@link TaskRunner}. All state is behind one lock, which is never held while a node runs, a file is read or
 * a resource closed.
 */
public final class RunExecution implements Run {
    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

    private final String id;
    private final Executor executor;
    private final Validation validation;
    private final OutputFolder outputs;
    private final boolean anew;
    private final boolean keepSteps;
    private final RunJournal journal;
    private final RunVoice voice;
    private final UpstreamValues values;
    private final CompletableFuture<RunRecord> result = new CompletableFuture<>();
    private final Object lock = new Object();
    private final TaskRunner runner;
    private volatile RunStatus status = RunStatus.QUEUED;
    private volatile boolean stopped;
    private @Nullable RunError error;
    private @Nullable Preparation preparation;
    private @Nullable TaskGraph tasks;
    private @Nullable RunRecord finished;

    RunExecution(
            Executor executor,
            RunTicket ticket,
            Workflow document,
            Validation validation,
            OutputFolder outputs,
            boolean anew,
            boolean keepSteps) {
        this.id = ticket.runId();
        this.executor = executor;
        this.validation = validation;
        this.outputs = outputs;
        this.anew = anew;
        this.keepSteps = keepSteps;
        this.journal = new RunJournal(ticket, document, validation.targets(), executor);
        this.voice = new RunVoice(id, executor.events());
        this.runner = new TaskRunner(this, executor, lock);
        this.values = new UpstreamValues(this, runner, executor.lane(), lock);
    }

    /** Begins a run that waits; does nothing when it was cancelled meanwhile. */
    public void start() {
        synchronized (lock) {
            if (status != RunStatus.QUEUED) {
                return;
            }
            status = RunStatus.RUNNING;
            journal.start();
        }
        if (keepSteps) {
            // An earlier attempt may have left some.
            executor.steps().forget(id);
        }
        runner.start();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RunStatus status() {
        return status;
    }

    @Override
    public CompletableFuture<RunRecord> result() {
        return result.copy();
    }

    /** Calls {@code then} once the run is over, whichever way it ends. */
    public void whenOver(Runnable then) {
        CompletableFuture<Void> unused = result.thenRun(then);
    }

    @Override
    public RunRecord record() {
        synchronized (lock) {
            RunRecord last = finished;
            if (last != null) {
                return last;
            }
            return journal.record(status, tasks, preparation, Optional.ofNullable(error));
        }
    }

    @Override
    public void cancel() {
        boolean waiting;
        synchronized (lock) {
            if (status.terminal()) {
                return;
            }
            waiting = status == RunStatus.QUEUED;
            status = RunStatus.RUNNING;
            stopped = true;
            lock.notifyAll();
        }
        if (waiting) {
            complete();
        }
        executor.lane().wake();
    }

    /** Plans the run. Returns the tasks that can start. */
    List<Task> begin() {
        List<Task> ready = new ArrayList<>();
        Preparation opened = null;
        try {
            Preparation prepared = new Preparation(executor, outputs, validation.graph(), anew);
            opened = prepared;
            TaskGraph graph = TaskGraph.of(prepared, executor);
            List<Task> cached = new ArrayList<>();
            int waiting = 0;
            for (Task task : graph.all()) {
                if (task.done()) {
                    cached.add(task);
                } else {
                    waiting++;
                }
            }
            int count = waiting;
            voice.say(number -> new RunEvent.Started(id, number, count));
            cached.forEach(this::tell);
            List<NodeResult> free = new ArrayList<>();
            synchronized (lock) {
                if (finished == null) {
                    journal.plan(prepared, executor);
                    preparation = prepared;
                    tasks = graph;
                    cached.forEach(task -> graph.freeUnread(task, free));
                    graph.demand(
                            prepared.graph().targets(executor.catalogue()).stream()
                                    .filter(graph::has)
                                    .map(graph::task)
                                    .toList(),
                            ready);
                } else {
                    // Planning took so long that it was given up.
                    graph.freeAll(free);
                }
            }
            free.forEach(NodeResult::release);
        } catch (RunFailure e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            fail(Failures.unexpected("The run could not be planned", e));
        } finally {
            if (opened != null) {
                opened.release();
            }
        }
        return ready;
    }

    /** Tells of a task's result, which the caller knows to be held. */
    void tell(Task task) {
        NodeResult made = task.result;
        if (made == null) {
            return;
        }
        List<RunRecord.Output> saved = journal.saved(task, made);
        if (!voice.heard()) {
            return;
        }
        if (task.source != Source.COMPUTED) {
            made.preview().ifPresent(picture -> voice.preview(task.name, picture));
        }
        made.notes().forEach(sentence -> voice.note(task.name, sentence));
        saved.forEach(output -> voice.say(number -> new RunEvent.OutputSaved(id, number, output)));
        voice.say(number ->
                new RunEvent.NodeFinished(id, number, task.name, task.source, task.millis, task.usage.peak()));
    }

    /** The first failure is the run's; it stops. */
    void fail(RunFailure failure) {
        LOG.warn("Run {}: {}", id, failure.getMessage(), failure.getCause());
        synchronized (lock) {
            if (error == null) {
                error = failure.error();
            }
            TaskGraph graph = tasks;
            failure.error().node().ifPresent(node -> {
                if (graph != null && graph.has(node)) {
                    graph.task(node).status = NodeStatus.FAILED;
                }
            });
            stopped = true;
            lock.notifyAll();
        }
        failure.error()
                .node()
                .ifPresent(node -> voice.say(number -> new RunEvent.NodeFailed(id, number, node, failure.error())));
        executor.lane().wake();
    }

    /** A node has given no sign of life for too long: the run fails by it. */
    void silent(@Nullable Task task, Duration time) {
        fail(Failures.silent(task, time));
    }

    /** Gives up a thread that does not come back from its node; false when it came back just now. */
    boolean abandon(Stint stint) {
        List<NodeResult> read = new ArrayList<>();
        synchronized (lock) {
            for (Task task : stint.tasks()) {
                for (Task source : task.upstream) {
                    NodeResult result = source.result;
                    if (result != null && result.retain()) {
                        read.add(result);
                    }
                }
            }
        }
        if (!stint.abandon(read)) {
            read.forEach(NodeResult::release);
            return false;
        }
        runner.ended();
        return true;
    }

    /** Nothing is underway any more. */
    void complete() {
        List<NodeResult> free = new ArrayList<>();
        RunRecord record;
        synchronized (lock) {
            TaskGraph graph = tasks;
            boolean all = graph != null;
            if (graph != null) {
                for (Task task : graph.all()) {
                    if (task.status == NodeStatus.WAITING) {
                        task.status = task.demanded ? NodeStatus.CANCELLED : NodeStatus.SKIPPED;
                    } else if (task.status == NodeStatus.RUNNING) {
                        // Its thread was given up.
                        task.status = NodeStatus.CANCELLED;
                    }
                    all &= task.status != NodeStatus.CANCELLED;
                }
                graph.freeAll(free);
            }
            journal.finish();
            RunStatus last = error != null ? RunStatus.FAILED : all ? RunStatus.SUCCEEDED : RunStatus.CANCELLED;
            record = journal.record(last, graph, preparation, Optional.ofNullable(error));
            status = last;
            finished = record;
            // Records are remembered for long; what the run needed to run is not.
            tasks = null;
            preparation = null;
        }
        try {
            free.forEach(NodeResult::release);
            voice.say(number -> new RunEvent.Finished(id, number, record.status(), record.error()));
        } finally {
            executor.active().remove(this);
            executor.costs().saveSoon(executor::submit);
            result.complete(record);
        }
    }

    @Override
    public boolean onDevice() {
        synchronized (lock) {
            if (tasks != null) {
                for (Task task : tasks.all()) {
                    if (task.status == NodeStatus.RUNNING && task.definition().device()) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    UpstreamValues values() {
        return values;
    }

    boolean stopped() {
        return stopped;
    }

    RunVoice voice() {
        return voice;
    }

    void throwIfStopped() {
        if (stopped) {
            throw new RunCancelledException();
        }
    }

    Executor executor() {
        return executor;
    }

    OutputFolder outputFolder() {
        return outputs;
    }

    /** Whether it computes what is known, too, and keeps nothing. */
    boolean anew() {
        return anew;
    }

    /** Whether all pictures that nodes show of their work are kept. */
    boolean keepsSteps() {
        return keepSteps;
    }

    RunJournal journal() {
        return journal;
    }

    Preparation preparation() {
        Preparation prepared = preparation;
        if (prepared == null) {
            throw new IllegalStateException("The run is not planned yet.");
        }
        return prepared;
    }

    @Nullable
    CacheKey keyOf(Task task) {
        synchronized (lock) {
            return task.key;
        }
    }

    /** The costliest of what a task has read; see {@link NodeResult#cost}. */
    double costAbove(Task task) {
        double most = 0;
        synchronized (lock) {
            for (Task source : task.upstream) {
                NodeResult read = source.result;
                most = Math.max(most, read == null ? 0 : read.cost());
            }
        }
        return most;
    }

    Task task(String name) {
        return graph().task(name);
    }

    TaskGraph graph() {
        TaskGraph graph = tasks;
        if (graph == null) {
            throw new IllegalStateException("The run is not planned yet, or over.");
        }
        return graph;
    }
}
