package dev.darkroom.runtime.execution;

import java.util.IdentityHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts who holds each closeable thing, by identity, and closes it when nobody does any more. A thing that a node passes
 * through belongs to two results and is still closed once.
 */
public final class Resources {
    private static final Logger LOG = LoggerFactory.getLogger(Resources.class);

    private final IdentityHashMap<AutoCloseable, int[]> holders = new IdentityHashMap<>();

    void retain(AutoCloseable resource) {
        synchronized (holders) {
            holders.computeIfAbsent(resource, r -> new int[1])[0]++;
        }
    }

    void release(AutoCloseable resource) {
        synchronized (holders) {
            int[] count = holders.get(resource);
            if (count == null || --count[0] > 0) {
                return;
            }
            holders.remove(resource);
        }
        close(resource);
    }

    /** How many are held and not closed. */
    public int live() {
        synchronized (holders) {
            return holders.size();
        }
    }

    /** Closes, and only logs what goes wrong: the result is there already. */
    // A node's close may throw anything; none of it may stop the others from being closed.
    static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("Closing {} was interrupted.", resource.getClass().getName(), e);
        } catch (Throwable e) {
            LOG.warn("Closing {} failed.", resource.getClass().getName(), e);
        }
    }
}
