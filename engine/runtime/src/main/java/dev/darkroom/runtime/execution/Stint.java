package dev.darkroom.runtime.execution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread's stretch of work for a run: the nodes that it is in the midst of, an inner one being a lazy input of the
 * one around it, and whether it has the turn on the device. A thread that does not come back from a node can be given
 * up: then the turn goes on without it, and what its node reads is held until it does come back, since native memory
 * must not be freed under somebody's feet.
 */
final class Stint {
    private final RunExecution run;
    private final DeviceLane lane;
    private final Thread thread = Thread.currentThread();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private volatile long lastSign = System.nanoTime();
    private boolean turn;
    private boolean over;
    private boolean abandoned;
    private List<NodeResult> kept = List.of();

    /** A node that the thread is in; no task while the run is planned. */
    private static final class Frame {
        final @Nullable Task task;
        boolean waits;
        boolean warned;

        Frame(@Nullable Task task) {
            this.task = task;
        }
    }

    /** Begins on the thread that does the work. */
    Stint(RunExecution run, DeviceLane lane) {
        this.run = run;
        this.lane = lane;
    }

    RunExecution run() {
        return run;
    }

    /** The thread begins with a node, or with planning. */
    synchronized void enter(@Nullable Task task) {
        lastSign = System.nanoTime();
        frames.push(new Frame(task));
    }

    /**
     * The thread is back from the node.
     *
     * @return false when it was given up meanwhile: whatever it brings comes too late
     */
    synchronized boolean leave() {
        lastSign = System.nanoTime();
        if (frames.pop().warned) {
            // The warning was an interrupt; what comes next must not see it.
            Thread.interrupted();
        }
        return !abandoned;
    }

    /** The node shows that it is not stuck. */
    void alive() {
        lastSign = System.nanoTime();
    }

    /** The node waits for others, which is no fault of its own. */
    synchronized void waits(boolean now) {
        lastSign = System.nanoTime();
        Frame frame = frames.peek();
        if (frame != null) {
            frame.waits = now;
        }
    }

    /** Nanoseconds since the node, if the thread is in one that does not wait, was last seen to live; else 0. */
    synchronized long silence(long now) {
        Frame frame = frames.peek();
        return frame == null || frame.waits || abandoned ? 0 : now - lastSign;
    }

    synchronized boolean warned() {
        Frame frame = frames.peek();
        return frame != null && frame.warned;
    }

    /** Interrupts the thread, if it still is in the node. */
    synchronized void warn() {
        Frame frame = frames.peek();
        if (frame != null && !frame.waits) {
            frame.warned = true;
            thread.interrupt();
        }
    }

    /** The innermost node that the thread is in; null when it plans. */
    synchronized @Nullable Task task() {
        Frame frame = frames.peek();
        return frame == null ? null : frame.task;
    }

    /** All nodes that the thread is in. */
    synchronized List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (Frame frame : frames) {
            if (frame.task != null) {
                tasks.add(frame.task);
            }
        }
        return tasks;
    }

    /**
     * Gives a warned thread up.
     *
     * @param read what its nodes read, held for it until it comes back
     * @return false when it came back just now; then {@code read} is still the caller's
     */
    boolean abandon(List<NodeResult> read) {
        boolean had;
        synchronized (this) {
            if (over || abandoned || !warned()) {
                return false;
            }
            abandoned = true;
            kept = read;
            had = turn;
            turn = false;
        }
        if (had) {
            lane.leave();
        }
        return true;
    }

    /**
     * The thread is done.
     *
     * @return false when it was given up before
     */
    boolean end() {
        List<NodeResult> read;
        synchronized (this) {
            over = true;
            read = kept;
            kept = List.of();
        }
        read.forEach(NodeResult::release);
        return !abandoned();
    }

    private synchronized boolean abandoned() {
        return abandoned;
    }

    synchronized boolean hasTurn() {
        return turn;
    }

    synchronized void tookTurn() {
        turn = true;
    }

    /** Gives the turn up, if the thread has it. */
    void leaveTurn() {
        synchronized (this) {
            if (!turn) {
                return;
            }
            turn = false;
        }
        lane.leave();
    }

    @Override
    public String toString() {
        return thread.getName() + " for run " + run.id();
    }
}
