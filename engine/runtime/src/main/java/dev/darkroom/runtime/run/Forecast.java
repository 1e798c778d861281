package dev.darkroom.runtime.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a run would do and cost, told without doing it.
 *
 * @param nodes all of them, each after all that it reads
 * @param millis what those that run take one after the other, as far as it can be estimated; empty when nothing can
 * @param peakBytes the most memory that the process would have in use; empty when nothing can be estimated
 * @param memoryBytes what the machine, or the container, has
 */
public record Forecast(List<Node> nodes, OptionalDouble millis, OptionalLong peakBytes, long memoryBytes) {

    public Forecast {
        nodes = List.copyOf(nodes);
    }

    /** What becomes of a node. */
    public enum State {
        /** Its result is there already. */
        CACHED,
        /** It runs. */
        RUNS,
        /** It is needed and cannot run. */
        BLOCKED,
        /** Nothing that runs needs it, or it is muted or bypassed. */
        NOT_NEEDED,
        /** Only the run will show whether it runs. */
        UNKNOWN_UNTIL_RUN;

        /** In lower case with hyphens, as in JSON. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A node of the opened workflow.
     *
     * @param node inside a subgraph {@code outer/inner}
     * @param source where its result is, when it is cached
     * @param why one sentence, when there is something to say
     * @param estimate what it takes if it runs; empty when none of its type ever ran here
     */
    public record Node(
            String node,
            String type,
            State state,
            Optional<RunEvent.Source> source,
            Optional<String> why,
            Optional<Estimate> estimate) {}

    /** Which earlier runs an estimate is made of, the best that there are. */
    public enum Basis {
        /** Of such a node below such nodes: only seeds and texts may differ. */
        SAME,
        /** Of a node with the same values, below others. */
        SIMILAR,
        /** Of any node of the type. */
        TYPE;

        /** In lower case, as in JSON. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a node takes.
     *
     * @param millis median of the last of these runs
     * @param peakBytes as in {@link RunEvent.NodeFinished}, the highest of them; empty when it was too short to tell
     * @param runs how many these are, at most 9
     */
    public record Estimate(double millis, OptionalLong peakBytes, int runs, Basis basis) {}

    /** Names of the nodes that run of which nobody knows what they take. */
    public List<String> unestimated() {
        return nodes.stream()
                .filter(node -> node.state() == State.RUNS && node.estimate().isEmpty())
                .map(Node::node)
                .toList();
    }

    /** Whether the memory is enough; empty when that cannot be told. */
    public Optional<Boolean> fits() {
        return peakBytes.isPresent() ? Optional.of(peakBytes.getAsLong() <= memoryBytes) : Optional.empty();
    }
}
