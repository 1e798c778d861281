package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.library.OutputFolder;
import dev.darkroom.runtime.plugin.NodeProvider;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.ModelFile;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.workflow.CacheKey;
import dev.darkroom.workflow.CacheKeys;
import dev.darkroom.workflow.Graph;
import dev.darkroom.workflow.KeySource;
import dev.darkroom.workflow.ListMapping;
import dev.darkroom.workflow.NodeCatalogue;
import dev.darkroom.workflow.Plan;
import dev.darkroom.workflow.WorkflowNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a run knows before it starts: the graph, the keys, the plan. Results that the plan relies on are held from the
 * moment it sees them, so that they cannot be evicted in between.
 */
final class Preparation implements KeySource {
    private final Executor executor;
    private final OutputFolder outputs;
    private final Graph graph;
    private final boolean anew;
    private final NodeCatalogue catalogue;
    private final ListMapping mapping;
    private final Map<String, KeptResults.Found> held = new HashMap<>();
    private final Map<String, List<ModelFile>> models = new LinkedHashMap<>();
    private final Map<String, Collection<RunRecord.InputFile>> inputs = new LinkedHashMap<>();
    private final Map<String, RunFailure> refused = new HashMap<>();
    private final CacheKeys keys;
    private final Plan plan;
    private final Set<String> wanted;

    /**
     * @param anew whether results that are there count for nothing
     * @throws RunFailure when the fingerprint of a node that is needed cannot be known
     */
    Preparation(Executor executor, OutputFolder outputs, Graph graph, boolean anew) {
        this.executor = executor;
        this.outputs = outputs;
        this.graph = graph;
        this.anew = anew;
        catalogue = executor.catalogue();
        mapping = ListMapping.of(graph, catalogue);
        wanted = graph.ancestors(graph.targets(catalogue));
        keys = CacheKeys.of(graph, catalogue, this);
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
        return models;
    }

    /** The input files that the nodes asked for to tell their fingerprints, by node. */
    Map<String, Collection<RunRecord.InputFile>> inputs() {
        return inputs;
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

    @Override
    public String pluginDigest(NodeDefinition definition) {
        return executor.provider(definition.type()).pluginDigest();
    }

    @Override
    public Optional<Fingerprint> fingerprint(String name, WorkflowNode node, NodeDefinition definition) {
        if (!wanted.contains(name)) {
            return Optional.empty();
        }
        NodeProvider provider = executor.provider(definition.type());
        try {
            NodeBinding binding = executor.binding(provider);
            if (!binding.made().ownFingerprint()) {
                return Optional.of(Fingerprint.INPUTS_ONLY);
            }
            if (!node.links().isEmpty()) {
                return Optional.empty();
            }
            NotingLibrary library = new NotingLibrary(executor.library());
            Fingerprint fingerprint = Fingerprints.of(
                    binding, Inputs.ofLiterals(node, definition, mapping.maps(name)), provider.loader(), library);
            models.put(name, fingerprint.models());
            inputs.put(name, library.inputs());
            return Optional.of(fingerprint);
        } catch (Throwable e) {
            // A node's own code: whatever it throws is told when the node turns out to be needed.
            refused.put(name, Failures.of(name, provider, e));
            return Optional.empty();
        }
    }

    private void failWhenRefused() {
        List<String> order = new ArrayList<>(wanted);
        order.retainAll(refused.keySet());
        if (!order.isEmpty()) {
            RunFailure failure = refused.get(order.get(0));
            if (failure != null) {
                throw failure;
            }
        }
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
