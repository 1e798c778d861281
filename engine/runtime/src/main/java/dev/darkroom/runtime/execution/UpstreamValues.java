package dev.darkroom.runtime.execution;

import dev.darkroom.workflow.PortRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The values that a node reads. Computes a lazy one when the node asks for it, on the thread that asks, as far as nobody
 * else has begun to. Who waits here waits for a task upstream of its own, so that no circle of waiting can arise; for the
 * same reason a node on the device gives up its turn meanwhile.
 */
final class UpstreamValues {
    private final RunExecution run;
    private final TaskRunner runner;
    private final DeviceLane lane;
    private final Object lock;

    /** @param lock the run's */
    UpstreamValues(RunExecution run, TaskRunner runner, DeviceLane lane, Object lock) {
        this.run = run;
        this.runner = runner;
        this.lane = lane;
        this.lock = lock;
    }

    /** The value of an output, for a task that reads it. Computes it here and now when the task reads it lazily. */
    Object of(Task reader, PortRef from) {
        Task source = run.graph().task(from.node());
        if (!reader.eager.contains(source)) {
            compute(reader, source);
        }
        synchronized (lock) {
            NodeResult held = source.result;
            if (held == null) {
                throw new IllegalStateException("The value of \"" + from + "\" is not there.");
            }
            List<String> ports =
                    source.definition().outputs().stream().map(o -> o.name()).toList();
            return held.value(ports.indexOf(from.port()));
        }
    }

    /** Sees to it that {@code source}, which {@code reader} asks for, is there. Throws when the run was stopped. */
    private void compute(Task reader, Task source) {
        List<Task> ready = new ArrayList<>();
        List<Task> order;
        Stint stint;
        synchronized (lock) {
            if (source.done()) {
                return;
            }
            order = run.graph().demand(List.of(source), ready);
            stint = Objects.requireNonNull(reader.stint);
        }
        stint.waits(true);
        try {
            // Others that wait for the device could be upstream of what is asked for.
            boolean hadTurn = stint.hasTurn();
            stint.leaveTurn();
            ready.stream().skip(1).forEach(runner::submit);
            order.forEach(task -> help(task, stint));
            if (hadTurn && lane.enter(run::stopped)) {
                stint.tookTurn();
            }
        } finally {
            stint.waits(false);
        }
        run.throwIfStopped();
    }

    /** Runs a task whose inputs are there, or waits until whoever runs it is done. */
    private void help(Task task, Stint stint) {
        if (runner.claimable(task)) {
            if (!task.definition().device()) {
                runner.perform(task, stint).forEach(runner::submit);
            } else if (lane.enter(run::stopped)) {
                stint.tookTurn();
                runner.performHolding(task, stint).forEach(runner::submit);
            }
        }
        synchronized (lock) {
            boolean interrupted = false;
            while (!run.stopped() && !task.done()) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
