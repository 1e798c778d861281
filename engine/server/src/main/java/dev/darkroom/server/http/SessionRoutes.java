package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.server.access.Caller;
import dev.darkroom.server.access.Sessions;
import dev.darkroom.server.access.Token;
import dev.darkroom.server.access.Tokens;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Role;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import io.javalin.http.Context;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Optional;

/** How a page shows its token once, so that its WebSockets and pictures need not. */
final class SessionRoutes {
    /** The port is part of the name: a browser sends a host's cookies to all its ports. */
    private static final String COOKIE = "darkroom-session-";

    private final Tokens tokens;
    private final Sessions sessions;
    private final boolean secure;

    SessionRoutes(Door door, Sessions sessions) {
        tokens = door.tokens();
        this.sessions = sessions;
        secure = door.certificate().isPresent();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/session", "session")
                        .tag(Tag.SERVER)
                        .summary("Who asks, and what they may do")
                        .answers(Session.class, "The caller, as the server knows it.", this::session),
                Route.post("/api/v1/session", "signIn")
                        .tag(Tag.SERVER)
                        .summary("Show a token once, in a browser")
                        .description(
                                "For pages, which cannot send a header with a WebSocket or a picture: send the token"
                                        + " as `Authorization: Bearer`, and the answer sets a cookie that stands for it (no script"
                                        + " can read it, no other site can use it) for twelve hours. Programs do not need it.")
                        .role(Role.VIEW)
                        .answers(Session.class, "The caller; the cookie is set.", this::signIn),
                Route.delete("/api/v1/session", "signOut")
                        .tag(Tag.SERVER)
                        .summary("Forget the token, in a browser")
                        .role(Role.ANYONE)
                        .acts("The cookie is worth nothing any more.", this::signOut));
    }

    /** Who asks. */
    record Session(
            @JsonPropertyDescription("of the token; `local` when none is needed")
            String name,

            @JsonPropertyDescription("all that the caller may do")
            Role role,

            @JsonPropertyDescription("whether requests have to show a token")
            boolean tokenNeeded) {}

    private Session session(Call<Void> call) {
        Caller caller = Guard.caller(call.context()).orElse(Caller.LOCAL);
        return new Session(caller.name(), caller.role(), tokens.needed());
    }

    private Session signIn(Call<Void> call) {
        Context context = call.context();
        if (tokens.needed()) {
            Token token = Guard.bearer(context)
                    .flatMap(tokens::find)
                    .orElseThrow(() -> HttpProblem.badRequest(
                            "There is no token in the header.", "Send it as \"Authorization: Bearer\"."));
            put(context, sessions.begin(token), (int) Sessions.LIFE.toSeconds());
        }
        return session(call);
    }

    private void signOut(Call<Void> call) {
        cookie(call.context()).ifPresent(sessions::end);
        put(call.context(), "", 0);
    }

    private void put(Context context, String value, int seconds) {
        Cookie cookie = new Cookie(COOKIE + context.req().getLocalPort(), value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Strict");
        context.res().addCookie(cookie);
    }

    /** The session a browser says it belongs to. */
    static Optional<String> cookie(Context context) {
        return Optional.ofNullable(context.cookie(COOKIE + context.req().getLocalPort()))
                .filter(value -> !value.isEmpty());
    }
}
