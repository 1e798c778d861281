package dev.darkroom.workflow;

import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The cache keys of a graph: for each node SHA-256 of its type, version and plugin, its literals (defaults filled in),
 * the key and port behind each link, and its fingerprint. A Merkle tree: linear in links, never a walk over all
 * ancestors. Names, order and {@code ui} do not matter.
 */
public final class CacheKeys {
    private final Graph graph;
    private final @Nullable CacheKey[] keys;

    private CacheKeys(Graph graph, @Nullable CacheKey[] keys) {
        this.graph = graph;
        this.keys = keys;
    }

    /** Computes all keys that can be known before the run. */
    public static CacheKeys of(Graph graph, NodeCatalogue catalogue, KeySource source) {
        @Nullable CacheKey[] keys = new CacheKey[graph.size()];
        for (int i : graph.sorted()) {
            WorkflowNode node = graph.node(i);
            Optional<NodeDefinition> found = catalogue.find(node.type());
            if (found.isEmpty() || !upstreamKnown(graph, keys, i)) {
                continue;
            }
            NodeDefinition definition = found.get();
            Optional<Fingerprint> fingerprint = source.fingerprint(graph.name(i), node, definition);
            if (fingerprint.isPresent()) {
                keys[i] = key(
                        node,
                        definition,
                        source.pluginDigest(definition),
                        fingerprint.get(),
                        name -> keys[graph.at(name)]);
            }
        }
        return new CacheKeys(graph, keys);
    }

    /** Empty when it is not known before the run: see {@link KeySource#fingerprint}. */
    public Optional<CacheKey> of(String node) {
        return Optional.ofNullable(keys[graph.at(node)]);
    }

    @Nullable
    CacheKey at(int node) {
        return keys[node];
    }

    /**
     * The key of one node, when the keys of all that it reads are known.
     *
     * @param upstream key by name of the node that is read
     * @throws IllegalArgumentException when {@code upstream} does not know a node
     */
    public static CacheKey key(
            WorkflowNode node,
            NodeDefinition definition,
            String pluginDigest,
            Fingerprint fingerprint,
            Function<String, @Nullable CacheKey> upstream) {
        StringBuilder text = new StringBuilder(256);
        CanonicalText canonical = new CanonicalText(text, upstream);
        canonical.text(definition.type());
        text.append('@').append(definition.version()).append('#');
        canonical.text(pluginDigest);
        for (InputDefinition input : definition.inputs()) {
            Input given = node.inputs().get(input.name());
            if (given == null && input.defaultValue().isPresent()) {
                given = new Input.Literal(input.defaultValue().get());
            }
            if (given != null) {
                text.append('\n');
                canonical.text(input.name());
                text.append('=');
                canonical.input(given, input.type().name());
            }
        }
        text.append('\n');
        canonical.text(fingerprint.value());
        return new CacheKey(sha256(text), fingerprint.cacheable() && canonical.cacheable());
    }

    private static boolean upstreamKnown(Graph graph, @Nullable CacheKey[] keys, int node) {
        int links = graph.firstLink(node + 1) - graph.firstLink(node);
        if (links != graph.node(node).links().size()) {
            // A link leads to a node that is not there.
            return false;
        }
        for (int e = graph.firstLink(node); e < graph.firstLink(node + 1); e++) {
            if (keys[graph.source(e)] == null) {
                return false;
            }
        }
        return true;
    }

    private static String sha256(CharSequence text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
