package dev.darkroom.runtime.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results kept for later runs, by cache key, bounded by the bytes they hold. The cache is a holder like any other. */
final class ResultCache {
    /** Weights are ints: counted in KiB they reach 2 TiB. */
    private static final int UNIT = 1024;

    private final Cache<String, NodeResult> results;

    ResultCache(long mostBytes) {
        results = Caffeine.newBuilder()
                .maximumWeight(mostBytes / UNIT)
                .<String, NodeResult>weigher((key, result) -> weight(result))
                .executor(Runnable::run)
                .<String, NodeResult>removalListener((key, result, cause) -> {
                    if (result != null) {
                        result.release();
                    }
                })
                .build();
    }

    private static int weight(NodeResult result) {
        return (int) Math.min(Integer.MAX_VALUE, 1 + result.bytes() / UNIT);
    }

    /** The result, held for the caller. */
    Optional<NodeResult> held(String key) {
        NodeResult result = results.getIfPresent(key);
        return result != null && result.retain() ? Optional.of(result) : Optional.empty();
    }

    boolean has(String key) {
        return results.getIfPresent(key) != null;
    }

    /** The files that a result saved, when it is there; does not count as use. */
    Optional<List<NodeResult.Saved>> look(String key) {
        @Nullable NodeResult result = results.policy().getIfPresentQuietly(key);
        return Optional.ofNullable(result).map(NodeResult::saved);
    }

    void put(String key, NodeResult result) {
        if (result.retain()) {
            results.put(key, result);
        }
    }

    void remove(String key) {
        results.invalidate(key);
    }

    /**
     * Lets everything go; what runs use lives on until they are done with it.
     *
     * @return whether there was something that no run uses
     */
    boolean clear() {
        boolean unused = results.asMap().values().stream().anyMatch(NodeResult::heldOnce);
        results.invalidateAll();
        results.cleanUp();
        return unused;
    }

    long entries() {
        results.cleanUp();
        return results.estimatedSize();
    }
}
