package dev.darkroom.server.http;

import dev.darkroom.server.http.route.HttpProblem;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. The engine runs on somebody's own machine, where any page in their browser can reach it; so a request
 * must show that it was not sent by a foreign page.
 *
 * <ul>
 *   <li><b>Host</b> must name this machine (a foreign name that resolves to it is DNS rebinding). Bound to a network
 *       address, where names cannot be known beforehand, the token stands in for this.
 *   <li><b>Origin</b>, when sent, must be the origin asked. Browsers send it with every WebSocket and every request that
 *       changes something, so that a request without it comes from no page: it may pass.
 *   <li><b>Sec-Fetch-Site</b>, when sent, must not be {@code cross-site} or {@code same-site}, except for looking at the
 *       start page.
 *   <li>With a <b>token</b>, each request to the API carries it: {@code Authorization: Bearer <token>}.
 * </ul>
 *
 * @param loopback whether the server is bound to this machine only
 * @param host the address bound to, as the user wrote it
 * @param token empty for none; there is always one when not {@code loopback}
 */
record Access(boolean loopback, String host, Optional<String> token) {

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * @throws IllegalArgumentException for an address that others can reach, without a token
     */
    Access {
        if (!loopback && token.isEmpty()) {
            throw new IllegalArgumentException("An address that others can reach needs a token.");
        }
    }

    static Access of(InetAddress address, String host, Optional<String> token) {
        return new Access(address.isLoopbackAddress(), host, token);
    }

    /** What a request says of where it comes from; null is a header that was not sent. */
    record Caller(
            String method,
            String path,
            @Nullable String host,
            @Nullable String origin,
            @Nullable String fetchSite,
            @Nullable String authorization) {

        /** The page that shows the description holds nothing of anybody's: it asks for the token itself. */
        boolean api() {
            return path.startsWith("/api/") && !path.startsWith("/api/docs");
        }
    }

    /** Why the request is refused; empty when it may pass. */
    Optional<HttpProblem> refusal(Caller caller) {
        if (caller.host() == null || (loopback && !ours(caller.host()))) {
            return refused(
                    "The request names another host than this one.",
                    "Ask for http://" + host + " or http://localhost.");
        }
        if (caller.origin() != null && !caller.origin().equalsIgnoreCase("http://" + caller.host())) {
            return refused("The request comes from a page of another origin.", "Send it from a page of this server.");
        }
        boolean foreign = "cross-site".equals(caller.fetchSite()) || "same-site".equals(caller.fetchSite());
        if (foreign && (caller.api() || !caller.method().equals("GET"))) {
            return refused("The request comes from a page of another site.", "Send it from a page of this server.");
        }
        if (caller.api() && token.isPresent() && !bears(caller.authorization(), token.get())) {
            return Optional.of(new HttpProblem(
                    401,
                    "Unauthorized",
                    "The request carries no token, or not the right one.",
                    "Send the header \"Authorization: Bearer\" with the token the server was started with."));
        }
        return Optional.empty();
    }

    private boolean ours(String asked) {
        String name = asked.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
        return LOCAL_NAMES.contains(name)
                || name.equals(host.toLowerCase(Locale.ROOT))
                || name.equals("[" + host + "]");
    }

    private static boolean bears(@Nullable String authorization, String token) {
        String expected = "Bearer " + token;
        return authorization != null
                && MessageDigest.isEqual(
                        authorization.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<HttpProblem> refused(String detail, String remedy) {
        return Optional.of(new HttpProblem(403, "Forbidden", detail, remedy));
    }
}
