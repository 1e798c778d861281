package dev.darkroom.runtime.dispatch;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.dispatch.RunDispatcher.Standing;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes runs from a dispatcher, one after the other, and has an engine execute them, on a thread of its own. */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long BEAT_MILLIS = 100;
    private static final long FAREWELL_MILLIS = 8_000;

    private final Darkroom engine;
    private final RunDispatcher dispatcher;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Run running;

    private Worker(Darkroom engine, RunDispatcher dispatcher) {
        this.engine = engine;
        this.dispatcher = dispatcher;
        thread = new Thread(this::work, "darkroom-worker");
        thread.setDaemon(true);
    }

    /** Begins at once. */
    public static Worker start(Darkroom engine, RunDispatcher dispatcher) {
        Worker worker = new Worker(engine, dispatcher);
        worker.thread.start();
        return worker;
    }

    /** The run that is being executed. */
    public Optional<Run> running() {
        return Optional.ofNullable(running);
    }

    /**
     * Takes no further run and stops the one that is underway, without committing it: whoever opens the queue next finds
     * it unfinished and decides.
     */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!closed) {
            try {
                Optional<Lease> lease = dispatcher.take(PATIENCE);
                if (lease.isPresent()) {
                    execute(lease.get());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("The queue cannot be used; trying again.", e);
                running = null;
                pause();
            }
        }
    }

    private void execute(Lease lease) throws InterruptedException {
        RunRecord record;
        try {
            Run run = engine.start(lease.request());
            running = run;
            record = await(run, lease);
        } catch (InvalidWorkflowException e) {
            // It was valid when it was queued: a plugin has gone or changed meanwhile.
            record = engine.notExecuted(
                    lease.request(),
                    RunStatus.FAILED,
                    Optional.of(noMore(e.problems().get(0))));
        } catch (RuntimeException | Error e) {
            // A run that cannot even be begun ends as well, and the next one gets its turn.
            LOG.error("Run {} could not be executed.", lease.runId(), e);
            record = engine.notExecuted(lease.request(), RunStatus.FAILED, Optional.of(notBegun(e)));
        }
        if (!closed && !dispatcher.commit(lease, record)) {
            LOG.warn("Run {} was given to somebody else meanwhile; this end of it is not kept.", lease.runId());
        }
        // Only now: somebody who asks in between finds it in one place or the other.
        running = null;
    }

    private RunRecord await(Run run, Lease lease) throws InterruptedException {
        while (true) {
            try {
                return run.result().get(BEAT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (dispatcher.heartbeat(lease) != Standing.HELD) {
                    run.cancel();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                run.cancel();
                throw e;
            }
        }
    }

    private static RunError noMore(Problem problem) {
        return new RunError(
                RunError.Kind.INVALID_INPUT,
                problem.node(),
                problem.port(),
                "The workflow could run when it was queued, and cannot any more: " + problem.message());
    }

    private static RunError notBegun(Throwable thrown) {
        boolean memory = thrown instanceof OutOfMemoryError;
        return new RunError(
                memory ? RunError.Kind.OUT_OF_MEMORY : RunError.Kind.DEFECT,
                Optional.empty(),
                Optional.empty(),
                "The run could not be begun (" + thrown.getClass().getSimpleName() + "); "
                        + (memory ? "end other programs that hold memory, then retry it." : "details are in the log."));
    }

    private static void pause() {
        try {
            Thread.sleep(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
