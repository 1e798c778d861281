package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.server.Json;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.store.RunHistory;
import dev.darkroom.store.StoredEvent;
import dev.darkroom.store.StoredOutput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** What is kept, across runs: their files, the numbers they were given, and what happened in them. */
final class HistoryRoutes {
    private static final Parameter<Long> FILES = Parameter.number(
                    Parameter.Place.QUERY, "limit", "most files to list", 1, RunHistory.LARGEST_PAGE)
            .orElse(200L);
    private static final Parameter<Long> BEFORE =
            Parameter.number(Parameter.Place.QUERY, "before", "`next` of the page before", 0, Long.MAX_VALUE);
    private static final Parameter<Long> RUNS = Parameter.number(
                    Parameter.Place.QUERY, "limit", "most runs", 1, RunHistory.LARGEST_PAGE)
            .orElse((long) RunHistory.LARGEST_PAGE);
    private static final Parameter<Long> SINCE = Parameter.number(
                    Parameter.Place.QUERY, "since", "`next` of the page before", 0, Long.MAX_VALUE)
            .orElse(0L);

    private final RunDesk desk;

    HistoryRoutes(RunDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/outputs", "outputs")
                        .tag(Tag.RUNS)
                        .summary(
                                "The files of all runs that are over, or of those with certain values, the newest first")
                        .takes(RunRoutes.QUERY, FILES, BEFORE)
                        .refuses(400, "The query cannot be read.")
                        .answers(OutputList.class, "A page of them.", this::outputs),
                Route.get("/api/v1/values", "values")
                        .tag(Tag.RUNS)
                        .summary("The numbers that runs were given, and how the runs were rated, the newest first")
                        .takes(RunRoutes.QUERY, RUNS)
                        .refuses(400, "The query cannot be read.")
                        .answers(ValueList.class, "Those of each run.", this::values),
                Route.get("/api/v1/runs/{id}/events", "runEvents")
                        .tag(Tag.RUNS)
                        .summary("What happened in a run, in order; progress and previews are not kept")
                        .takes(RunRoutes.ID, SINCE)
                        .refuses(404, "There is no such run.")
                        .answers(EventList.class, "A page of events, as the WebSocket tells them.", this::events));
    }

    /** A file, with what a list of files says of its run. */
    record OutputSummary(
            String runId,

            @JsonPropertyDescription("in the run's record, from 0")
            int n,

            @JsonPropertyDescription("of the workflow") String name,
            RunRecord.Output output,
            Optional<Instant> finished,

            @JsonPropertyDescription("from 1 to 5, if somebody gave the run one")
            Optional<Integer> rating,

            @JsonPropertyDescription("of the run") List<String> tags,

            @JsonPropertyDescription("whether the run is never cleared away")
            boolean pinned) {
        static OutputSummary of(StoredOutput stored) {
            return new OutputSummary(
                    stored.run().id(),
                    stored.place(),
                    stored.run().name(),
                    stored.output(),
                    stored.run().finished(),
                    stored.run().rating(),
                    stored.run().tags(),
                    stored.run().pinned());
        }
    }

    /** Files, the newest first. */
    record OutputList(
            List<OutputSummary> outputs,

            @JsonPropertyDescription("for `before`, to get the page after this; absent on the last")
            Optional<Long> next) {}

    /** The numbers that a run was given. */
    record RunValues(
            String runId,
            @JsonPropertyDescription("of the workflow") String name,

            @JsonPropertyDescription("from 1 to 5, if somebody gave one")
            Optional<Integer> rating,

            @JsonPropertyDescription("by `node.input`") Map<String, Double> numbers) {}

    /** Runs with their numbers. */
    record ValueList(List<RunValues> runs) {}

    /** What happened. */
    record EventList(
            List<JsonNode> events,

            @JsonPropertyDescription("for `since`, to get what came after; absent when this is all")
            Optional<Long> next) {}

    private OutputList outputs(Call<Void> call) {
        int limit = Math.toIntExact(call.get(FILES));
        OptionalLong before = call.find(BEFORE).map(OptionalLong::of).orElse(OptionalLong.empty());
        List<StoredOutput> outputs = desk.history().outputs(RunRoutes.query(call), limit, before);
        Optional<Long> next = outputs.size() < limit
                ? Optional.empty()
                : Optional.of(outputs.get(outputs.size() - 1).number());
        return new OutputList(outputs.stream().map(OutputSummary::of).toList(), next);
    }

    private ValueList values(Call<Void> call) {
        int limit = Math.toIntExact(call.get(RUNS));
        return new ValueList(desk.history().numbers(RunRoutes.query(call), limit).entrySet().stream()
                .map(each -> new RunValues(
                        each.getKey().id(), each.getKey().name(), each.getKey().rating(), each.getValue()))
                .toList());
    }

    private EventList events(Call<Void> call) {
        String id = call.get(RunRoutes.ID);
        if (desk.history().find(id).isEmpty()) {
            throw RunRoutes.unknown();
        }
        List<StoredEvent> events = desk.history().events(Optional.of(id), call.get(SINCE), RunHistory.LARGEST_PAGE);
        Optional<Long> next = events.size() < RunHistory.LARGEST_PAGE
                ? Optional.empty()
                : Optional.of(events.get(events.size() - 1).number());
        return new EventList(
                events.stream()
                        .map(event -> Json.COMPACT.readTree(event.json()))
                        .toList(),
                next);
    }
}
