package dev.darkroom.server.cli;

import dev.darkroom.runtime.run.Run;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens at Ctrl-C: the run is told to stop and gets a second to leave things tidy and say so. Then the process
 * ends in any case, with 130: files are moved into place whole, so that nothing half-written is left.
 *
 * <p>Work on the device gets longer: a step of training cannot be broken off, is saved when it is done, and would crash if
 * the native libraries it runs in were unloaded under it.
 */
final class Interrupt {
    private static final long GRACE_MILLIS = 900;
    private static final long DEVICE_MILLIS = 60_000;
    private static final long LOOK_MILLIS = 50;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private Interrupt(Run run, PrintStream err) {
        hook = new Thread(
                () -> {
                    run.cancel();
                    try {
                        if (!over.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                            waitForDevice(run, err);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "cancel at Ctrl-C");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @param err where to say that something has to end first */
    static Interrupt cancels(Run run, PrintStream err) {
        return new Interrupt(run, err);
    }

    private void waitForDevice(Run run, PrintStream err) throws InterruptedException {
        if (run.onDevice()) {
            err.println("darkroom: stops when the step in work is done.");
        }
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DEVICE_MILLIS);
        while (run.onDevice() && System.nanoTime() < until) {
            if (over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        over.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The run is over and told about. */
    void runIsOver() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, which is what the hook waits for.
        }
    }
}
