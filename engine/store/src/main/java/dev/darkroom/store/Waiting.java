package dev.darkroom.store;

import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunTicket;
import java.util.Comparator;

/**
 * A run that is not over.
 *
 * @param request with its ticket
 * @param position the smaller the sooner, among those of the same priority
 * @param attempts how often it was begun before
 * @param fence the highest that was given out for it
 */
record Waiting(long number, RunRequest request, int priority, double position, int attempts, long fence) {
    static final Comparator<Waiting> ORDER = Comparator.comparingInt(Waiting::priority)
            .reversed()
            .thenComparingDouble(Waiting::position)
            .thenComparingLong(Waiting::number);

    RunTicket ticket() {
        return request.ticket().orElseThrow();
    }

    String id() {
        return ticket().runId();
    }

    Waiting at(int newPriority, double newPosition) {
        return new Waiting(number, request, newPriority, newPosition, attempts, fence);
    }

    Waiting begun(long newFence) {
        return new Waiting(number, request, priority, position, attempts + 1, newFence);
    }
}
