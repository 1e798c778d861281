package dev.darkroom.server.http;

import io.javalin.config.RoutesConfig;

/** The start page. */
final class PageRoutes {
    private final byte[] page = Pages.read("/web/index.html");
    private final byte[] style = Pages.read("/web/style.css");

    void register(RoutesConfig routes) {
        routes.get(
                "/", context -> context.contentType("text/html; charset=utf-8").result(page));
        routes.get("/style.css", context -> context.contentType("text/css; charset=utf-8")
                .result(style));
    }
}
