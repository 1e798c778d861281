package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.library.OutputFolder;
import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.sdk.RunCancelledException;
import dev.darkroom.workflow.CacheKey;
import dev.darkroom.workflow.Validation;
import dev.darkroom.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: which node is ready, who runs it, what becomes of its result. All state is behind one lock, which is never
 * held while a node runs, a file is read or a resource closed. {@code underway} counts the pieces of work that are in
 * the pool, in the lane or on a thread; when it reaches zero the run is over.
 */
public final class RunExecution implements Run {
    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

    private final String id = UUID.randomUUID().toString();
    private final Executor executor;
    private final Validation validation;
    private final OutputFolder outputs;
    private final RunJournal journal;
    private final RunVoice voice;
    private final UpstreamValues values;
    private final CompletableFuture<RunRecord> result = new CompletableFuture<>();
    private final AtomicInteger underway = new AtomicInteger();
    private final Object lock = new Object();
    private volatile RunStatus status = RunStatus.QUEUED;
    private volatile boolean stopped;
    private @Nullable RunError error;
    private @Nullable Preparation preparation;
    private @Nullable TaskGraph tasks;
    private @Nullable RunRecord finished;

    RunExecution(Executor executor, Workflow document, Validation validation, OutputFolder outputs) {
        this.executor = executor;
        this.validation = validation;
        this.outputs = outputs;
        this.journal = new RunJournal(id, document, executor.engine(), executor.device());
        this.voice = new RunVoice(id, executor.events());
        this.values = new UpstreamValues(this, executor.lane(), lock);
    }

    /** Tells listeners that the run waits for its turn. */
    public void announce() {
        voice.say(number -> new RunEvent.Queued(id, number));
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
        underway.set(1);
        executor.submit(() -> goOn(begin()));
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

    private List<Task> begin() {
        List<Task> ready = new ArrayList<>();
        Preparation opened = null;
        try {
            Preparation prepared = new Preparation(executor, outputs, validation.graph());
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
            }
            free.forEach(NodeResult::release);
        } catch (RunFailure e) {
            fail(e);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            fail(new RunFailure(
                    new RunError(
                            RunError.Kind.DEFECT,
                            Optional.empty(),
                            Optional.empty(),
                            "The run could not be planned (" + e + "); details are in the log."),
                    e));
        } finally {
            if (opened != null) {
                opened.release();
            }
        }
        return ready;
    }

    /** Runs one of the ready tasks, and what becomes ready by it, on this thread; hands the others to the pool. */
    private void goOn(List<Task> ready) {
        Task next = handOut(ready);
        while (next != null) {
            next = handOut(perform(next));
        }
        if (underway.decrementAndGet() == 0) {
            complete();
        }
    }

    private @Nullable Task handOut(List<Task> ready) {
        Task mine = null;
        for (Task task : ready) {
            if (mine == null && !task.definition().device()) {
                mine = task;
            } else {
                submit(task);
            }
        }
        return mine;
    }

    void submit(Task task) {
        underway.incrementAndGet();
        if (task.definition().device()) {
            long ticket = executor.lane().ticket();
            executor.submit(() -> performInLane(task, ticket));
        } else {
            executor.submit(() -> goOn(List.of(task)));
        }
    }

    private void performInLane(Task task, long ticket) {
        List<Task> ready = List.of();
        if (!stopped) {
            Runnable again = () -> executor.submit(() -> performInLane(task, ticket));
            if (!executor.lane().tryEnter(ticket, again)) {
                if (stopped) {
                    executor.lane().wake();
                }
                return;
            }
            ready = performHolding(task);
        }
        goOn(ready);
    }

    /** Runs a task whose turn on the device this thread has, unless somebody else did, and gives the turn up. */
    List<Task> performHolding(Task task) {
        if (!claimable(task)) {
            executor.lane().leave();
            return List.of();
        }
        // Nobody can claim it in between: that takes the turn. So the mark is touched by this thread alone.
        task.inLane = true;
        try {
            return perform(task);
        } finally {
            leaveLane(task);
        }
    }

    boolean claimable(Task task) {
        synchronized (lock) {
            return !stopped && task.status == NodeStatus.WAITING;
        }
    }

    void leaveLane(Task task) {
        if (task.inLane) {
            task.inLane = false;
            executor.lane().leave();
        }
    }

    /** Runs a task unless somebody else does. Returns what became ready by it. */
    List<Task> perform(Task task) {
        synchronized (lock) {
            if (stopped || task.status != NodeStatus.WAITING) {
                return List.of();
            }
            task.status = NodeStatus.RUNNING;
        }
        try {
            long start = System.nanoTime();
            NodeCall.Outcome outcome = new NodeCall(this, task).perform();
            return finish(task, outcome, outcome.cached() ? 0 : (System.nanoTime() - start) / 1e6);
        } catch (Throwable e) {
            // The border to plugins: whatever comes over it, an Error too, ends the run and not the engine.
            if (stopped) {
                LOG.debug("Node {} ended since run {} was stopped.", task.name, id, e);
                synchronized (lock) {
                    task.status = NodeStatus.CANCELLED;
                    lock.notifyAll();
                }
            } else {
                fail(Failures.of(task.name, task.provider, e));
            }
            return List.of();
        }
    }

    private List<Task> finish(Task task, NodeCall.Outcome outcome, double millis) {
        List<Task> ready = new ArrayList<>();
        List<NodeResult> free = new ArrayList<>();
        synchronized (lock) {
            task.result = outcome.result();
            task.key = outcome.key();
            task.millis = millis;
            task.status = outcome.cached() ? NodeStatus.CACHED : NodeStatus.RAN;
        }
        tell(task);
        synchronized (lock) {
            graph().finished(task, ready, free);
            lock.notifyAll();
        }
        free.forEach(NodeResult::release);
        return ready;
    }

    /** Tells of a task's result, which the caller knows to be held. */
    private void tell(Task task) {
        NodeResult made = task.result;
        if (made == null) {
            return;
        }
        List<RunRecord.Output> saved = journal.saved(task, made);
        if (!voice.heard()) {
            return;
        }
        boolean cached = task.status == NodeStatus.CACHED;
        if (cached) {
            made.preview().ifPresent(picture -> voice.preview(task.name, picture));
        }
        made.notes().forEach(sentence -> voice.note(task.name, sentence));
        saved.forEach(output -> voice.say(number -> new RunEvent.OutputSaved(id, number, output)));
        voice.say(number -> new RunEvent.NodeFinished(id, number, task.name, cached, task.millis));
    }

    private void fail(RunFailure failure) {
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

    private void complete() {
        List<NodeResult> free = new ArrayList<>();
        RunRecord record;
        synchronized (lock) {
            TaskGraph graph = tasks;
            boolean all = graph != null;
            if (graph != null) {
                for (Task task : graph.all()) {
                    if (task.status == NodeStatus.WAITING) {
                        task.status = task.demanded ? NodeStatus.CANCELLED : NodeStatus.SKIPPED;
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
        free.forEach(NodeResult::release);
        voice.say(number -> new RunEvent.Finished(id, number, record.status(), record.error()));
        executor.active().remove(this);
        result.complete(record);
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

    Task task(String name) {
        return graph().task(name);
    }

    TaskGraph graph() {
        TaskGraph graph = tasks;
        if (graph == null) {
            throw new IllegalStateException("The run is not planned yet.");
        }
        return graph;
    }
}
