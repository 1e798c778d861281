package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.library.OutputFolder;
import dev.darkroom.runtime.run.Forecast;
import dev.darkroom.runtime.run.Forecast.State;
import dev.darkroom.runtime.run.RunEvent.Source;
import dev.darkroom.workflow.CacheKey;
import dev.darkroom.workflow.CacheKeys;
import dev.darkroom.workflow.Graph;
import dev.darkroom.workflow.ListMapping;
import dev.darkroom.workflow.Plan;
import dev.darkroom.workflow.Validation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Plans as a {@link Preparation} does, but holds nothing, and takes a workflow with problems too. */
final class Forecasting {
    private final Executor executor;
    private final Validation validation;
    private final OutputFolder outputs;
    private final boolean anew;
    private final long memoryBytes;
    private final Map<CacheKey, Source> found = new HashMap<>();

    Forecasting(Executor executor, Validation validation, OutputFolder outputs, boolean anew, long memoryBytes) {
        this.executor = executor;
        this.validation = validation;
        this.outputs = outputs;
        this.anew = anew;
        this.memoryBytes = memoryBytes;
    }

    Forecast forecast() {
        Graph graph = validation.sketch();
        Map<String, String> refused = new HashMap<>(validation.refused(graph));
        Set<String> asked = new HashSet<>(graph.ancestors(graph.targets(executor.catalogue())));
        asked.removeAll(refused.keySet());
        Fingerprinting fingerprints = new Fingerprinting(executor, ListMapping.of(graph, executor.catalogue()), asked);
        CacheKeys keys = CacheKeys.of(graph, executor.catalogue(), fingerprints);
        fingerprints
                .refused()
                .forEach((node, failure) -> refused.put(node, failure.error().message()));
        Plan plan = Plan.of(graph, executor.catalogue(), keys, this::there, refused);
        return new Costing(graph).of(plan);
    }

    private boolean there(CacheKey key) {
        Optional<Source> source = anew ? Optional.empty() : executor.kept().look(key, outputs);
        source.ifPresent(where -> found.put(key, where));
        return source.isPresent();
    }

    /** Goes through a plan in its order and adds up. */
    private final class Costing {
        private final Graph graph;
        private final Map<String, Costs.Likeness> likeness;
        /** Nodes that run, by what they compute. */
        private final Map<CacheKey, List<String>> alike = new HashMap<>();

        private boolean runs;
        private boolean estimated;
        private double millis;
        private OptionalLong peak = OptionalLong.empty();
        private long level = MemoryWatch.resident().orElse(0);

        Costing(Graph graph) {
            this.graph = graph;
            likeness = Costs.likeness(graph, executor.catalogue());
        }

        Forecast of(Plan plan) {
            List<Forecast.Node> nodes = new ArrayList<>();
            plan.in(Plan.State.RUN).filter(step -> !anew).forEach(step -> step.key()
                    .filter(CacheKey::cacheable)
                    .ifPresent(key ->
                            alike.computeIfAbsent(key, k -> new ArrayList<>()).add(step.node())));
            plan.steps().forEach(step -> nodes.add(node(step)));
            OptionalDouble total = runs && !estimated ? OptionalDouble.empty() : OptionalDouble.of(millis);
            return new Forecast(nodes, total, peak, memoryBytes);
        }

        private Forecast.Node node(Plan.Step step) {
            String type = graph.workflow().node(step.node()).orElseThrow().type();
            Optional<Source> source =
                    step.state() == Plan.State.CACHED ? step.key().map(found::get) : Optional.empty();
            Optional<String> open = step.state() == Plan.State.RUN ? open(step) : Optional.empty();
            State state = state(step.state(), open.isPresent());
            Optional<Costs.Guess> guess = step.state() == Plan.State.RUN
                    ? executor.costs().guess(type, Objects.requireNonNull(likeness.get(step.node())))
                    : Optional.empty();
            if (state == State.RUNS || firstOfSeveral(step)) {
                runs = true;
                guess.ifPresent(this::add);
            }
            return new Forecast.Node(
                    step.node(),
                    type,
                    state,
                    source,
                    open.or(() -> Optional.of(step.why()).filter(why -> !why.isEmpty())),
                    guess.map(Costs.Guess::estimate));
        }

        /** Why nobody can tell yet whether a node that is to run does. */
        private Optional<String> open(Plan.Step step) {
            if (step.onDemand()) {
                return Optional.of("It runs only if a node asks for it.");
            }
            if (step.key().isEmpty()) {
                return Optional.of(
                        "What it depends on is known only in the run: then its result may turn out to be there.");
            }
            return alike(step).stream()
                    .filter(other -> !other.equals(step.node()))
                    .findFirst()
                    .map(other ->
                            "It computes the same as node \"" + other + "\": whichever is first does it for both.");
        }

        private List<String> alike(Plan.Step step) {
            return step.key().map(alike::get).orElse(List.of());
        }

        /** One of several that compute the same does run. */
        private boolean firstOfSeveral(Plan.Step step) {
            List<String> all = alike(step);
            return all.size() > 1 && all.get(0).equals(step.node()) && !step.onDemand();
        }

        private static State state(Plan.State planned, boolean open) {
            return switch (planned) {
                case CACHED -> State.CACHED;
                case RUN -> open ? State.UNKNOWN_UNTIL_RUN : State.RUNS;
                case BLOCKED -> State.BLOCKED;
                case NOT_NEEDED -> State.NOT_NEEDED;
            };
        }

        private void add(Costs.Guess guess) {
            estimated = true;
            millis += guess.estimate().millis();
            OptionalLong rise = guess.estimate().peakBytes();
            if (rise.isPresent()) {
                peak = OptionalLong.of(Math.max(peak.orElse(0), level + rise.getAsLong()));
                level += guess.left();
            }
        }
    }
}
