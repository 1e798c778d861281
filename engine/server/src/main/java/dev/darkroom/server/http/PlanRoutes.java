package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.run.Forecast;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.server.Preparation;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Problem;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What can be known of a run before it is one. */
final class PlanRoutes {
    private final Darkroom engine;

    PlanRoutes(Darkroom engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/validate", "validate")
                        .tag(Tag.PLANNING)
                        .summary("All problems of a workflow")
                        .description("Each names node and port, what is there, what should be, and what to do.")
                        .takesRaw(
                                List.of("application/json"),
                                Workflow.class,
                                "{\"format\": \"darkroom/1\", \"name\": \"empty\", \"nodes\": {}}")
                        .answers(Verdict.class, "The problems, or none.", this::validate),
                Route.post("/api/v1/plan", "plan")
                        .tag(Tag.PLANNING)
                        .summary("What a run would do and cost")
                        .description(
                                "Runs nothing and changes nothing. The workflow may have problems: then they are listed,"
                                        + " and the nodes that they block say so. What is estimated comes from earlier runs on this"
                                        + " machine; where there were none it is absent.")
                        .takes(PlanRequest.class, RunRoutes.EXAMPLE)
                        .refuses(
                                422, "A value cannot be set, or nothing can be told of such a workflow; all is listed.")
                        .answers(RunPlan.class, "The plan.", this::plan));
    }

    /** A run that somebody thinks of. */
    record PlanRequest(
            @JsonPropertyDescription("the document, as saved")
            Workflow workflow,

            @JsonPropertyDescription("for every seed input; absent leaves the document's") @Nullable
            Long seed,

            @JsonPropertyDescription("values by `node.input`: texts, numbers, booleans") @Nullable
            Map<String, JsonNode> set,

            @JsonPropertyDescription("names of nodes: only these and what they need; inside a subgraph `outer/inner`")
            @Nullable
            List<String> targets) {}

    /** What a run would do. */
    record RunPlan(
            @JsonPropertyDescription("in an order in which each comes after all that it reads")
            List<PlannedNode> nodes,

            @JsonPropertyDescription("milliseconds of the nodes that run, one after the other, as far as they can be"
                    + " estimated; absent when none can")
            OptionalDouble ms,

            @JsonPropertyDescription("nodes that run and are not in `ms`, since none of their type ever ran here")
            List<String> unestimated,

            @JsonPropertyDescription(
                    "the most memory that the server would have in use; absent when it cannot be estimated")
            OptionalLong peakBytes,

            @JsonPropertyDescription("memory of the machine, or of the container")
            long memoryBytes,

            @JsonPropertyDescription("whether the memory suffices; absent when that cannot be told")
            Optional<Boolean> fits,

            @JsonPropertyDescription("one sentence, when it does not fit")
            Optional<String> advice,

            @JsonPropertyDescription("what keeps it from running")
            List<Problem> problems) {
        static RunPlan of(Forecast forecast, List<Problem> problems) {
            boolean tooLarge = forecast.fits().filter(fits -> !fits).isPresent();
            return new RunPlan(
                    forecast.nodes().stream().map(PlannedNode::of).toList(),
                    forecast.millis(),
                    forecast.unestimated(),
                    forecast.peakBytes(),
                    forecast.memoryBytes(),
                    forecast.fits(),
                    tooLarge ? Optional.of(tooLittleFor(forecast)) : Optional.empty(),
                    problems);
        }
    }

    /** A node within a plan. */
    record PlannedNode(
            @JsonPropertyDescription("its name; inside a subgraph `outer/inner`")
            String node,

            String type,
            Forecast.State state,

            @JsonPropertyDescription("where its result is, when it is cached")
            Optional<RunEvent.Source> source,

            @JsonPropertyDescription("one sentence, when there is something to say")
            Optional<String> why,

            @JsonPropertyDescription("milliseconds, the median of `runs`")
            OptionalDouble ms,

            @JsonPropertyDescription("the most memory beyond what is in use before, the highest of `runs`")
            OptionalLong peakBytes,

            @JsonPropertyDescription("how many earlier runs the estimate is made of, at most 9; 0 when there is none")
            int runs,

            @JsonPropertyDescription(
                    "which runs these are: of the `same` node below the same nodes, seeds and texts aside; of"
                            + " a `similar` one with the same values; or of any of its `type`")
            Optional<Forecast.Basis> basis) {
        static PlannedNode of(Forecast.Node node) {
            Optional<Forecast.Estimate> estimate = node.estimate();
            return new PlannedNode(
                    node.node(),
                    node.type(),
                    node.state(),
                    node.source(),
                    node.why(),
                    estimate.map(e -> OptionalDouble.of(e.millis())).orElse(OptionalDouble.empty()),
                    estimate.map(Forecast.Estimate::peakBytes).orElse(OptionalLong.empty()),
                    estimate.map(Forecast.Estimate::runs).orElse(0),
                    estimate.map(Forecast.Estimate::basis));
        }
    }

    private RunPlan plan(Call<PlanRequest> call) {
        PlanRequest asked = call.body();
        List<String> targets = RunRoutes.targets(asked.targets());
        try {
            Workflow draft = Preparation.draft(engine, asked.workflow(), RunRoutes.settings(asked.set()));
            RunRequest request = RunRequest.of(draft).only(targets);
            Forecast forecast = engine.forecast(asked.seed() == null ? request : request.withSeed(asked.seed()));
            return RunPlan.of(forecast, engine.check(draft, targets).problems());
        } catch (InvalidWorkflowException e) {
            throw HttpProblem.invalidWorkflow(e.problems());
        }
    }

    private static String tooLittleFor(Forecast forecast) {
        return "The run would need about " + gigabytes(forecast.peakBytes().orElse(0)) + " of memory, but there are "
                + gigabytes(forecast.memoryBytes())
                + ": make the picture or the batch smaller, or take a smaller model.";
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    /** What is wrong with a workflow. */
    record Verdict(
            @JsonPropertyDescription("whether it could run") boolean valid, List<Problem> problems) {}

    private Verdict validate(Call<Void> call) {
        List<Problem> problems;
        try {
            problems = engine.validate(WorkflowReader.read(call.context().bodyAsBytes()));
        } catch (InvalidWorkflowException e) {
            problems = e.problems();
        }
        return new Verdict(problems.isEmpty(), problems);
    }
}
