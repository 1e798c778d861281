package dev.darkroom.server.http;

import dev.darkroom.server.http.route.Role;
import io.javalin.config.RoutesConfig;

/** The description of the API for people, and the start page of a build without the editor. */
final class PageRoutes {
    void register(RoutesConfig routes) {
        if (!new EditorRoutes().register(routes)) {
            page(routes, "/", "/web/index.html", "text/html; charset=utf-8");
            page(routes, "/style.css", "/web/style.css", "text/css; charset=utf-8");
        }
        page(routes, "/api/docs", "/web/docs/index.html", "text/html; charset=utf-8");
        page(routes, "/api/docs/docs.css", "/web/docs/docs.css", "text/css; charset=utf-8");
        page(routes, "/api/docs/docs.js", "/web/docs/docs.js", "text/javascript; charset=utf-8");
    }

    private static void page(RoutesConfig routes, String path, String resource, String mediaType) {
        byte[] content = Pages.read(resource);
        routes.get(path, context -> context.contentType(mediaType).result(content), Role.ANYONE);
    }
}
