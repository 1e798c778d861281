package dev.darkroom.server.http;

import dev.darkroom.server.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The API for machines: paths from the annotations of the routes, schemas from the records they speak in. */
final class OpenApiDocument {
    /** Written by the annotation processor. */
    private static final String GENERATED = "/openapi-plugin/openapi-default.json";

    private static final List<Class<? extends Record>> SPOKEN = List.of(
            CatalogueRoutes.NodeList.class,
            CatalogueRoutes.ModelList.class,
            CatalogueRoutes.PluginList.class,
            CatalogueRoutes.Health.class,
            RunRoutes.Submission.class,
            RunRoutes.Verdict.class,
            RunRoutes.RunSummary.class,
            RunRoutes.RunList.class,
            ProblemDetail.class);

    private OpenApiDocument() {}

    static byte[] write() {
        ObjectNode document = (ObjectNode) Json.COMPACT.readTree(Pages.read(GENERATED));
        // The processor writes "security: []" at each operation, which would say that none needs the token.
        document.get("paths").forEach(path -> path.forEach(operation -> ((ObjectNode) operation).remove("security")));
        ObjectNode components = document.putObject("components");
        components.set("schemas", Schemas.of(SPOKEN));
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "Needed when the server was started with a token.");
        document.putArray("security").addObject();
        document.withArray("security").addObject().putArray("token");
        return Json.INDENTED.writeValueAsBytes(document);
    }
}
