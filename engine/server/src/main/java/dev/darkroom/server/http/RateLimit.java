package dev.darkroom.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.OptionalLong;

/** How often each client may ask. A client is a token's name, or an address; headers that anybody can write do not count. */
final class RateLimit {
    private static final int MOST_CLIENTS = 10_000;
    private static final int AT_ONCE = 4;

    private final int perSecond;
    private final Cache<String, Bucket> clients = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    /** @param perSecond 0 for any number */
    RateLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Counts a request; when it is one too many, the seconds after which to ask again. */
    OptionalLong wait(String client) {
        if (perSecond == 0) {
            return OptionalLong.empty();
        }
        ConsumptionProbe probe = clients.get(client, name -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity((long) AT_ONCE * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
