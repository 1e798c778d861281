package dev.darkroom.server.http.route;

/** What a caller must be allowed to do. Each includes those before it. */
public enum Role {
    /** Look at what there is. */
    VIEW,
    /** Run workflows, save them, bring files. */
    RUN,
    /** Change the server itself. */
    ADMIN
}
