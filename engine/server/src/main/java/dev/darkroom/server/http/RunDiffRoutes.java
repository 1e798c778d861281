package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.replay.Circumstance;
import dev.darkroom.runtime.replay.ComparedOutput;
import dev.darkroom.runtime.replay.Original;
import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.server.Json;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.server.replay.ReplayDesk;
import dev.darkroom.server.replay.RunDiff;
import dev.darkroom.store.RunHistory;
import dev.darkroom.store.StoredEvent;
import dev.darkroom.workflow.diff.WorkflowDiff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Two runs side by side. */
final class RunDiffRoutes {
    private static final Parameter<String> BEFORE = Parameter.path("a", "of the earlier run");
    private static final Parameter<String> AFTER = Parameter.path("b", "of the later run");

    private final RunDesk desk;
    private final ReplayDesk replays;

    RunDiffRoutes(RunDesk desk, ReplayDesk replays) {
        this.desk = desk;
        this.replays = replays;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/runs/{a}/diff/{b}", "diffRuns")
                        .tag(Tag.COMPARING)
                        .summary("What makes one run another, and what came of it")
                        .takes(BEFORE, AFTER)
                        .refuses(404, "There is no such run.")
                        .answers(RunComparison.class, "What differs, in data and in `sentences`.", this::diff),
                Route.get("/api/v1/runs/{a}/diff/{b}/outputs/{n}/difference", "runDifference")
                        .tag(Tag.COMPARING)
                        .summary("Where the pixels of two runs' pictures differ, amplified; black where they do not")
                        .takes(BEFORE, AFTER, ReplayRoutes.N)
                        .refuses(404, "There is no such run or output, or it is not of two pictures of one size.")
                        .sends(List.of("image/png"), byte[].class, "The picture.", this::difference));
    }

    /** Two runs side by side. */
    record RunComparison(
            String before,
            String after,

            @JsonPropertyDescription("whether both did the same, with the same, and left the same")
            boolean same,

            @JsonPropertyDescription("what differs in what was asked for")
            WorkflowDiff workflow,

            @JsonPropertyDescription("how long the nodes took, and where what they gave came from")
            List<NodeTimes> nodes,

            @JsonPropertyDescription(
                    "what else was not the same: seeds, models, files, plugins, engine, device, machine")
            List<Circumstance> changes,

            @JsonPropertyDescription("the files of both, side by side")
            List<ComparedOutput> outputs,

            @JsonPropertyDescription("for people, one for each thing")
            List<String> sentences) {}

    /** A node in two runs. */
    record NodeTimes(
            String node,

            @JsonPropertyDescription("absent when the run had no such node")
            Optional<NodeTime> before,

            @JsonPropertyDescription("absent when the run had no such node")
            Optional<NodeTime> after) {}

    /** A node in a run. */
    record NodeTime(
            NodeStatus status,

            @JsonPropertyDescription("computed, memory or disk; absent when it is not known")
            Optional<String> source,

            @JsonPropertyDescription("milliseconds that it ran; 0 unless it ran")
            double ms) {}

    private RunComparison diff(Call<Void> call) {
        RunRecord before = record(call.get(BEFORE));
        RunRecord after = record(call.get(AFTER));
        RunDiff diff = replays.diff(before, after);
        return new RunComparison(
                before.runId(),
                after.runId(),
                diff.same(),
                diff.workflow(),
                times(before, after),
                diff.changes(),
                diff.outputs(),
                diff.sentences());
    }

    private RunRecord record(String runId) {
        return desk.record(runId).map(RunRecord::fromJson).orElseThrow(RunRoutes::unknown);
    }

    private List<NodeTimes> times(RunRecord before, RunRecord after) {
        Map<String, String> oldSources = sources(before.runId());
        Map<String, String> newSources = sources(after.runId());
        Set<String> names = new LinkedHashSet<>(before.nodes().keySet());
        names.addAll(after.nodes().keySet());
        List<NodeTimes> times = new ArrayList<>();
        for (String name : names) {
            times.add(new NodeTimes(name, time(before, name, oldSources), time(after, name, newSources)));
        }
        return times;
    }

    private static Optional<NodeTime> time(RunRecord record, String name, Map<String, String> sources) {
        return Optional.ofNullable(record.nodes().get(name))
                .map(node -> new NodeTime(node.status(), Optional.ofNullable(sources.get(name)), node.millis()));
    }

    /** Where the results of a run's nodes came from, as its events tell. */
    private Map<String, String> sources(String runId) {
        Map<String, String> sources = new HashMap<>();
        long since = 0;
        List<StoredEvent> page;
        do {
            page = desk.history().events(Optional.of(runId), since, RunHistory.LARGEST_PAGE);
            for (StoredEvent event : page) {
                since = event.number();
                if (event.json().contains("\"node-finished\"")) {
                    JsonNode told = Json.COMPACT.readTree(event.json());
                    sources.put(
                            told.path("node").asString(""), told.path("source").asString(""));
                }
            }
        } while (page.size() == RunHistory.LARGEST_PAGE);
        return sources;
    }

    private void difference(Call<Void> call) {
        Original before = Original.of(record(call.get(BEFORE)));
        Original after = Original.of(record(call.get(AFTER)));
        byte[] map = replays.comparison()
                .map(before, after, Math.toIntExact(call.get(ReplayRoutes.N)))
                .orElseThrow(ReplayRoutes::noMap);
        call.context().contentType("image/png").result(map);
    }
}
