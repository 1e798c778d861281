package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.library.StepPictures;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The pictures that nodes showed of their work, of runs that keep them. */
final class StepRoutes {
    private static final Parameter<String> NODE =
            Parameter.path("node", "of the node; inside a subgraph `outer~inner`, with `~` for each `/`");
    private static final Parameter<Long> N =
            Parameter.number(Parameter.Place.PATH, "n", "from 0, as listed", 0, 999_999);

    private final RunDesk desk;

    StepRoutes(RunDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/runs/{id}/nodes/{node}/steps", "steps")
                        .tag(Tag.RUNS)
                        .summary("The pictures that a node showed of its work")
                        .description(
                                "Kept when the run was submitted with `keepSteps`, while it goes on and for some time"
                                        + " after: it is a cache. A node whose result was there already shows none.")
                        .takes(RunRoutes.ID, NODE)
                        .refuses(404, "There is no such run.")
                        .answers(StepList.class, "The pictures, the first first.", this::list),
                Route.get("/api/v1/runs/{id}/nodes/{node}/steps/{n}", "step")
                        .tag(Tag.RUNS)
                        .summary("One of these pictures")
                        .takes(RunRoutes.ID, NODE, N)
                        .refuses(404, "There is no such picture, or it was cleared away.")
                        .sends(List.of("image/png"), byte[].class, "The picture.", this::picture));
    }

    /** A picture of a node's work. */
    record StepPicture(
            @JsonPropertyDescription("from 0, in the order in which they were shown")
            int n,

            @JsonPropertyDescription("how far the node said it was just before")
            int step,

            @JsonPropertyDescription("of how many; 0 when it had not said")
            int total,

            @JsonPropertyDescription("where to fetch it") String url) {}

    /** Pictures of a node's work. */
    record StepList(List<StepPicture> steps) {}

    private StepList list(Call<Void> call) {
        String id = call.get(RunRoutes.ID);
        if (desk.history().find(id).isEmpty()) {
            throw RunRoutes.unknown();
        }
        String at = "/api/v1/runs/" + id + "/nodes/" + call.get(NODE) + "/steps/";
        return new StepList(steps().list(id, node(call)).stream()
                .map(step -> new StepPicture(step.number(), step.step(), step.total(), at + step.number()))
                .toList());
    }

    private void picture(Call<Void> call) throws IOException {
        Path file = steps().find(call.get(RunRoutes.ID), node(call), Math.toIntExact(call.get(N)))
                .orElseThrow(() -> HttpProblem.notFound(
                        "There is no such picture, or it was cleared away.",
                        "GET /api/v1/runs/{id}/nodes/{node}/steps lists what there is."));
        call.context()
                .contentType("image/png")
                .header("Cache-Control", "private, max-age=3600")
                .result(Files.readAllBytes(file));
    }

    private static String node(Call<Void> call) {
        return call.get(NODE).replace('~', '/');
    }

    private StepPictures steps() {
        return desk.engine().steps();
    }
}
