package dev.darkroom.runtime.run;

import java.util.concurrent.CompletableFuture;

/** A run that was asked for. All methods may be called from any thread. */
public interface Run {

    String id();

    RunStatus status();

    /**
     * Asks the run to stop: nodes that wait do not start, the one that runs is told at its next progress. Returns at
     * once; does nothing when the run is over.
     */
    void cancel();

    /**
     * Whether one of its nodes is at work on the device at this moment. Native code then runs whose libraries must not be
     * unloaded under it: a process that ends waits for this, even when the run was cancelled.
     */
    boolean onDevice();

    /** The run as it now is; final once the {@link #status} is terminal. */
    RunRecord record();

    /** Completes with the final record, however the run ends; never exceptionally. */
    CompletableFuture<RunRecord> result();

    /** Waits for the final record. */
    default RunRecord await() {
        return result().join();
    }
}
