package dev.darkroom.server.http;

import dev.darkroom.server.http.route.HttpProblem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a request may come from. The engine runs on somebody's own machine, where any page in their browser can reach
 * it; so a request must show that it was not sent by a foreign page. Who may ask for what is {@link Guard}'s.
 *
 * <ul>
 *   <li><b>Host</b> must name this machine (a foreign name that resolves to it is DNS rebinding). Bound to a network
 *       address, where names cannot be known beforehand, the token stands in for this.
 *   <li><b>Origin</b>, when sent, must be the origin asked. Browsers send it with every WebSocket and every request that
 *       changes something, so that a request without it comes from no page: it may pass.
 *   <li><b>Sec-Fetch-Site</b>, when sent, must not be {@code cross-site} or {@code same-site}, except for looking at a
 *       page, to which others may link.
 * </ul>
 *
 * @param loopback whether the server is bound to this machine only
 * @param host the address bound to, as the user wrote it
 * @param scheme {@code http} or {@code https}
 */
record Access(boolean loopback, String host, String scheme) {

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * What a request says of where it comes from; null is a header that was not sent.
     *
     * @param looks whether it only looks at a page
     */
    record Sender(
            boolean looks,
            @Nullable String host,
            @Nullable String origin,
            @Nullable String fetchSite) {}

    /** Why the request is refused; empty when it may pass. */
    Optional<HttpProblem> refusal(Sender sender) {
        if (sender.host() == null || (loopback && !ours(sender.host()))) {
            return refused(
                    "The request names another host than this one.",
                    "Ask for " + scheme + "://" + host + " or " + scheme + "://localhost.");
        }
        if (sender.origin() != null && !sender.origin().equalsIgnoreCase(scheme + "://" + sender.host())) {
            return refused("The request comes from a page of another origin.", "Send it from a page of this server.");
        }
        boolean foreign = "cross-site".equals(sender.fetchSite()) || "same-site".equals(sender.fetchSite());
        if (foreign && !sender.looks()) {
            return refused("The request comes from a page of another site.", "Send it from a page of this server.");
        }
        return Optional.empty();
    }

    private boolean ours(String asked) {
        String name = asked.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
        return LOCAL_NAMES.contains(name)
                || name.equals(host.toLowerCase(Locale.ROOT))
                || name.equals("[" + host + "]");
    }

    private static Optional<HttpProblem> refused(String detail, String remedy) {
        return Optional.of(new HttpProblem(403, "Forbidden", detail, remedy));
    }
}
