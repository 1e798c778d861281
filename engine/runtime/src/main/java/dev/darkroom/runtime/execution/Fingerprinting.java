package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.plugin.NodeProvider;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.ModelFile;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.workflow.KeySource;
import dev.darkroom.workflow.ListMapping;
import dev.darkroom.workflow.WorkflowNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the nodes of a graph, before it runs, what beyond their inputs their results depend on. */
final class Fingerprinting implements KeySource {
    private final Executor executor;
    private final ListMapping mapping;
    private final Set<String> asked;
    private final Map<String, List<ModelFile>> models = new LinkedHashMap<>();
    private final Map<String, Collection<RunRecord.InputFile>> inputs = new LinkedHashMap<>();
    private final Map<String, RunFailure> refused = new HashMap<>();

    /** @param asked the nodes that matter */
    Fingerprinting(Executor executor, ListMapping mapping, Set<String> asked) {
        this.executor = executor;
        this.mapping = mapping;
        this.asked = asked;
    }

    /** The models behind the fingerprints that are known, by node. */
    Map<String, List<ModelFile>> models() {
        return models;
    }

    /** The input files that the nodes asked for to tell their fingerprints, by node. */
    Map<String, Collection<RunRecord.InputFile>> inputs() {
        return inputs;
    }

    /** Nodes that cannot tell, and why. */
    Map<String, RunFailure> refused() {
        return refused;
    }

    @Override
    public String pluginDigest(NodeDefinition definition) {
        return executor.provider(definition.type()).pluginDigest();
    }

    @Override
    public Optional<Fingerprint> fingerprint(String name, WorkflowNode node, NodeDefinition definition) {
        if (!asked.contains(name)) {
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
}
