package dev.darkroom.runtime.dispatch;

import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A queue of runs as those on both of its sides see it. Who wants runs calls {@link #submit}, {@link #cancel} and
 * {@link #watch}; workers {@link #take} one, show with {@link #heartbeat} that they are at it, and {@link #commit} how it
 * ended. What one call has answered holds after a crash. All methods may be called from any thread.
 *
 * <p>A run may be executed more than once, when a worker is lost; its end is committed once.
 */
public interface RunDispatcher {

    /** What a worker is told about the run that it executes. */
    enum Standing {
        /** Go on. */
        HELD,
        /** Somebody wants the run to end: stop it, and commit how far it came. */
        UNWANTED,
        /** It is somebody else's now: stop it, and commit nothing. */
        LOST
    }

    /**
     * Keeps a run and puts it behind those of its priority. A request with a ticket that is known already changes
     * nothing: a submission whose answer was lost may be repeated.
     *
     * @param request whose workflow is valid
     * @param priority the higher the sooner; 0 is usual
     * @return the id of the run
     * @throws RuntimeException with a sentence for people when it cannot be kept, and then it is not
     */
    String submit(RunRequest request, int priority);

    /**
     * Ends a run that waits, or asks the worker that executes it to stop.
     *
     * @return whether there is such a run and it is not over
     */
    boolean cancel(String runId);

    /** Tells {@code listener} of every event from now on, in order, on a thread of its own that it may block. */
    Subscription watch(Consumer<RunEvent> listener);

    /**
     * The next run, for the caller to execute.
     *
     * @param patience how long to wait for one
     */
    Optional<Lease> take(Duration patience) throws InterruptedException;

    /** Tells that the run is still being executed, and learns whether it should be. */
    Standing heartbeat(Lease lease);

    /**
     * Keeps how a run ended. Returns at once; the end is kept before anything later that this dispatcher answers.
     *
     * @return false, and nothing is kept, when the lease is lost
     */
    boolean commit(Lease lease, RunRecord record);
}
