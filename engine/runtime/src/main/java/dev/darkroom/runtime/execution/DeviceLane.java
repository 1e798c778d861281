package dev.darkroom.runtime.execution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The turn on a compute device: one holder at a time. Work that waits for its turn waits as work, without a thread;
 * only a thread that is already in the midst of a node waits itself, and goes first. The holder is always a thread that
 * runs, never work in a queue, so that the turn moves on even when the pool has a single thread.
 */
final class DeviceLane {
    private static final long LOOK_MILLIS = 20;

    private final NavigableMap<Long, Runnable> work = new TreeMap<>();
    private final Deque<CountDownLatch> threads = new ArrayDeque<>();
    private boolean taken;
    private long tickets;

    /** A place in the line: lower numbers first. */
    synchronized long ticket() {
        return tickets++;
    }

    /** Takes the turn if it is free; else calls {@code again}, which must not block, when it may be free. */
    synchronized boolean tryEnter(long ticket, Runnable again) {
        if (taken) {
            work.put(ticket, again);
            return false;
        }
        taken = true;
        return true;
    }

    /**
     * Waits for the turn.
     *
     * @return false when {@code givenUp} came true first; the turn is then not taken
     */
    boolean enter(BooleanSupplier givenUp) {
        CountDownLatch turn = new CountDownLatch(1);
        synchronized (this) {
            if (!taken) {
                taken = true;
                return true;
            }
            threads.add(turn);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (turn.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                        return true;
                    }
                    if (givenUp.getAsBoolean() && withdraw(turn)) {
                        return false;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized boolean withdraw(CountDownLatch turn) {
        return threads.remove(turn);
    }

    void leave() {
        Map.Entry<Long, Runnable> next;
        synchronized (this) {
            CountDownLatch thread = threads.poll();
            if (thread != null) {
                thread.countDown();
                return;
            }
            taken = false;
            next = work.pollFirstEntry();
        }
        if (next != null) {
            next.getValue().run();
        }
    }

    /** Lets all that wait look again, for instance whether they are still wanted. */
    void wake() {
        List<Runnable> all;
        synchronized (this) {
            all = new ArrayList<>(work.values());
            work.clear();
        }
        all.forEach(Runnable::run);
    }
}
