package dev.darkroom.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** The runs that wait, in the order of their turn, and how one is put elsewhere. Not safe for use by several threads. */
final class WaitingLine {
    private final TreeSet<Waiting> runs = new TreeSet<>(Waiting.ORDER);
    private final Map<String, Waiting> byId = new HashMap<>();
    private double lowestPosition;

    void add(Waiting run) {
        runs.add(run);
        byId.put(run.id(), run);
        lowestPosition = Math.min(lowestPosition, run.position());
    }

    Optional<Waiting> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Waiting> remove(String id) {
        Optional<Waiting> run = Optional.ofNullable(byId.remove(id));
        run.ifPresent(runs::remove);
        return run;
    }

    /**
     * Takes out the one whose turn it is.
     *
     * @throws java.util.NoSuchElementException when none waits
     */
    Waiting next() {
        Waiting next = runs.first();
        runs.remove(next);
        byId.remove(next.id());
        return next;
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    int size() {
        return runs.size();
    }

    /** The next first. */
    List<String> ids() {
        return runs.stream().map(Waiting::id).toList();
    }

    /** Puts a run before all others. Returns it where it is now; nothing when it does not wait. */
    List<Waiting> first(String id) {
        return runs.isEmpty() ? List.of() : move(id, runs.first().priority(), lowestPosition - 1);
    }

    /**
     * Puts a run behind all others.
     *
     * @param end a position behind all that are taken
     * @return it where it is now; nothing when it does not wait
     */
    List<Waiting> last(String id, double end) {
        return runs.isEmpty() ? List.of() : move(id, runs.last().priority(), end);
    }

    /** As {@link #last}, with another priority, behind those that have it. */
    List<Waiting> behind(String id, int priority, double end) {
        return move(id, priority, end);
    }

    /**
     * Puts a run right before another one, with that one's priority.
     *
     * @return all runs that are elsewhere now; nothing when one of the two does not wait
     */
    List<Waiting> before(String id, String otherId) {
        Waiting run = byId.get(id);
        Waiting other = byId.get(otherId);
        if (run == null || other == null) {
            return List.of();
        }
        List<Waiting> moved = new ArrayList<>();
        OptionalDouble free = freeBefore(other, run);
        if (free.isEmpty()) {
            moved.addAll(spread(other.priority()));
            free = freeBefore(find(otherId).orElseThrow(), run);
        }
        moved.addAll(move(id, other.priority(), free.orElseThrow()));
        return moved;
    }

    /** A position between a run and the one before it, which {@code moved} is not; empty when halving has used them up. */
    private OptionalDouble freeBefore(Waiting run, Waiting moved) {
        Waiting previous = runs.lower(run);
        if (previous != null && previous.id().equals(moved.id())) {
            previous = runs.lower(previous);
        }
        if (previous == null || previous.priority() != run.priority()) {
            return OptionalDouble.of(run.position() - 1);
        }
        double middle = (previous.position() + run.position()) / 2;
        return middle > previous.position() && middle < run.position()
                ? OptionalDouble.of(middle)
                : OptionalDouble.empty();
    }

    /** Gives runs of a priority positions that lie apart, in the order that they have. */
    private List<Waiting> spread(int priority) {
        List<String> ids = runs.stream()
                .filter(run -> run.priority() == priority)
                .map(Waiting::id)
                .toList();
        List<Waiting> moved = new ArrayList<>();
        double position = lowestPosition - ids.size();
        for (String id : ids) {
            moved.addAll(move(id, priority, position++));
        }
        return moved;
    }

    private List<Waiting> move(String id, int priority, double position) {
        Waiting run = byId.get(id);
        if (run == null) {
            return List.of();
        }
        runs.remove(run);
        Waiting moved = run.at(priority, position);
        add(moved);
        return List.of(moved);
    }
}
