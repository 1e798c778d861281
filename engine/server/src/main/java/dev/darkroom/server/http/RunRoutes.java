package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.server.Preparation;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.server.space.FreeSpace;
import dev.darkroom.store.RunHistory;
import dev.darkroom.store.RunQuery;
import dev.darkroom.store.StoredRun;
import dev.darkroom.store.WorkflowRef;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
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

    static final Parameter<String> QUERY = Parameter.query(
            "q",
            "conditions, such as `guidanceScale>7 sampler=euler prompt~\"red apple\" rating>=4 tag=keep status=failed workflow=ID"
                    + " sweep=ID`");
    private static final Parameter<Long> LIMIT = Parameter.number(
                    Parameter.Place.QUERY, "limit", "most runs to list", 1, RunHistory.LARGEST_PAGE)
            .orElse(100L);
    private static final Parameter<Long> BEFORE =
            Parameter.number(Parameter.Place.QUERY, "before", "`next` of the page before", 0, Long.MAX_VALUE);

    private static final int MOST_TARGETS = 1_000;

    private final RunDesk desk;

    RunRoutes(RunDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/runs", "submit")
                        .tag(Tag.RUNS)
                        .summary("Queue a workflow")
                        .description("The header `Location` names the run.")
                        .takes(Submission.class, EXAMPLE)
                        .refuses(422, "The workflow has problems; all are listed.")
                        .refuses(503, "Too many runs wait, or what is sent cannot be kept.")
                        .refuses(507, "The disk is too full to begin a run.")
                        .answers(202, RunSummary.class, "It is queued.", this::submit),
                Route.get("/api/v1/runs", "runs")
                        .tag(Tag.RUNS)
                        .summary("All runs, or those with certain values, the newest first")
                        .takes(QUERY, LIMIT, BEFORE)
                        .refuses(400, "The query cannot be read.")
                        .answers(RunList.class, "A page of them.", this::list),
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
                        .answers(202, RunSummary.class, "It is told to stop, or was over already.", this::cancel),
                Route.patch("/api/v1/runs/{id}", "mark")
                        .tag(Tag.RUNS)
                        .summary("Rate, tag, pin a run, or note something about it")
                        .takes(ID)
                        .takes(Marks.class, "{\"rating\": 4, \"tags\": [\"keep\"], \"pinned\": true}")
                        .refuses(404, "There is no such run.")
                        .answers(RunSummary.class, "The run with its marks.", this::mark),
                Route.post("/api/v1/runs/{id}/retry", "retry")
                        .tag(Tag.RUNS)
                        .summary("Queue the same document again, as a new run")
                        .takes(ID)
                        .refuses(404, "There is no such run.")
                        .refuses(422, "It cannot run any more; all problems are listed.")
                        .refuses(503, "Too many runs wait, or it cannot be kept.")
                        .answers(202, RunSummary.class, "It is queued.", this::retry));
    }

    /** What is asked for. */
    record Submission(
            @JsonPropertyDescription("the document, as saved")
            Workflow workflow,

            @JsonPropertyDescription("for every seed input; absent leaves the document's") @Nullable
            Long seed,

            @JsonPropertyDescription("the higher the sooner, from -1000 to 1000; 0 when absent") @Nullable
            Integer priority,

            @JsonPropertyDescription("values by `node.input`: texts, numbers, booleans") @Nullable
            Map<String, JsonNode> set,

            @JsonPropertyDescription(
                    "names of nodes: only these and what they need run; inside a subgraph `outer/inner`")
            @Nullable
            List<String> targets,

            @JsonPropertyDescription(
                    "keep every picture that nodes show of their work, see `/runs/{id}/nodes/{node}/steps`")
            @Nullable
            Boolean keepSteps,

            @JsonPropertyDescription("the saved workflow that this is a run of, to find the run by") @Nullable
            SavedAs savedAs) {}

    /** A saved workflow. */
    record SavedAs(
            @JsonPropertyDescription("of the workflow") String id,

            @JsonPropertyDescription("number of the version that is run, or that what is run was made from") @Nullable
            Integer version) {}

    /** Runs, the newest first. */
    record RunList(
            List<RunSummary> runs,

            @JsonPropertyDescription("for `before`, to get the page after this; absent on the last")
            Optional<Long> next) {}

    /** What somebody says of a run; what is absent stays as it is. */
    record Marks(
            @JsonPropertyDescription("from 1 to 5; 0 takes it away") @Nullable
            Integer rating,

            @JsonPropertyDescription("some words; empty takes them away") @Nullable
            String note,

            @JsonPropertyDescription("all of them") @Nullable
            List<String> tags,

            @JsonPropertyDescription("whether it is never cleared away") @Nullable
            Boolean pinned) {}

    private RunSummary submit(Call<Submission> call) {
        Submission asked = call.body();
        FreeSpace.refusal(engine().configuration().outputFolder(), FreeSpace.LEAST)
                .ifPresent(why -> {
                    throw new HttpProblem(507, "Insufficient storage", why, "Free some space, then send it again.");
                });
        int priority = priority(asked.priority());
        return queued(call, priority, workflow(asked.savedAs()), () -> {
            List<String> targets = targets(asked.targets());
            RunRequest request = RunRequest.of(
                            Preparation.of(engine(), asked.workflow(), settings(asked.set()), targets))
                    .only(targets)
                    .keepingSteps(Boolean.TRUE.equals(asked.keepSteps()));
            return asked.seed() == null ? request : request.withSeed(asked.seed());
        });
    }

    static List<String> targets(@Nullable List<String> asked) {
        List<String> targets = asked == null ? List.of() : asked;
        if (targets.size() > MOST_TARGETS || targets.stream().anyMatch(name -> name == null || name.contains("\n"))) {
            throw HttpProblem.badRequest(
                    "The \"targets\" are not names of nodes, or more than " + MOST_TARGETS + ".",
                    "Send the names of the nodes that are wanted, or leave \"targets\" out for the whole workflow.");
        }
        return targets.stream().distinct().toList();
    }

    static int priority(@Nullable Integer asked) {
        int priority = asked == null ? 0 : asked;
        if (priority < -1000 || priority > 1000) {
            throw HttpProblem.badRequest(
                    "There is no priority " + priority + ".", "Send a whole number from -1000 to 1000; 0 is usual.");
        }
        return priority;
    }

    private Optional<WorkflowRef> workflow(@Nullable SavedAs named) {
        if (named == null) {
            return Optional.empty();
        }
        Optional<Integer> version = Optional.ofNullable(named.version());
        boolean known = desk.workflows()
                .find(named.id())
                .filter(workflow -> version.orElse(0) >= 0 && version.orElse(0) <= workflow.latest())
                .isPresent();
        if (!known) {
            throw HttpProblem.badRequest(
                    "There is no such workflow as \"savedAs\" names, or no such version of it.",
                    "GET /api/v1/workflows lists what there is; or leave \"savedAs\" out.");
        }
        return Optional.of(new WorkflowRef(named.id(), version));
    }

    private RunSummary queued(Call<?> call, int priority, Optional<WorkflowRef> savedAs, Supplier<RunRequest> request) {
        try {
            RunDesk.Submitted run = desk.submit(request.get(), priority, savedAs);
            call.header("Location", "/api/v1/runs/" + run.ticket().runId());
            return RunSummary.of(run, priority, savedAs);
        } catch (InvalidWorkflowException e) {
            throw HttpProblem.invalidWorkflow(e.problems());
        }
    }

    private RunSummary retry(Call<Void> call) {
        RunRequest again = desk.history().request(call.get(ID)).orElseThrow(RunRoutes::unknown);
        Optional<WorkflowRef> savedAs = desk.history().find(call.get(ID)).flatMap(StoredRun::workflow);
        return queued(call, 0, savedAs, () -> again);
    }

    private Darkroom engine() {
        return desk.engine();
    }

    /** As the command line's {@code --set} has them. */
    static List<String> settings(@Nullable Map<String, JsonNode> set) {
        return texts(set).entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList();
    }

    /** Values as texts. */
    static Map<String, String> texts(@Nullable Map<String, JsonNode> set) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (set != null) {
            set.forEach((input, value) -> texts.put(input, text(value)));
        }
        return texts;
    }

    private static String text(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw HttpProblem.badRequest(
                    "A value in \"set\" is neither a text, a number nor a boolean.", "Put the rest into the workflow.");
        }
        return value.asString();
    }

    private RunList list(Call<Void> call) {
        int limit = Math.toIntExact(call.get(LIMIT));
        RunQuery query = query(call);
        OptionalLong before = call.find(BEFORE).map(OptionalLong::of).orElse(OptionalLong.empty());
        List<StoredRun> runs = desk.history().list(query, limit, before);
        Optional<Long> next = runs.size() < limit
                ? Optional.empty()
                : Optional.of(runs.get(runs.size() - 1).number());
        return new RunList(runs.stream().map(RunSummary::of).toList(), next);
    }

    /** What {@link #QUERY} asks for. */
    static RunQuery query(Call<Void> call) {
        try {
            return RunQuery.parse(call.find(QUERY).orElse(""));
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(
                    String.valueOf(e.getMessage()), "Write conditions with spaces between, such as steps>=20.");
        }
    }

    private void show(Call<Void> call) {
        call.context()
                .contentType("application/json")
                .result(desk.record(call.get(ID)).orElseThrow(RunRoutes::unknown));
    }

    private RunSummary cancel(Call<Void> call) {
        if (!desk.cancel(call.get(ID))) {
            throw unknown();
        }
        return summary(call.get(ID));
    }

    private RunSummary mark(Call<Marks> call) {
        String id = call.get(ID);
        Marks marks = call.body();
        summary(id);
        try {
            if (marks.rating() != null) {
                desk.history().rate(id, Optional.of(marks.rating()).filter(rating -> rating != 0));
            }
            if (marks.note() != null) {
                desk.history().note(id, marks.note());
            }
            if (marks.tags() != null) {
                desk.history().tag(id, marks.tags());
            }
            if (marks.pinned() != null) {
                desk.history().pin(id, marks.pinned());
            }
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()), "Put that right and send it again.");
        }
        return summary(id);
    }

    private RunSummary summary(String id) {
        return desk.history().find(id).map(RunSummary::of).orElseThrow(RunRoutes::unknown);
    }

    static HttpProblem unknown() {
        return HttpProblem.notFound("There is no such run.", "GET /api/v1/runs lists what there is.");
    }
}
