package dev.darkroom.server.http.route;

import com.fasterxml.jackson.annotation.JsonValue;
import io.javalin.security.RouteRole;
import java.util.Locale;

/** What a caller must be allowed to do. Each includes those before it. A route that names none is an administrator's. */
public enum Role implements RouteRole {
    /** No token is needed: what holds nothing of anybody's, such as the page that asks for the token. */
    ANYONE,
    /** Look at what there is. */
    VIEW,
    /** Run workflows, save them, bring files. */
    RUN,
    /** Change the server itself. */
    ADMIN;

    /** As people and programs write it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
