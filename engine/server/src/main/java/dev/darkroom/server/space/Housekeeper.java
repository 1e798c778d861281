package dev.darkroom.server.space;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the disk of a server within its policy, every ten minutes. */
public final class Housekeeper implements AutoCloseable {
    private static final long FIRST_MINUTES = 1;
    private static final long EVERY_MINUTES = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);

    private final Housekeeping housekeeping;
    private final Policy policy;
    private final ScheduledExecutorService rounds;

    private Housekeeper(Housekeeping housekeeping, Policy policy) {
        this.housekeeping = housekeeping;
        this.policy = policy;
        rounds = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "darkroom-housekeeper");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins with its rounds. */
    public static Housekeeper start(Housekeeping housekeeping, Policy policy) {
        Housekeeper housekeeper = new Housekeeper(housekeeping, policy);
        Future<?> unused = housekeeper.rounds.scheduleWithFixedDelay(
                housekeeper::round, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
        return housekeeper;
    }

    private void round() {
        try {
            List<Removal> gone = housekeeping.remove(housekeeping.find(policy));
            if (!gone.isEmpty()) {
                long bytes = gone.stream().mapToLong(Removal::bytes).sum();
                LOG.info("Made room on the disk: {} files, {} bytes.", gone.size(), bytes);
            }
        } catch (RuntimeException e) {
            LOG.warn("The disk could not be tidied up; it is tried again later.", e);
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
