package dev.darkroom.server.access;

import dev.darkroom.server.http.route.Role;

/**
 * Who asks.
 *
 * @param name of the token; {@link #LOCAL}'s when none is needed
 * @param role all that it may do
 */
public record Caller(String name, Role role) {
    /** Whoever sits at this machine, while no token is needed. */
    public static final Caller LOCAL = new Caller("local", Role.ADMIN);
}
