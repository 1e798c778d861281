package dev.darkroom.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a run would do, found out without doing it.
 *
 * @param steps all nodes, each after all that it reads
 */
public record Plan(List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /** What becomes of a node. */
    public enum State {
        /** Its result is there already; nothing above it needs to run for it. */
        CACHED,
        /** It will run. */
        RUN,
        /** It is needed and cannot run; {@link Step#why} says why. */
        BLOCKED,
        /** Nothing that runs needs it. */
        NOT_NEEDED
    }

    /**
     * @param key empty when it becomes known only in the run
     * @param onDemand only lazy inputs lead to it: it runs when one of them is asked for
     * @param why one sentence when it is blocked, or does not run since something is muted; else empty
     */
    public record Step(String node, State state, Optional<CacheKey> key, boolean onDemand, String why) {}

    /** Plans the {@linkplain Graph#targets targets} of the workflow. */
    public static Plan of(Graph graph, NodeCatalogue catalogue, CacheKeys keys, Predicate<CacheKey> cached) {
        return of(graph, catalogue, keys, cached, Map.of());
    }

    /**
     * Plans the {@linkplain Graph#targets targets} of the workflow.
     *
     * @param cached whether the result for a key is there; asked at most once for each node, and only for cacheable keys
     * @param refused why a node cannot run, by its name, as found by {@link Validation#refused}; unknown types, missing
     *     inputs, links to nowhere and cycles are found here
     */
    public static Plan of(
            Graph graph,
            NodeCatalogue catalogue,
            CacheKeys keys,
            Predicate<CacheKey> cached,
            Map<String, String> refused) {
        return new Planning(graph, catalogue, keys, cached).plan(refused);
    }

    public Stream<Step> in(State state) {
        return steps.stream().filter(s -> s.state() == state);
    }

    /** Whether everything that is needed can run. */
    public boolean runnable() {
        return in(State.BLOCKED).findAny().isEmpty();
    }
}
