package dev.darkroom.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/**
 * Browsers that showed a token once. A page can send no header with a WebSocket or a picture, and a token in an address
 * ends in logs and histories; so a browser gets a cookie of its own, which no script can read, which ends after twelve
 * hours, and which is worth nothing once its token is removed or has expired. Kept in memory: a restart ends them all.
 */
public final class Sessions {
    public static final Duration LIFE = Duration.ofHours(12);

    private static final int MOST = 10_000;

    private final Tokens tokens;
    /** Hash of the cookie to hash of the token. */
    private final Cache<String, String> open =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

    public Sessions(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The value of the cookie of a new session. */
    public String begin(Token token) {
        String secret = Token.newSecret();
        open.put(Token.hash(secret), token.sha256());
        return secret;
    }

    /** The token with which a session was begun, if it is still one. */
    public Optional<Token> find(String secret) {
        return Optional.ofNullable(open.getIfPresent(Token.hash(secret))).flatMap(tokens::byHash);
    }

    public void end(String secret) {
        open.invalidate(Token.hash(secret));
    }
}
