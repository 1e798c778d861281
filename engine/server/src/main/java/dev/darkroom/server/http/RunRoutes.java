package dev.darkroom.server.http;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.server.Json;
import dev.darkroom.server.Preparation;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Problem;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.openapi.HttpMethod;
import io.javalin.openapi.OpenApi;
import io.javalin.openapi.OpenApiContent;
import io.javalin.openapi.OpenApiParam;
import io.javalin.openapi.OpenApiRequestBody;
import io.javalin.openapi.OpenApiResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Workflows in, runs out. */
final class RunRoutes {
    /** What a browser may show in its place; all else is offered for saving. */
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/webp", "image/gif");

    private final Darkroom engine;

    RunRoutes(Darkroom engine) {
        this.engine = engine;
    }

    void register(RoutesConfig routes) {
        routes.post("/api/v1/validate", this::validate);
        routes.post("/api/v1/runs", this::submit);
        routes.get("/api/v1/runs", this::list);
        routes.get("/api/v1/runs/{id}", this::show);
        routes.delete("/api/v1/runs/{id}", this::cancel);
        routes.get("/api/v1/runs/{id}/outputs/{n}", this::output);
    }

    /**
     * What is asked for.
     *
     * @param workflow the document, as saved
     * @param seed for every seed input; absent leaves the document's
     * @param set values by {@code node.input}
     */
    record Submission(
            JsonNode workflow,
            @Nullable Long seed,
            @Nullable Map<String, JsonNode> set) {}

    /**
     * What is wrong with a workflow.
     *
     * @param valid whether it could run
     */
    record Verdict(boolean valid, List<Problem> problems) {}

    /**
     * A run in a list.
     *
     * @param name of the workflow
     */
    record RunSummary(
            String runId,
            RunStatus status,
            String name,
            Instant queued,
            Optional<Instant> started,
            Optional<Instant> finished,
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

    @OpenApi(
            path = "/api/v1/validate",
            methods = HttpMethod.POST,
            operationId = "validate",
            summary = "All problems of a workflow",
            requestBody =
                    @OpenApiRequestBody(
                            required = true,
                            description = "the document, as saved",
                            content = @OpenApiContent(mimeType = "application/json", type = "object")),
            responses = {
                @OpenApiResponse(
                        status = "200",
                        content = @OpenApiContent(from = Verdict.class),
                        description = "the problems, or none"),
                @OpenApiResponse(
                        status = "415",
                        content = @OpenApiContent(from = ProblemDetail.class, mimeType = Problems.MEDIA_TYPE),
                        description = "not declared as JSON")
            })
    void validate(Context context) {
        requireJson(context);
        List<Problem> problems;
        try {
            problems = engine.validate(WorkflowReader.read(context.bodyAsBytes()));
        } catch (InvalidWorkflowException e) {
            problems = e.problems();
        }
        context.json(new Verdict(problems.isEmpty(), problems));
    }

    @OpenApi(
            path = "/api/v1/runs",
            methods = HttpMethod.POST,
            operationId = "submit",
            summary = "Queue a workflow",
            requestBody = @OpenApiRequestBody(required = true, content = @OpenApiContent(from = Submission.class)),
            responses = {
                @OpenApiResponse(
                        status = "202",
                        content = @OpenApiContent(from = RunSummary.class),
                        description = "queued; the Location header names the run"),
                @OpenApiResponse(
                        status = "400",
                        content = @OpenApiContent(from = ProblemDetail.class, mimeType = Problems.MEDIA_TYPE),
                        description = "not a request of this shape"),
                @OpenApiResponse(
                        status = "422",
                        content = @OpenApiContent(from = ProblemDetail.class, mimeType = Problems.MEDIA_TYPE),
                        description = "the workflow has problems; all are listed")
            })
    void submit(Context context) {
        requireJson(context);
        Submission asked = submission(context);
        try {
            Workflow document = WorkflowReader.read(asked.workflow().toString());
            Workflow workflow = Preparation.of(engine, document, settings(asked));
            RunRequest request = RunRequest.of(workflow);
            Run run = engine.queue().submit(asked.seed() == null ? request : request.withSeed(asked.seed()));
            context.status(202).header("Location", "/api/v1/runs/" + run.id()).json(RunSummary.of(run.record()));
        } catch (InvalidWorkflowException e) {
            throw HttpProblem.invalidWorkflow(e.problems());
        }
    }

    private static Submission submission(Context context) {
        try {
            @Nullable Submission asked = Json.COMPACT.readValue(context.bodyAsBytes(), Submission.class);
            if (asked != null && asked.workflow() != null && asked.workflow().isObject()) {
                return asked;
            }
        } catch (JacksonException e) {
            // Told below: the reason could repeat what was sent.
        }
        throw HttpProblem.badRequest(
                "The body is not a JSON object with \"workflow\" and, if wanted, \"seed\" and \"set\".",
                "Send {\"workflow\": {…}, \"seed\": 1, \"set\": {\"node.input\": value}}.");
    }

    private static List<String> settings(Submission asked) {
        if (asked.set() == null) {
            return List.of();
        }
        return asked.set().entrySet().stream()
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

    @OpenApi(
            path = "/api/v1/runs",
            methods = HttpMethod.GET,
            operationId = "runs",
            summary = "The runs of this session, oldest first",
            responses =
                    @OpenApiResponse(
                            status = "200",
                            content = @OpenApiContent(from = RunList.class),
                            description = "OK"))
    void list(Context context) {
        context.json(new RunList(engine.queue().runs().stream()
                .map(Run::record)
                .map(RunSummary::of)
                .toList()));
    }

    @OpenApi(
            path = "/api/v1/runs/{id}",
            methods = HttpMethod.GET,
            operationId = "run",
            summary = "A run and its record so far",
            pathParams = @OpenApiParam(name = "id", required = true),
            responses = {
                @OpenApiResponse(
                        status = "200",
                        content = @OpenApiContent(mimeType = "application/json", type = "object"),
                        description = "the run record"),
                @OpenApiResponse(
                        status = "404",
                        content = @OpenApiContent(from = ProblemDetail.class, mimeType = Problems.MEDIA_TYPE),
                        description = "no such run")
            })
    void show(Context context) {
        context.contentType("application/json").result(find(context).record().toJson());
    }

    @OpenApi(
            path = "/api/v1/runs/{id}",
            methods = HttpMethod.DELETE,
            operationId = "cancel",
            summary = "Cancel a run, waiting or running",
            pathParams = @OpenApiParam(name = "id", required = true),
            responses = {
                @OpenApiResponse(
                        status = "202",
                        content = @OpenApiContent(from = RunSummary.class),
                        description = "it is told to stop, or had ended already"),
                @OpenApiResponse(
                        status = "404",
                        content = @OpenApiContent(from = ProblemDetail.class, mimeType = Problems.MEDIA_TYPE),
                        description = "no such run")
            })
    void cancel(Context context) {
        Run run = find(context);
        run.cancel();
        context.status(202).json(RunSummary.of(run.record()));
    }

    @OpenApi(
            path = "/api/v1/runs/{id}/outputs/{n}",
            methods = HttpMethod.GET,
            operationId = "output",
            summary = "A file that a run made",
            pathParams = {
                @OpenApiParam(name = "id", required = true),
                @OpenApiParam(
                        name = "n",
                        type = Integer.class,
                        required = true,
                        description = "from 0, as in the record")
            },
            responses = {
                @OpenApiResponse(
                        status = "200",
                        content = @OpenApiContent(mimeType = "*/*", type = "string", format = "binary"),
                        description = "the file"),
                @OpenApiResponse(
                        status = "404",
                        content = @OpenApiContent(from = ProblemDetail.class, mimeType = Problems.MEDIA_TYPE),
                        description = "no such run or output, or the file was deleted")
            })
    void output(Context context) throws IOException {
        List<RunRecord.Output> outputs = find(context).record().outputs();
        String asked = context.pathParam("n");
        int n = asked.matches("\\d{1,6}") ? Integer.parseInt(asked) : outputs.size();
        if (n >= outputs.size()) {
            throw HttpProblem.notFound(
                    "The run has no such output.", "Ask for one of those in its record, counted from 0.");
        }
        RunRecord.Output output = outputs.get(n);
        Path folder = engine.configuration().outputFolder().toAbsolutePath().normalize();
        Path file = folder.resolve(output.file()).normalize();
        if (!file.startsWith(folder)) {
            throw new IllegalStateException("An output lies outside of its folder: " + output.file());
        }
        String disposition = SHOWN.contains(output.mediaType()) ? "inline" : "attachment";
        try {
            context.header("Content-Length", Long.toString(Files.size(file)));
            context.header("Content-Disposition", disposition + "; filename=\"" + file.getFileName() + "\"");
            context.contentType(output.mediaType()).result(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw HttpProblem.notFound("The file was deleted since.", "Run the workflow again.");
        }
    }

    private Run find(Context context) {
        return engine.queue()
                .find(context.pathParam("id"))
                .orElseThrow(() ->
                        HttpProblem.notFound("There is no such run.", "GET /api/v1/runs lists those of this session."));
    }

    /** A page of another site can send a form here unasked, but nothing that calls itself JSON. */
    private static void requireJson(Context context) {
        String type = context.contentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new HttpProblem(Problems.ofStatus(415, ""));
        }
    }
}
