package dev.darkroom.server.access;

import dev.darkroom.server.http.route.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is kept of a token: enough to know it again, and not enough to be it. A secret of 256 random bits needs no slow
 * hash: nobody can guess it.
 *
 * @param name as the administrator calls it; unique
 * @param role all that it allows
 * @param sha256 of the secret, in hexadecimal digits
 * @param expires empty for never
 */
public record Token(String name, Role role, String sha256, Instant created, Optional<Instant> expires) {
    /** Such as can stand in a table and in a line of the log. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @throws IllegalArgumentException for a name or a hash of another form, or a role that needs no token
     */
    public Token {
        if (!NAME.matcher(name).matches() || !HASH.matcher(sha256).matches() || role == Role.ANYONE) {
            throw new IllegalArgumentException("A token has a plain name, a SHA-256 and a role.");
        }
    }

    /** 256 random bits, as text that is easy to copy and to find in a leak. */
    public static String newSecret() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return "dr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** The SHA-256 of a text, in hexadecimal digits. */
    static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }

    /** Whether this is the token of that hash; takes as long whether it is or not. */
    boolean has(String hash) {
        return MessageDigest.isEqual(
                sha256.getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    public boolean expired(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }

    public Caller caller() {
        return new Caller(name, role);
    }
}
