package dev.darkroom.server.http;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.plugin.PluginInfo;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.sdk.definition.NodeDefinition;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.openapi.HttpMethod;
import io.javalin.openapi.OpenApi;
import io.javalin.openapi.OpenApiContent;
import io.javalin.openapi.OpenApiResponse;
import java.util.Comparator;
import java.util.List;

/** What the engine has: node types, models, plugins, and how it is. */
final class CatalogueRoutes {
    private final Darkroom engine;
    private final byte[] openApi = OpenApiDocument.write();

    CatalogueRoutes(Darkroom engine) {
        this.engine = engine;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/v1/nodes", this::nodes);
        routes.get("/api/v1/models", this::models);
        routes.get("/api/v1/plugins", this::plugins);
        routes.get("/api/v1/health", this::health);
        routes.get("/api/v1/openapi.json", this::openApi);
    }

    /** The node types, by id. */
    record NodeList(List<NodeDefinition> nodes) {}

    /** The names a workflow may use, the user's own first. */
    record ModelList(List<String> models) {}

    /** Every plugin that was found, usable or not. */
    record PluginList(List<PluginInfo> plugins) {}

    /**
     * How the engine is.
     *
     * @param status always {@code ok}: else there is no answer
     * @param running runs at work
     * @param queued runs that wait
     */
    record Health(String status, String engine, long running, long queued) {}

    @OpenApi(
            path = "/api/v1/nodes",
            methods = HttpMethod.GET,
            operationId = "nodes",
            summary = "The node types, with their ports",
            responses =
                    @OpenApiResponse(
                            status = "200",
                            content = @OpenApiContent(from = NodeList.class),
                            description = "OK"))
    void nodes(Context context) {
        context.json(new NodeList(engine.catalogue().all().stream()
                .sorted(Comparator.comparing(NodeDefinition::type))
                .toList()));
    }

    @OpenApi(
            path = "/api/v1/models",
            methods = HttpMethod.GET,
            operationId = "models",
            summary = "The models that workflows can name",
            responses =
                    @OpenApiResponse(
                            status = "200",
                            content = @OpenApiContent(from = ModelList.class),
                            description = "OK"))
    void models(Context context) {
        context.json(new ModelList(engine.library().choices("models")));
    }

    @OpenApi(
            path = "/api/v1/plugins",
            methods = HttpMethod.GET,
            operationId = "plugins",
            summary = "The plugins, and what is wrong with those that cannot be used",
            responses =
                    @OpenApiResponse(
                            status = "200",
                            content = @OpenApiContent(from = PluginList.class),
                            description = "OK"))
    void plugins(Context context) {
        context.json(new PluginList(engine.plugins()));
    }

    @OpenApi(
            path = "/api/v1/health",
            methods = HttpMethod.GET,
            operationId = "health",
            summary = "Whether the engine is up, and what it does now",
            responses =
                    @OpenApiResponse(
                            status = "200",
                            content = @OpenApiContent(from = Health.class),
                            description = "OK"))
    void health(Context context) {
        List<RunStatus> now = engine.queue().runs().stream().map(Run::status).toList();
        context.json(new Health(
                "ok",
                engine.engine(),
                now.stream().filter(RunStatus.RUNNING::equals).count(),
                now.stream().filter(RunStatus.QUEUED::equals).count()));
    }

    @OpenApi(
            path = "/api/v1/openapi.json",
            methods = HttpMethod.GET,
            operationId = "openApi",
            summary = "This document",
            responses = @OpenApiResponse(status = "200", description = "OK"))
    void openApi(Context context) {
        context.contentType("application/json").result(openApi);
    }
}
