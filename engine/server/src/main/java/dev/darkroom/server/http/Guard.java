package dev.darkroom.server.http;

import dev.darkroom.server.access.Caller;
import dev.darkroom.server.access.Sessions;
import dev.darkroom.server.access.Token;
import dev.darkroom.server.access.Tokens;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stands before everything the server answers, WebSockets too: refuses what a foreign page sent (see {@link Access}) and
 * what comes too often, and lets a caller do no more than its token's role. The role is the route's, given where the
 * route is registered; one that was given none is an administrator's, so that nothing is open because it was forgotten.
 */
final class Guard {
    /** What runs in a page of ours comes from this server alone; no page of others may frame it. */
    static final Map<String, String> SECURITY_HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private static final String CALLER = "darkroom.caller";

    private final Access access;
    private final Tokens tokens;
    private final Sessions sessions;
    private final RateLimit rate;

    Guard(Door door, Sessions sessions) {
        access = new Access(door.address().isLoopbackAddress(), door.host(), door.scheme());
        tokens = door.tokens();
        this.sessions = sessions;
        rate = new RateLimit(door.limits().requestsPerSecond());
    }

    void register(RoutesConfig routes) {
        routes.before(context -> {
            SECURITY_HEADERS.forEach(context::header);
            context.header("Cache-Control", "no-store");
            receive(context);
        });
        routes.beforeMatched(context -> admit(context, least(context)));
        // Neither is asked for WebSockets, which every page may open: this is.
        routes.wsBeforeUpgrade(context -> {
            receive(context);
            admit(context, least(context));
        });
    }

    /** Who asks, as far as is known by now. */
    static Optional<Caller> caller(Context context) {
        return Optional.ofNullable(context.attribute(CALLER));
    }

    /** Before it is known what is asked for. */
    private void receive(Context context) {
        Optional<Caller> caller = tokens.needed()
                ? token(context).filter(token -> !token.expired(Instant.now())).map(Token::caller)
                : Optional.of(Caller.LOCAL);
        caller.ifPresent(known -> context.attribute(CALLER, known));
        if (tokens.needed()) {
            // Apart from each other, so that a stranger cannot use up what a token is allowed.
            OptionalLong wait = rate.wait(caller.map(known -> "token " + known.name())
                    .orElseGet(() -> "address " + context.req().getRemoteAddr()));
            if (wait.isPresent()) {
                context.header("Retry-After", Long.toString(wait.getAsLong()));
                throw new HttpProblem(
                        429,
                        "Too many requests",
                        "There are more requests than one client may send.",
                        "Ask again in " + wait.getAsLong() + " s.");
            }
        }
        refuse(context, true);
    }

    /** Once it is known what is asked for. */
    private void admit(Context context, Role least) {
        refuse(context, least == Role.ANYONE && context.req().getMethod().equals("GET"));
        Optional<Caller> caller = caller(context);
        if (least == Role.ANYONE
                || caller.filter(known -> known.role().includes(least)).isPresent()) {
            return;
        }
        if (caller.isPresent()) {
            throw new HttpProblem(
                    403,
                    "Forbidden",
                    "This needs a token of the role \"" + least.id() + "\"; yours is of the role \""
                            + caller.get().role().id() + "\".",
                    "Ask with another token; darkroom token add NAME --role " + least.id() + " makes one.");
        }
        boolean expired = token(context).isPresent();
        throw new HttpProblem(
                401,
                "Unauthorized",
                expired ? "The token has expired." : "The request carries no token, or not the right one.",
                "Send the header \"Authorization: Bearer\" with a token; darkroom token add NAME makes one.");
    }

    /** Javalin answers HEAD by itself where there is only a GET, and gives no role: there is nothing in it but that. */
    private static Role least(Context context) {
        return context.routeRoles().stream()
                .filter(Role.class::isInstance)
                .map(Role.class::cast)
                .min(Role::compareTo)
                .orElse(context.req().getMethod().equals("HEAD") ? Role.VIEW : Role.ADMIN);
    }

    private void refuse(Context context, boolean looks) {
        Access.Sender sender = new Access.Sender(
                looks, context.header("Host"), context.header("Origin"), context.header("Sec-Fetch-Site"));
        access.refusal(sender).ifPresent(problem -> {
            throw problem;
        });
    }

    private Optional<Token> token(Context context) {
        return bearer(context).flatMap(tokens::find).or(() -> SessionRoutes.cookie(context)
                .flatMap(sessions::find));
    }

    /** The token a request carries in its header. */
    static Optional<String> bearer(Context context) {
        return Optional.ofNullable(context.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> header.substring(7).strip());
    }
}
