package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.RunEvent.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the ready tasks of one run to threads and to the device, and sees to what becomes of them. {@code underway}
 * counts the pieces of work that are in the pool, in the lane or on a thread; when it reaches zero the run is over.
 */
final class TaskRunner {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

    private final RunExecution run;
    private final Executor executor;
    private final DeviceLane lane;
    private final Object lock;
    private final AtomicInteger underway = new AtomicInteger();

    /** @param lock the run's */
    TaskRunner(RunExecution run, Executor executor, Object lock) {
        this.run = run;
        this.executor = executor;
        this.lane = executor.lane();
        this.lock = lock;
    }

    /** Plans the run and does what it is about, on other threads than the caller's. */
    void start() {
        underway.set(1);
        executor.submit(() -> {
            Stint stint = new Stint(run, lane);
            work(stint, () -> planned(stint));
        });
    }

    private List<Task> planned(Stint stint) {
        stint.enter(null);
        List<Task> ready = List.of();
        boolean inTime = false;
        try {
            ready = run.begin();
        } finally {
            inTime = stint.leave();
        }
        return inTime ? ready : List.of();
    }

    /** Runs one of the tasks that become ready, and what becomes ready by it, on this thread; others in the pool. */
    private void work(Stint stint, Supplier<List<Task>> first) {
        try {
            executor.watchdog().begin(stint);
            Task next = handOut(first.get());
            while (next != null) {
                next = handOut(perform(next, stint));
            }
        } catch (Throwable e) {
            // Whatever went wrong, the run must come to an end.
            run.fail(Failures.unexpected("The run could not go on", e));
        } finally {
            stint.leaveTurn();
            boolean ours = stint.end();
            executor.ended(stint, !ours);
            if (ours) {
                ended();
            }
        }
    }

    /** A piece of work is done, or was given up. */
    void ended() {
        if (underway.decrementAndGet() == 0) {
            run.complete();
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
        try {
            if (task.definition().device()) {
                long ticket = lane.ticket();
                executor.submit(() -> performInLane(task, ticket));
            } else {
                executor.submit(() -> {
                    Stint stint = new Stint(run, lane);
                    work(stint, () -> perform(task, stint));
                });
            }
        } catch (Throwable e) {
            underway.decrementAndGet();
            throw e;
        }
    }

    private void performInLane(Task task, long ticket) {
        if (run.stopped()) {
            ended();
            return;
        }
        Stint stint = new Stint(run, lane);
        Runnable again = () -> executor.submit(() -> performInLane(task, ticket));
        if (lane.tryEnter(ticket, again)) {
            stint.tookTurn();
            work(stint, () -> performHolding(task, stint));
        } else if (run.stopped()) {
            lane.wake();
        }
    }

    /** Runs a task, whose thread has the turn on the device, unless somebody else did, and gives the turn up. */
    List<Task> performHolding(Task task, Stint stint) {
        try {
            return perform(task, stint);
        } finally {
            stint.leaveTurn();
        }
    }

    boolean claimable(Task task) {
        synchronized (lock) {
            return !run.stopped() && task.status == NodeStatus.WAITING;
        }
    }

    /** Runs a task unless somebody else does. Returns what became ready by it. */
    List<Task> perform(Task task, Stint stint) {
        synchronized (lock) {
            if (run.stopped() || task.status != NodeStatus.WAITING) {
                return List.of();
            }
            task.status = NodeStatus.RUNNING;
            task.stint = stint;
        }
        stint.enter(task);
        NodeCall.Outcome outcome;
        double millis;
        MemoryWatch.Mark memory = executor.memory().begin();
        try {
            long start = System.nanoTime();
            outcome = new NodeCall(run, task, stint).perform();
            millis = outcome.source() == Source.COMPUTED ? (System.nanoTime() - start) / 1e6 : 0;
        } catch (Throwable e) {
            // The border to plugins: whatever comes over it, an Error too, ends the run and not the engine.
            stint.leave();
            failed(task, e);
            return List.of();
        } finally {
            memory.end();
        }
        if (!stint.leave()) {
            outcome.result().release();
            return List.of();
        }
        if (outcome.source() == Source.COMPUTED) {
            task.usage = memory.usage();
            executor.costs()
                    .note(
                            run.preparation().likeness(task.name),
                            task.definition().type(),
                            millis,
                            task.usage);
        }
        return finish(task, outcome, millis);
    }

    private void failed(Task task, Throwable e) {
        if (!run.stopped()) {
            run.fail(Failures.of(task.name, task.provider, e));
            return;
        }
        LOG.debug("Node {} ended since run {} was stopped.", task.name, run.id(), e);
        synchronized (lock) {
            if (task.status == NodeStatus.RUNNING) {
                task.status = NodeStatus.CANCELLED;
            }
            lock.notifyAll();
        }
    }

    private List<Task> finish(Task task, NodeCall.Outcome outcome, double millis) {
        List<Task> ready = new ArrayList<>();
        List<NodeResult> free = new ArrayList<>();
        synchronized (lock) {
            task.result = outcome.result();
            task.key = outcome.key();
            task.millis = millis;
            task.source = outcome.source();
            task.status = outcome.source() == Source.COMPUTED ? NodeStatus.RAN : NodeStatus.CACHED;
        }
        run.tell(task);
        synchronized (lock) {
            run.graph().finished(task, ready, free);
            lock.notifyAll();
        }
        free.forEach(NodeResult::release);
        return ready;
    }
}
