package dev.darkroom.server.access;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.darkroom.server.http.route.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens a running server knows: those of its data folder as they are now, and the one it was started with. What is
 * added or removed by the command line counts from the next request on. When the file is damaged meanwhile, none of its
 * tokens counts: a server never opens further than it was told to.
 */
public final class Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private final Optional<TokenFile> file;
    private final Optional<Token> given;
    private final boolean always;

    @GuardedBy("this")
    private String seen = "";

    @GuardedBy("this")
    private List<Token> kept = List.of();

    private Tokens(Optional<TokenFile> file, Optional<Token> given, boolean always) {
        this.file = file;
        this.given = given;
        this.always = always || given.isPresent();
    }

    /** Of a server that nobody but this machine can reach, and that has none. */
    public static Tokens none() {
        return new Tokens(Optional.empty(), Optional.empty(), false);
    }

    /** One alone, for everything. */
    public static Tokens only(String secret) {
        return new Tokens(Optional.empty(), Optional.of(administrator(secret)), true);
    }

    /**
     * @param secret the token that a server was started with: that of an administrator; empty for none
     * @param open whether others can reach the server, so that it never goes without
     * @throws TokenFileException when the file cannot be used
     */
    public static Tokens of(TokenFile file, Optional<String> secret, boolean open) {
        boolean any = !file.read().isEmpty();
        return new Tokens(Optional.of(file), secret.map(Tokens::administrator), open || any);
    }

    private static Token administrator(String secret) {
        return new Token("DARKROOM_TOKEN", Role.ADMIN, Token.hash(secret), Instant.now(), Optional.empty());
    }

    /** Whether a request has to show one. Once there was one, this stays so until the server ends. */
    public boolean needed() {
        return always || !current().isEmpty();
    }

    /** Whether somebody could get in, now. */
    public boolean usable() {
        Instant now = Instant.now();
        return given.isPresent() || current().stream().anyMatch(token -> !token.expired(now));
    }

    /** The token of a secret, expired or not; looks at all of them whichever it is. */
    public Optional<Token> find(String secret) {
        return byHash(Token.hash(secret));
    }

    Optional<Token> byHash(String hash) {
        Optional<Token> found = given.filter(token -> token.has(hash));
        for (Token token : current()) {
            if (token.has(hash)) {
                found = Optional.of(token);
            }
        }
        return found;
    }

    private synchronized List<Token> current() {
        if (file.isEmpty()) {
            return List.of();
        }
        String now = stamp(file.get());
        if (!now.equals(seen)) {
            try {
                kept = file.get().read();
            } catch (TokenFileException e) {
                LOG.error("{} Until then none of them counts.", e.getMessage());
                kept = List.of();
            }
            seen = now;
        }
        return kept;
    }

    /** Differs whenever the file was replaced. */
    private static String stamp(TokenFile file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file.file(), BasicFileAttributes.class);
            return now.fileKey() + " " + now.lastModifiedTime() + " " + now.size();
        } catch (NoSuchFileException e) {
            return "none";
        } catch (IOException e) {
            return "unreadable";
        }
    }
}
