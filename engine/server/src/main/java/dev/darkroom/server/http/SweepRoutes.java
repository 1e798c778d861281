package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.server.picture.ContactSheet;
import dev.darkroom.server.space.FreeSpace;
import dev.darkroom.server.sweep.Cells;
import dev.darkroom.server.sweep.RefusedSweepException;
import dev.darkroom.store.StoreException;
import dev.darkroom.store.Sweep;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Many runs along the values of some inputs. */
final class SweepRoutes {
    private static final String EXAMPLE = """
            {"workflow": {"format": "darkroom/1", "name": "noise", "nodes": {
               "noise": {"type": "darkroom.noise", "version": 1, "inputs": {"seed": 1}}}},
             "axes": [{"input": "seed", "values": [1, 2, 3]}, {"input": "noise.width", "values": [64, 128]}]}""";

    private static final Parameter<String> ID = Parameter.path("id", "of the sweep");
    private static final Parameter<Long> LIMIT = Parameter.number(
                    Parameter.Place.QUERY, "limit", "most sweeps to list", 1, 1_000)
            .orElse(100L);

    private final RunDesk desk;

    SweepRoutes(RunDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/sweeps", "sweep")
                        .tag(Tag.COMPARING)
                        .summary("Queue a run for each combination of some inputs' values")
                        .description("At most " + Cells.MOST_AXES + " axes and " + Cells.MOST
                                + " runs. What several of them need is computed once, by the result cache. The header"
                                + " `Location` names the sweep.")
                        .takes(SweepSubmission.class, EXAMPLE)
                        .refuses(400, "The axes make no sweep, or one of too many runs.")
                        .refuses(422, "The workflow, or a value of an axis, has problems; all are listed.")
                        .refuses(503, "Too many runs wait, or what is sent cannot be kept.")
                        .refuses(507, "The disk is too full to begin a run.")
                        .answers(202, SweepDocument.class, "All its runs are queued.", this::submit),
                Route.get("/api/v1/sweeps", "sweeps")
                        .tag(Tag.COMPARING)
                        .summary("All sweeps, the newest first")
                        .takes(LIMIT)
                        .answers(SweepList.class, "The sweeps.", this::list),
                Route.get("/api/v1/sweeps/{id}", "sweepById")
                        .tag(Tag.COMPARING)
                        .summary("A sweep: its axes, and what became of each run")
                        .takes(ID)
                        .refuses(404, "There is no such sweep.")
                        .answers(SweepDocument.class, "The sweep.", call -> document(find(call))),
                Route.delete("/api/v1/sweeps/{id}", "cancelSweep")
                        .tag(Tag.COMPARING)
                        .summary("Cancel those runs of a sweep that are not over")
                        .takes(ID)
                        .refuses(404, "There is no such sweep.")
                        .answers(202, SweepDocument.class, "They are told to stop.", this::cancel),
                Route.get("/api/v1/sweeps/{id}/sheet", "sweepSheet")
                        .tag(Tag.COMPARING)
                        .summary("A contact sheet of a sweep")
                        .description(
                                "The first picture of each run, small, with the values at the edges: the first axis from"
                                        + " left to right, the second from top to bottom, a third block by block. Made of what is"
                                        + " there when it is asked for.")
                        .takes(ID)
                        .refuses(404, "There is no such sweep.")
                        .sends(List.of("image/png"), byte[].class, "The sheet.", this::sheet));
    }

    /** What is asked for. */
    record SweepSubmission(
            @JsonPropertyDescription("the document, as saved")
            Workflow workflow,

            @JsonPropertyDescription("from one to three; the first changes fastest")
            List<SweepAxis> axes,

            @JsonPropertyDescription("for people; else the workflow's") @Nullable
            String name,

            @JsonPropertyDescription("for every seed input, unless an axis is of it") @Nullable
            Long seed,

            @JsonPropertyDescription("of each run: the higher the sooner, from -1000 to 1000; 0 when absent") @Nullable
            Integer priority,

            @JsonPropertyDescription("values that do not change, by `node.input`: texts, numbers, booleans") @Nullable
            Map<String, JsonNode> set,

            @JsonPropertyDescription("names of nodes: only these and what they need run") @Nullable
            List<String> targets) {}

    /** An input and the values that it takes. */
    record SweepAxis(
            @JsonPropertyDescription("`node.input`, or `seed` for every seed input")
            String input,

            @JsonPropertyDescription("texts, numbers or booleans")
            List<JsonNode> values) {}

    /** A sweep in a list. */
    record SweepSummary(
            String sweepId,
            String name,
            Instant created,

            @JsonPropertyDescription("runs in all") int size,

            @JsonPropertyDescription("how many of its runs are in which state")
            Map<String, Integer> runs) {}

    /** Sweeps, the newest first. */
    record SweepList(List<SweepSummary> sweeps) {}

    /** A sweep. */
    record SweepDocument(
            String sweepId,
            String name,
            Instant created,
            List<SweepAxis> axes,

            @JsonPropertyDescription("in their order; a run that was cleared away is not there")
            List<SweepCell> cells) {}

    /** One run of a sweep. */
    record SweepCell(
            @JsonPropertyDescription("from 0") int cell,

            @JsonPropertyDescription("for each axis which of its values, from 0")
            List<Integer> index,

            @JsonPropertyDescription("for each axis the value itself")
            List<JsonNode> values,

            String runId,
            RunStatus status,

            @JsonPropertyDescription("one sentence, when it failed")
            Optional<String> error,

            @JsonPropertyDescription("the files that it left, once it is over")
            List<SweepOutput> outputs) {}

    /** A file that a run of a sweep left. */
    record SweepOutput(
            String node,
            String mediaType,
            @JsonPropertyDescription("where to fetch it") String url) {}

    private SweepDocument submit(Call<SweepSubmission> call) {
        SweepSubmission asked = call.body();
        FreeSpace.refusal(desk.engine().configuration().outputFolder(), FreeSpace.LEAST)
                .ifPresent(why -> {
                    throw new HttpProblem(507, "Insufficient storage", why, "Free some space, then send it again.");
                });
        int priority = RunRoutes.priority(asked.priority());
        List<Sweep.Axis> axes = asked.axes().stream()
                .map(axis -> new Sweep.Axis(axis.input(), axis.values()))
                .toList();
        try {
            List<RunRequest> cells = Cells.of(
                    desk.engine(),
                    new Cells.Common(
                            asked.workflow(),
                            RunRoutes.texts(asked.set()),
                            asked.seed() == null ? OptionalLong.empty() : OptionalLong.of(asked.seed()),
                            RunRoutes.targets(asked.targets())),
                    axes);
            String name = asked.name() == null ? asked.workflow().name() : asked.name();
            Sweep sweep = Sweep.fresh(name, axes);
            desk.submit(sweep, cells, priority);
            call.header("Location", "/api/v1/sweeps/" + sweep.id());
            return document(sweep);
        } catch (RefusedSweepException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()), e.remedy());
        } catch (InvalidWorkflowException e) {
            throw HttpProblem.invalidWorkflow(e.problems());
        } catch (StoreException e) {
            throw new HttpProblem(
                    503, "Cannot be kept", String.valueOf(e.getMessage()), "Nothing was queued; send it again later.");
        }
    }

    private SweepList list(Call<Void> call) {
        return new SweepList(desk.sweeps().list(Math.toIntExact(call.get(LIMIT))).stream()
                .map(sweep -> {
                    Map<String, Integer> runs = new TreeMap<>();
                    desk.sweeps()
                            .cells(sweep.id())
                            .forEach(cell -> runs.merge(cell.run().status().id(), 1, Integer::sum));
                    return new SweepSummary(sweep.id(), sweep.name(), sweep.created(), sweep.size(), runs);
                })
                .toList());
    }

    private Sweep find(Call<Void> call) {
        return desk.sweeps()
                .find(call.get(ID))
                .orElseThrow(() ->
                        HttpProblem.notFound("There is no such sweep.", "GET /api/v1/sweeps lists what there is."));
    }

    private SweepDocument document(Sweep sweep) {
        Map<String, List<RunRecord.Output>> files = desk.sweeps().outputs(sweep.id());
        List<SweepCell> cells = new ArrayList<>();
        for (Sweep.Cell cell : desk.sweeps().cells(sweep.id())) {
            String run = cell.run().id();
            List<Integer> place = sweep.place(cell.number());
            List<JsonNode> values = new ArrayList<>();
            for (int axis = 0; axis < place.size(); axis++) {
                values.add(sweep.axes().get(axis).values().get(place.get(axis)));
            }
            List<SweepOutput> outputs = new ArrayList<>();
            for (RunRecord.Output file : files.getOrDefault(run, List.of())) {
                outputs.add(new SweepOutput(
                        file.node(), file.mediaType(), "/api/v1/runs/" + run + "/outputs/" + outputs.size()));
            }
            cells.add(new SweepCell(
                    cell.number(),
                    place,
                    values,
                    run,
                    cell.run().status(),
                    cell.run().error(),
                    outputs));
        }
        return new SweepDocument(
                sweep.id(),
                sweep.name(),
                sweep.created(),
                sweep.axes().stream()
                        .map(axis -> new SweepAxis(axis.input(), axis.values()))
                        .toList(),
                cells);
    }

    private SweepDocument cancel(Call<Void> call) {
        Sweep sweep = find(call);
        desk.sweeps().cells(sweep.id()).stream()
                .filter(cell -> !cell.run().status().terminal())
                .forEach(cell -> desk.cancel(cell.run().id()));
        return document(sweep);
    }

    private void sheet(Call<Void> call) throws IOException {
        Sweep sweep = find(call);
        Map<String, List<RunRecord.Output>> files = desk.sweeps().outputs(sweep.id());
        Map<Integer, ContactSheet.Cell> shown = new LinkedHashMap<>();
        for (Sweep.Cell cell : desk.sweeps().cells(sweep.id())) {
            Optional<Path> picture = files.getOrDefault(cell.run().id(), List.of()).stream()
                    .filter(file -> file.mediaType().startsWith("image/"))
                    .findFirst()
                    .flatMap(desk::file);
            RunStatus status = cell.run().status();
            shown.put(
                    cell.number(),
                    new ContactSheet.Cell(picture, status == RunStatus.SUCCEEDED ? "no picture" : status.id()));
        }
        List<ContactSheet.Cell> cells = new ArrayList<>();
        for (int number = 0; number < sweep.size(); number++) {
            cells.add(shown.getOrDefault(number, new ContactSheet.Cell(Optional.empty(), "gone")));
        }
        List<ContactSheet.Axis> axes = sweep.axes().stream()
                .map(axis -> new ContactSheet.Axis(
                        axis.input(),
                        axis.values().stream().map(JsonNode::asString).toList()))
                .toList();
        call.context()
                .contentType("image/png")
                .header("Cache-Control", "no-store")
                .result(ContactSheet.png(axes, cells));
    }
}
