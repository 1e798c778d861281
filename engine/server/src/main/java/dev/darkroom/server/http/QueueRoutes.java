package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What waits, and in which order. */
final class QueueRoutes {
    private final RunDesk desk;

    QueueRoutes(RunDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/queue", "queue")
                        .tag(Tag.RUNS)
                        .summary("What runs and what waits, the next first")
                        .answers(Queue.class, "The queue.", call -> queue()),
                Route.post("/api/v1/queue/pause", "pauseQueue")
                        .tag(Tag.RUNS)
                        .summary("Begin no further run, not even after a restart")
                        .answers(Queue.class, "It is paused; what runs goes on.", call -> {
                            desk.queue().pause();
                            return queue();
                        }),
                Route.post("/api/v1/queue/resume", "resumeQueue")
                        .tag(Tag.RUNS)
                        .summary("Go on after a pause")
                        .answers(Queue.class, "It goes on.", call -> {
                            desk.queue().resume();
                            return queue();
                        }),
                Route.delete("/api/v1/queue", "cancelAll")
                        .tag(Tag.RUNS)
                        .summary("Cancel all that waits, and what runs")
                        .answers(202, Queue.class, "They are told to stop.", call -> {
                            desk.queue().cancelAll();
                            return queue();
                        }),
                Route.post("/api/v1/runs/{id}/first", "first")
                        .tag(Tag.RUNS)
                        .summary("Put a run that waits before all others")
                        .takes(RunRoutes.ID)
                        .refuses(409, "It does not wait.")
                        .answers(Queue.class, "The queue in its new order.", this::first),
                Route.put("/api/v1/runs/{id}/priority", "prioritise")
                        .tag(Tag.RUNS)
                        .summary("Give a run that waits another priority, behind those that have it")
                        .takes(RunRoutes.ID)
                        .takes(Priority.class, "{\"priority\": 5}")
                        .refuses(409, "It does not wait.")
                        .answers(Queue.class, "The queue in its new order.", this::prioritise),
                Route.put("/api/v1/runs/{id}/place", "place")
                        .tag(Tag.RUNS)
                        .summary("Put a run that waits right before another one, or behind all")
                        .description("It takes on that one's priority.")
                        .takes(RunRoutes.ID)
                        .takes(Place.class, "{\"before\": \"0d3f6e0a-5b1c-4c57-9d39-0a3f5d1f7c11\"}")
                        .refuses(409, "One of them does not wait.")
                        .answers(Queue.class, "The queue in its new order.", this::place));
    }

    /** What runs and what waits. */
    record Queue(
            boolean paused,
            @JsonPropertyDescription("the run at work") Optional<String> running,

            @JsonPropertyDescription("runs that wait, the next first")
            List<String> waiting) {}

    /** How soon a run is begun. */
    record Priority(
            @JsonPropertyDescription("the higher the sooner, from -1000 to 1000; 0 is usual")
            int priority) {}

    /** Where a run waits. */
    record Place(
            @JsonPropertyDescription("id of a run that waits; absent means behind all") @Nullable
            String before) {}

    private Queue queue() {
        return new Queue(desk.queue().paused(), desk.running(), desk.queue().waiting());
    }

    private Queue first(Call<Void> call) {
        if (!desk.queue().first(call.get(RunRoutes.ID))) {
            throw notWaiting();
        }
        return queue();
    }

    private Queue prioritise(Call<Priority> call) {
        int priority = RunRoutes.priority(call.body().priority());
        if (!desk.queue().prioritise(call.get(RunRoutes.ID), priority)) {
            throw notWaiting();
        }
        return queue();
    }

    private Queue place(Call<Place> call) {
        String id = call.get(RunRoutes.ID);
        String before = call.body().before();
        if (!(before == null ? desk.queue().last(id) : desk.queue().before(id, before))) {
            throw notWaiting();
        }
        return queue();
    }

    private static HttpProblem notWaiting() {
        return new HttpProblem(
                409, "Conflict", "No such run waits.", "GET /api/v1/queue lists those that do; the rest has begun.");
    }
}
