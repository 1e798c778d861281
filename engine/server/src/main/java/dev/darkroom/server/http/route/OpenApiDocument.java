package dev.darkroom.server.http.route;

import dev.darkroom.server.Json;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Routes as an OpenAPI 3.1 document. */
public final class OpenApiDocument {
    /** Refusals that any route may answer with, by status. */
    private static final Map<Integer, String> COMMON = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "The request is malformed."),
            Map.entry(401, "The request carries no token, or not the right one."),
            Map.entry(403, "The caller may not do this, or the request comes from a page of another site."),
            Map.entry(413, "The request is too large."),
            Map.entry(414, "The address is too long."),
            Map.entry(415, "The body is not declared as what it must be."),
            Map.entry(417, "The header Expect says something other than 100-continue."),
            Map.entry(429, "There are too many requests; the header Retry-After says when to ask again."),
            Map.entry(431, "The headers are too large."),
            Map.entry(500, "The server failed; its log says why."),
            Map.entry(503, "The server cannot do this now."),
            Map.entry(507, "The disk is full, so that nothing can be kept.")));

    private final Schemas schemas = new Schemas();
    private final ObjectNode document = Json.COMPACT.createObjectNode();

    private OpenApiDocument() {}

    /**
     * @param version of the engine
     */
    public static byte[] write(List<Route> routes, String version) {
        return Json.INDENTED.writeValueAsBytes(new OpenApiDocument().describe(routes, version));
    }

    private ObjectNode describe(List<Route> routes, String version) {
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Darkroom")
                .put("version", version)
                .put("summary", "A node-graph workflow engine for generative image models.")
                .put(
                        "description",
                        "Workflows in, pictures and records out. Every refusal is an `application/problem+json` that says"
                                + " what is wrong and what to do. Unknown parameters are refused. Every `GET` may be asked as a"
                                + " `HEAD` too.");
        document.putArray("servers").addObject().put("url", "/");
        ArrayNode tags = document.putArray("tags");
        for (Tag tag : Tag.values()) {
            if (routes.stream().anyMatch(route -> route.tag() == tag)) {
                tags.addObject().put("name", tag.title()).put("description", tag.description());
            }
        }
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            paths.withObjectProperty(route.path())
                    .set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode responses = components.putObject("responses");
        COMMON.forEach((status, why) -> responses.set(
                "Problem" + status,
                response(new Route.Answer(status, why, List.of(Problems.MEDIA_TYPE), ProblemDetail.class))));
        components.set("schemas", schemas.all());
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put(
                        "description",
                        "Needed once the server has tokens, which it must have when others can reach it; `darkroom token"
                                + " add` makes one. Its role is one of view, run and admin, each of which includes those"
                                + " before it; `x-role` of a route is the least that will do.");
        components
                .withObjectProperty("securitySchemes")
                .putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "darkroom-session-8188")
                .put("description", "For browsers: set by `POST /api/v1/session`; the number is the port.");
        ArrayNode security = document.putArray("security");
        security.addObject();
        security.addObject().putArray("token");
        security.addObject().putArray("session");
        return document;
    }

    private ObjectNode operation(Route route) {
        ObjectNode operation = Json.COMPACT.createObjectNode();
        operation.put("operationId", route.id());
        operation.putArray("tags").add(route.tag().title());
        operation.put("summary", route.summary());
        if (!route.description().isEmpty()) {
            operation.put("description", route.description());
        }
        operation.put("x-role", route.role().id());
        if (route.role() == Role.ANYONE) {
            operation.putArray("security").addObject();
        }
        if (route.webSocket()) {
            operation.put("x-websocket", true);
        }
        if (!route.parameters().isEmpty()) {
            ArrayNode parameters = operation.putArray("parameters");
            route.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        }
        route.body().ifPresent(body -> operation.set("requestBody", requestBody(body)));
        ObjectNode responses = operation.putObject("responses");
        Map<Integer, ObjectNode> answers = new TreeMap<>();
        COMMON.keySet().stream()
                .filter(status -> route.body().isPresent() || (status != 413 && status != 415))
                .filter(status -> status != 507 || !route.method().equals(HandlerType.GET))
                .forEach(status -> answers.put(
                        status,
                        Json.COMPACT.createObjectNode().put("$ref", "#/components/responses/Problem" + status)));
        route.answers().forEach(answer -> answers.put(answer.status(), response(answer)));
        answers.forEach((status, answer) -> responses.set(Integer.toString(status), answer));
        return operation;
    }

    private static ObjectNode parameter(Parameter<?> parameter) {
        ObjectNode json = Json.COMPACT.createObjectNode().put("name", parameter.name());
        json.put("in", parameter.place().name().toLowerCase(Locale.ROOT));
        json.put("description", parameter.description());
        if (parameter.place() == Parameter.Place.PATH) {
            json.put("required", true);
        }
        json.set("schema", parameter.schema());
        return json;
    }

    private ObjectNode requestBody(Route.Body body) {
        ObjectNode json = Json.COMPACT.createObjectNode().put("required", true);
        ObjectNode content = json.putObject("content");
        for (String mediaType : body.mediaTypes()) {
            ObjectNode media = content.putObject(mediaType);
            if (body.type() != byte[].class) {
                media.set("schema", schemas.of(body.type()));
            }
            if (!body.example().isEmpty()) {
                media.set("example", Json.COMPACT.readTree(body.example()));
            }
        }
        return json;
    }

    private ObjectNode response(Route.Answer answer) {
        ObjectNode json = Json.COMPACT.createObjectNode().put("description", answer.description());
        if (!answer.mediaTypes().isEmpty()) {
            ObjectNode content = json.putObject("content");
            for (String mediaType : answer.mediaTypes()) {
                ObjectNode media = content.putObject(mediaType);
                if (answer.type() != byte[].class) {
                    media.set("schema", schemas.of(answer.type()));
                }
            }
        }
        return json;
    }
}
