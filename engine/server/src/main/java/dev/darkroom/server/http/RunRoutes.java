package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.server.Preparation;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.server.space.FreeSpace;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Workflows in, runs out. */
final class RunRoutes {
    static final Parameter<String> ID = Parameter.path("id", "of the run");

    /** A whole request that runs as it stands, wherever the built-in plugins are. */
    static final String EXAMPLE = """
            {"workflow": {"format": "darkroom/1", "name": "noise", "nodes": {
              "noise": {"type": "darkroom.noise", "version": 1, "inputs": {"seed": 1}}}},
             "set": {"noise.seed": 7}}""";

    private final Darkroom engine;

    RunRoutes(Darkroom engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/runs", "submit")
                        .tag(Tag.RUNS)
                        .summary("Queue a workflow")
                        .description("The header `Location` names the run.")
                        .takes(Submission.class, EXAMPLE)
                        .refuses(422, "The workflow has problems; all are listed.")
                        .refuses(507, "The disk is too full to begin a run.")
                        .answers(202, RunSummary.class, "It is queued.", this::submit),
                Route.get("/api/v1/runs", "runs")
                        .tag(Tag.RUNS)
                        .summary("The runs of this session, oldest first")
                        .answers(RunList.class, "The runs.", call -> list()),
                Route.get("/api/v1/runs/{id}", "run")
                        .tag(Tag.RUNS)
                        .summary("A run and its record so far")
                        .takes(ID)
                        .refuses(404, "There is no such run.")
                        .writes(RunDocument.class, "The record; final once the run is over.", this::show),
                Route.delete("/api/v1/runs/{id}", "cancel")
                        .tag(Tag.RUNS)
                        .summary("Cancel a run, waiting or running")
                        .takes(ID)
                        .refuses(404, "There is no such run.")
                        .answers(202, RunSummary.class, "It is told to stop, or was over already.", this::cancel));
    }

    /** What is asked for. */
    record Submission(
            @JsonPropertyDescription("the document, as saved")
            Workflow workflow,

            @JsonPropertyDescription("for every seed input; absent leaves the document's") @Nullable
            Long seed,

            @JsonPropertyDescription("values by `node.input`: texts, numbers, booleans") @Nullable
            Map<String, JsonNode> set) {}

    /** A run in a list. */
    record RunSummary(
            String runId,
            RunStatus status,
            @JsonPropertyDescription("of the workflow") String name,
            Instant queued,
            Optional<Instant> started,
            Optional<Instant> finished,

            @JsonPropertyDescription("how many files it has saved so far")
            int outputs) {
        static RunSummary of(RunRecord run) {
            return new RunSummary(
                    run.runId(),
                    run.status(),
                    run.workflow().name(),
                    run.queued(),
                    run.started(),
                    run.finished(),
                    run.outputs().size());
        }
    }

    /** The runs of this session, oldest first. */
    record RunList(List<RunSummary> runs) {}

    /** How {@link RunRecord#toJson} looks. */
    record RunDocument(
            String runId,
            RunStatus status,

            @JsonPropertyDescription("the exact document, with the seeds that were used")
            Workflow workflow,

            @JsonPropertyDescription("by `node.port`") Map<String, Long> seeds,

            @JsonPropertyDescription("by name; inside a subgraph `outer/inner`")
            Map<String, NodeDocument> nodes,

            List<RunRecord.Output> outputs,

            @JsonPropertyDescription("files of the input folder that the nodes read")
            List<RunRecord.InputFile> inputs,

            List<RunRecord.Model> models,
            List<RunRecord.Plugin> plugins,

            @JsonPropertyDescription("name and version of the engine")
            String engine,

            String device,
            Optional<RunRecord.Machine> machine,
            Instant queued,
            Optional<Instant> started,
            Optional<Instant> finished,
            Optional<RunError> error) {}

    /** A node within {@link RunDocument}. */
    record NodeDocument(
            NodeStatus status,

            @JsonPropertyDescription("milliseconds that it ran; 0 unless it ran")
            double ms) {}

    private RunSummary submit(Call<Submission> call) {
        Submission asked = call.body();
        FreeSpace.refusal(engine.configuration().outputFolder(), FreeSpace.LEAST)
                .ifPresent(why -> {
                    throw new HttpProblem(507, "Insufficient storage", why, "Free some space, then send it again.");
                });
        try {
            Workflow workflow = Preparation.of(engine, asked.workflow(), settings(asked.set()));
            RunRequest request = RunRequest.of(workflow);
            Run run = engine.queue().submit(asked.seed() == null ? request : request.withSeed(asked.seed()));
            call.header("Location", "/api/v1/runs/" + run.id());
            return RunSummary.of(run.record());
        } catch (InvalidWorkflowException e) {
            throw HttpProblem.invalidWorkflow(e.problems());
        }
    }

    /** As the command line's {@code --set} has them. */
    static List<String> settings(@Nullable Map<String, JsonNode> set) {
        if (set == null) {
            return List.of();
        }
        return set.entrySet().stream()
                .map(each -> each.getKey() + "=" + text(each.getValue()))
                .toList();
    }

    private static String text(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw HttpProblem.badRequest(
                    "A value in \"set\" is neither a text, a number nor a boolean.", "Put the rest into the workflow.");
        }
        return value.asString();
    }

    private RunList list() {
        return new RunList(engine.queue().runs().stream()
                .map(Run::record)
                .map(RunSummary::of)
                .toList());
    }

    private void show(Call<Void> call) {
        call.context()
                .contentType("application/json")
                .result(find(engine, call).record().toJson());
    }

    private RunSummary cancel(Call<Void> call) {
        Run run = find(engine, call);
        run.cancel();
        return RunSummary.of(run.record());
    }

    /**
     * The run that {@link #ID} names.
     *
     * @throws HttpProblem 404 when there is none
     */
    static Run find(Darkroom engine, Call<?> call) {
        return engine.queue()
                .find(call.get(ID))
                .orElseThrow(() ->
                        HttpProblem.notFound("There is no such run.", "GET /api/v1/runs lists those of this session."));
    }
}
