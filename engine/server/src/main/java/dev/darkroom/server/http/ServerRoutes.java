package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.OpenApiDocument;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The server itself: how it is, and what it can be asked. */
final class ServerRoutes {
    private final RunDesk desk;
    private volatile byte @Nullable [] document;

    ServerRoutes(RunDesk desk) {
        this.desk = desk;
    }

    /** Those given and its own: one of these describes them all. */
    List<Route> with(List<Route> others) {
        List<Route> all = new ArrayList<>(others);
        all.add(Route.get("/api/v1/health", "health")
                .tag(Tag.SERVER)
                .summary("Whether the engine is up, and what it does now")
                .answers(Health.class, "It is up.", call -> health()));
        all.add(Route.get("/api/v1/openapi.json", "openApi")
                .tag(Tag.SERVER)
                .summary("This description, for machines")
                .description("For people the same is at `/api/docs`.")
                .writes(JsonNode.class, "OpenAPI 3.1.", call -> call.context()
                        .contentType("application/json")
                        .result(document(all))));
        return List.copyOf(all);
    }

    /** How the engine is. */
    record Health(
            @JsonPropertyDescription("always `ok`: else there is no answer")
            String status,

            @JsonPropertyDescription("name and version") String engine,
            @JsonPropertyDescription("runs at work") long running,
            @JsonPropertyDescription("runs that wait") long queued,

            @JsonPropertyDescription(
                    "threads that did not come back from a node and were given up; restart when there are many")
            long lostThreads) {}

    private Health health() {
        Darkroom engine = desk.engine();
        return new Health(
                "ok",
                engine.engine(),
                desk.running().isPresent() ? 1 : 0,
                desk.queue().waiting().size(),
                engine.lostThreads());
    }

    /** Made when first asked for: most sessions never do. */
    private byte[] document(List<Route> routes) {
        byte[] made = document;
        if (made == null) {
            made = OpenApiDocument.write(routes, desk.engine().engine().replace("darkroom ", ""));
            document = made;
        }
        return made;
    }
}
