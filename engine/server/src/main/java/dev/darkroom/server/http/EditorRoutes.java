package dev.darkroom.server.http;

import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The editor's files, and its one page at each address that the editor itself tells apart. */
final class EditorRoutes {
    private static final String ROOT = "/web-ui/";

    /** First parts of the addresses that the editor knows; {@code web-ui/src/app/routes.ts} has the same. */
    private static final List<String> SCREENS =
            List.of("edit", "templates", "runs", "gallery", "compare", "sweeps", "replay");

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webp", "image/webp",
            "woff2", "font/woff2",
            "json", "application/json");

    /**
     * @return false when the build left out the editor; then nothing is registered
     */
    boolean register(RoutesConfig routes) {
        if (find("index.html").isEmpty()) {
            return false;
        }
        byte[] page = Pages.read(ROOT + "index.html");
        routes.get("/", context -> show(context, page), Role.ANYONE);
        for (String screen : SCREENS) {
            routes.get("/" + screen, context -> show(context, page), Role.ANYONE);
            routes.get("/" + screen + "/<rest>", context -> show(context, page), Role.ANYONE);
        }
        // Their names hold a hash of their content: what is behind a name never changes.
        routes.get(
                "/assets/{file}",
                context -> {
                    send(context, "assets/", context.pathParam("file"));
                    context.header("Cache-Control", "public, max-age=31536000, immutable");
                },
                Role.ANYONE);
        routes.get(
                "/pictures/{file}",
                context -> {
                    send(context, "pictures/", context.pathParam("file"));
                    context.header("Cache-Control", "no-cache");
                },
                Role.ANYONE);
        routes.get("/favicon.svg", context -> send(context, "", "favicon.svg"), Role.ANYONE);
        return true;
    }

    private static void show(Context context, byte[] page) {
        context.contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-cache")
                .result(page);
    }

    private static void send(Context context, String folder, String file) {
        if (!FILE.matcher(file).matches() || find(folder + file).isEmpty()) {
            throw HttpProblem.notFound(
                    "The editor has no such file.", "Reload the page: it may be of an older version of the server.");
        }
        String ending = file.substring(file.lastIndexOf('.') + 1);
        context.contentType(MEDIA_TYPES.getOrDefault(ending, "application/octet-stream"))
                .result(Pages.read(ROOT + folder + file));
    }

    private static Optional<URL> find(String file) {
        return Optional.ofNullable(EditorRoutes.class.getResource(ROOT + file));
    }
}
