package dev.darkroom.runtime.execution;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds threads that do not come back from a node. A node lives as long as it now and then asks whether it is cancelled,
 * tells its progress, shows a preview, saves a file or begins with the next element of a list; how long it takes in all
 * does not matter. One that is silent for too long fails its run and is interrupted; one that is still there after a run
 * has ended is interrupted too. Whoever does not mind the interrupt is given up: see {@link Stint}.
 */
final class Watchdog implements AutoCloseable {
    /** From the end of a run by cancel or failure to the interrupt: time for one long native operation to end. */
    private static final long AFTER_STOP = TimeUnit.SECONDS.toNanos(30);

    /** From the interrupt to giving up. */
    private static final long LONGEST_GRACE = TimeUnit.SECONDS.toNanos(10);

    private static final long LONGEST_LOOK_MILLIS = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final long silence;
    private final long afterStop;
    private final long grace;
    private final Runnable lost;
    private final Set<Stint> stints = ConcurrentHashMap.newKeySet();

    /** Since when a stint is overdue: its run has stopped, or it was warned. */
    private final Map<Stint, Long> overdue = new ConcurrentHashMap<>();

    private final AtomicInteger abandoned = new AtomicInteger();
    private final ScheduledExecutorService watching;

    /**
     * @param silence how long a node may give no sign of life
     * @param lost told of each thread that is given up
     */
    Watchdog(Duration silence, Runnable lost) {
        this.silence = silence.toNanos();
        this.lost = lost;
        afterStop = Math.min(AFTER_STOP, this.silence);
        grace = Math.min(LONGEST_GRACE, this.silence / 4);
        watching = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "darkroom-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        long pause = Math.max(1, Math.min(LONGEST_LOOK_MILLIS, silence.toMillis() / 4));
        Future<?> unused = watching.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    void begin(Stint stint) {
        stints.add(stint);
    }

    /** A thread that was given up came back after all: it counts no more. */
    void end(Stint stint, boolean wasAbandoned) {
        stints.remove(stint);
        overdue.remove(stint);
        if (wasAbandoned) {
            abandoned.decrementAndGet();
        }
    }

    /** Threads that were given up and have not come back. */
    int abandoned() {
        return abandoned.get();
    }

    @Override
    public void close() {
        watching.shutdownNow();
    }

    private void look() {
        for (Stint stint : stints) {
            try {
                look(stint, System.nanoTime());
            } catch (RuntimeException e) {
                LOG.error("The watchdog failed at {} and goes on.", stint, e);
            }
        }
    }

    private void look(Stint stint, long now) {
        if (stint.warned()) {
            if (now - overdue.computeIfAbsent(stint, s -> now) > grace) {
                giveUp(stint);
            }
        } else if (stint.run().stopped()) {
            if (stint.silence(now) == 0) {
                overdue.remove(stint);
            } else if (now - overdue.computeIfAbsent(stint, s -> now) > afterStop) {
                stint.warn();
                overdue.put(stint, now);
            }
        } else if (stint.silence(now) > silence) {
            stint.run().silent(stint.task(), Duration.ofNanos(silence));
            stint.warn();
            overdue.put(stint, now);
        } else {
            overdue.remove(stint);
        }
    }

    private void giveUp(Stint stint) {
        // Counted before, since the thread may come back the moment that it is given up.
        abandoned.incrementAndGet();
        if (stint.run().abandon(stint)) {
            LOG.warn("{} does not come back from its node and is given up.", stint);
            lost.run();
        } else {
            abandoned.decrementAndGet();
        }
        stints.remove(stint);
        overdue.remove(stint);
    }
}
