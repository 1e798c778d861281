package dev.darkroom.workflow;

import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.util.Optional;

/** What the document does not say but a {@link CacheKey} needs. The runtime gives it. */
public interface KeySource {

    /** Digest of the plugin that brings this type: another build may give another result. */
    String pluginDigest(NodeDefinition definition);

    /**
     * The node's own {@link Fingerprint}.
     *
     * @return empty when it cannot be known before the node's inputs are computed; the key of the node, and of all that
     *     depends on it, is then not known either
     */
    Optional<Fingerprint> fingerprint(String name, WorkflowNode node, NodeDefinition definition);
}
