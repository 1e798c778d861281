package dev.darkroom.runtime.execution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks, while nodes run, how much memory the process has in use: heap, native memory and mapped files, as far as they are
 * resident. A node that is over between two looks costs nothing but an entry in a set.
 */
final class MemoryWatch implements AutoCloseable {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** After so many looks without a node the thread waits for the next one. */
    private static final int IDLE_LOOKS = 50;

    private final Set<Mark> marks = ConcurrentHashMap.newKeySet();
    private final boolean possible = Files.isReadable(STATUS);
    private volatile boolean closed;
    private volatile boolean asleep;
    private volatile @Nullable Thread thread;

    /**
     * What a node did to the memory.
     *
     * @param peak the most that the process had beyond what it had when the node began
     * @param left what it had more when the node was over; below 0 when it had less
     */
    record Usage(OptionalLong peak, long left) {
        static final Usage UNKNOWN = new Usage(OptionalLong.empty(), 0);
    }

    /** From a node's beginning to its end. */
    final class Mark {
        private long first = -1;
        private long most;
        private long last;

        private synchronized void saw(long bytes) {
            if (first < 0) {
                first = bytes;
            }
            most = Math.max(most, bytes);
            last = bytes;
        }

        void end() {
            marks.remove(this);
        }

        synchronized Usage usage() {
            return first < 0 ? Usage.UNKNOWN : new Usage(OptionalLong.of(most - first), last - first);
        }
    }

    /** A node begins; its thread ends the mark. */
    Mark begin() {
        Mark mark = new Mark();
        if (possible && !closed) {
            marks.add(mark);
            wake();
        }
        return mark;
    }

    private void wake() {
        Thread watching = thread;
        if (watching == null) {
            start();
        } else if (asleep) {
            LockSupport.unpark(watching);
        }
    }

    private synchronized void start() {
        if (thread == null) {
            Thread made = new Thread(this::watch, "darkroom-memory");
            made.setDaemon(true);
            thread = made;
            made.start();
        }
    }

    private void watch() {
        int idle = 0;
        while (!closed) {
            if (marks.isEmpty()) {
                idle++;
            } else {
                idle = 0;
                OptionalLong now = resident();
                now.ifPresent(bytes -> marks.forEach(mark -> mark.saw(bytes)));
            }
            if (idle > IDLE_LOOKS) {
                asleep = true;
                if (marks.isEmpty() && !closed) {
                    LockSupport.park(this);
                }
                asleep = false;
                idle = 0;
            } else {
                LockSupport.parkNanos(this, EVERY_NANOS);
            }
        }
    }

    /** Bytes of the process that are in memory now; empty where that cannot be told. */
    static OptionalLong resident() {
        try {
            for (String line : Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(RESIDENT)) {
                    return OptionalLong.of(Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Only Linux has this file.
        }
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        closed = true;
        Thread watching = thread;
        if (watching != null) {
            LockSupport.unpark(watching);
        }
    }
}
