package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.library.OutputFolder;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.sdk.ModelFile;
import dev.darkroom.workflow.CacheKey;
import dev.darkroom.workflow.CacheKeys;
import dev.darkroom.workflow.Graph;
import dev.darkroom.workflow.ListMapping;
import dev.darkroom.workflow.NodeCatalogue;
import dev.darkroom.workflow.Plan;
import dev.darkroom.workflow.WorkflowNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a run knows before it starts: the graph, the keys, the plan. Results that the plan relies on are held from the
 * moment it sees them, so that they cannot be evicted in between.
 */
final class Preparation {
    private final Executor executor;
    private final OutputFolder outputs;
    private final Graph graph;
    private final boolean anew;
    private final ListMapping mapping;
    private final Fingerprinting fingerprints;
    private final Map<String, KeptResults.Found> held = new HashMap<>();
    private final CacheKeys keys;
    private final Plan plan;
    private final Set<String> wanted;
    private @Nullable Map<String, Costs.Likeness> likeness;

    /**
     * @param anew whether results that are there count for nothing
     * @throws RunFailure when the fingerprint of a node that is needed cannot be known
     */
    Preparation(Executor executor, OutputFolder outputs, Graph graph, boolean anew) {
        this.executor = executor;
        this.outputs = outputs;
        this.graph = graph;
        this.anew = anew;
        NodeCatalogue catalogue = executor.catalogue();
        mapping = ListMapping.of(graph, catalogue);
        wanted = graph.ancestors(graph.targets(catalogue));
        fingerprints = new Fingerprinting(executor, mapping, wanted);
        keys = CacheKeys.of(graph, catalogue, fingerprints);
        try {
            failWhenRefused();
            plan = Plan.of(graph, catalogue, keys, this::hold);
            plan.in(Plan.State.BLOCKED).findFirst().ifPresent(step -> {
                throw new IllegalStateException(
                        "node \"" + step.node() + "\" is blocked though validation found no problem: " + step.why());
            });
        } catch (RuntimeException e) {
            release();
            throw e;
        }
    }

    Graph graph() {
        return graph;
    }

    WorkflowNode node(String name) {
        return graph.workflow().node(name).orElseThrow();
    }

    ListMapping mapping() {
        return mapping;
    }

    Plan plan() {
        return plan;
    }

    /** The targets and all that they depend on. */
    Set<String> wanted() {
        return wanted;
    }

    /** The models behind the fingerprints that are known, by node. */
    Map<String, List<ModelFile>> models() {
        return fingerprints.models();
    }

    /** The input files that the nodes asked for to tell their fingerprints, by node. */
    Map<String, Collection<RunRecord.InputFile>> inputs() {
        return fingerprints.inputs();
    }

    /** The result behind a planned key; the caller becomes a further holder. */
    KeptResults.Found found(CacheKey key) {
        KeptResults.Found found = held.get(key.sha256());
        if (found == null || !found.result().retain()) {
            throw new IllegalStateException("A planned result is not held.");
        }
        return found;
    }

    /** Lets go of the planned results. */
    void release() {
        held.values().forEach(found -> found.result().release());
        held.clear();
    }

    private void failWhenRefused() {
        List<String> order = new ArrayList<>(wanted);
        order.retainAll(fingerprints.refused().keySet());
        if (!order.isEmpty()) {
            RunFailure failure = fingerprints.refused().get(order.get(0));
            if (failure != null) {
                throw failure;
            }
        }
    }

    /** What a node's costs may be like those of; made for the first node that asks. */
    synchronized Costs.Likeness likeness(String node) {
        Map<String, Costs.Likeness> known = likeness;
        if (known == null) {
            known = Costs.likeness(graph, executor.catalogue());
            likeness = known;
        }
        return Objects.requireNonNull(known.get(node));
    }

    private boolean hold(CacheKey key) {
        if (anew) {
            return false;
        }
        if (held.containsKey(key.sha256())) {
            return true;
        }
        Optional<KeptResults.Found> found = executor.kept().find(key, outputs);
        found.ifPresent(result -> held.put(key.sha256(), result));
        return found.isPresent();
    }
}
