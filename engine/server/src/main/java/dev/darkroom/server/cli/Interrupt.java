package dev.darkroom.server.cli;

import dev.darkroom.runtime.run.Run;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens at Ctrl-C: the run is told to stop and gets a second to leave things tidy and say so. Then the process
 * ends in any case, with 130: files are moved into place whole, so that nothing half-written is left.
 */
final class Interrupt {
    private static final long GRACE_MILLIS = 900;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private Interrupt(Run run) {
        hook = new Thread(
                () -> {
                    run.cancel();
                    try {
                        over.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "cancel at Ctrl-C");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static Interrupt cancels(Run run) {
        return new Interrupt(run);
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
