package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.replay.MissingPartException;
import dev.darkroom.runtime.replay.ReplayVerdict;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.server.replay.Pack;
import dev.darkroom.server.replay.ReplayDesk;
import dev.darkroom.server.replay.Source;
import dev.darkroom.server.replay.UnreadableSourceException;
import dev.darkroom.server.space.FreeSpace;
import dev.darkroom.store.StoreException;
import dev.darkroom.workflow.InvalidWorkflowException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Runs made again, and what they are carried about in. */
final class ReplayRoutes {
    static final String PATH = "/api/v1/replays";

    /** Longest pack, picture or record that is taken. */
    static final int MAX_REQUEST = 64 << 20;

    static final Parameter<Long> N =
            Parameter.number(Parameter.Place.PATH, "n", "from 0, as in `outputs` of the answer", 0, 999_999);

    /** A record that tells of no file. */
    private static final String EXAMPLE = """
            {"runId": "none", "status": "succeeded", "workflow": {"format": "darkroom/1", "name": "noise", "nodes": {
               "noise": {"type": "darkroom.noise", "version": 1, "inputs": {"seed": 1}}}},
             "seeds": {"noise.seed": 1}, "nodes": {}, "outputs": [], "inputs": [], "models": [], "plugins": [],
             "engine": "darkroom 0.1.0", "device": "cpu", "queued": "2026-01-01T00:00:00Z"}""";

    private static final Parameter<String> ID = Parameter.path("id", "of the run that makes another again");
    private static final Parameter<String> NAME = Parameter.query("name", "of the file that is sent, with its ending");

    private final RunDesk desk;
    private final ReplayDesk replays;

    ReplayRoutes(RunDesk desk, ReplayDesk replays) {
        this.desk = desk;
        this.replays = replays;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/runs/{id}/replay", "replay")
                        .tag(Tag.COMPARING)
                        .summary("Make a run again, everything computed anew")
                        .description("`GET /api/v1/replays/{id}` of the run that is answered says how it came out.")
                        .takes(RunRoutes.ID)
                        .refuses(404, "There is no such run.")
                        .refuses(409, "It is not over yet.")
                        .refuses(422, "A model or file that it needs is missing, or it cannot run here.")
                        .refuses(503, "Too many runs wait, or it cannot be kept.")
                        .refuses(507, "The disk is too full to begin a run.")
                        .answers(202, Replaying.class, "It is queued.", this::replay),
                Route.post(PATH, "replayFile")
                        .tag(Tag.COMPARING)
                        .summary("Make again what a picture, a record or a pack tells of")
                        .description("The body is the file itself, of 64 MiB at most.")
                        .takes(NAME)
                        .takesRaw(
                                List.of("application/json", "image/png", "application/zip", "application/octet-stream"),
                                RunDocument.class,
                                EXAMPLE)
                        .refuses(422, "The file tells of no run, or what that needs is missing.")
                        .refuses(503, "Too many runs wait, or it cannot be kept.")
                        .refuses(507, "The disk is too full to begin a run.")
                        .answers(202, Replaying.class, "It is queued.", this::replayFile),
                Route.get(PATH + "/{id}", "verdict")
                        .tag(Tag.COMPARING)
                        .summary("Whether a replay gave the same")
                        .takes(ID)
                        .refuses(404, "No such run makes another again.")
                        .answers(ReplayState.class, "The verdict, once there is one.", this::verdict),
                Route.get(PATH + "/{id}/outputs/{n}/difference", "replayDifference")
                        .tag(Tag.COMPARING)
                        .summary("Where the pixels of a replay differ, amplified; black where they do not")
                        .takes(ID, N)
                        .refuses(404, "There is no such replay or output, or it is not of two pictures of one size.")
                        .sends(List.of("image/png"), byte[].class, "The picture.", this::difference),
                Route.get("/api/v1/runs/{id}/pack", "pack")
                        .tag(Tag.COMPARING)
                        .summary("A run as one file that another machine makes again")
                        .description("Workflow, record and input files; models and outputs by their hash only.")
                        .takes(RunRoutes.ID)
                        .refuses(404, "There is no such run.")
                        .refuses(409, "It is not over yet.")
                        .refuses(422, "An input file is no more, or they are too large together.")
                        .sends(List.of("application/zip"), byte[].class, "The pack.", this::pack));
    }

    /** A replay that was queued. */
    record Replaying(
            @JsonPropertyDescription("of the new run") String runId) {}

    /** How a replay stands. */
    record ReplayState(
            @JsonPropertyDescription("of the run that makes the other again")
            String runId,

            @JsonPropertyDescription("pending, identical, different, uncompared or failed")
            String state,

            @JsonPropertyDescription("once the run is over") Optional<ReplayVerdict> verdict) {}

    private Replaying replay(Call<Void> call) {
        return queued(call, Source.of(over(desk, call.get(RunRoutes.ID))));
    }

    private Replaying replayFile(Call<Void> call) throws IOException {
        byte[] content = call.context().bodyInputStream().readNBytes(MAX_REQUEST + 1);
        if (content.length > MAX_REQUEST) {
            throw new HttpProblem(
                    413, "Content too large", "The file is longer than 64 MiB.", "Replay it on the command line.");
        }
        try {
            return queued(call, Source.read(call.find(NAME).orElse("the file"), content));
        } catch (UnreadableSourceException e) {
            throw refused(e);
        }
    }

    private Replaying queued(Call<?> call, Source source) {
        FreeSpace.refusal(desk.engine().configuration().outputFolder(), FreeSpace.LEAST)
                .ifPresent(why -> {
                    throw new HttpProblem(507, "Insufficient storage", why, "Free some space, then send it again.");
                });
        try {
            RunDesk.Submitted run = replays.submit(source);
            call.header("Location", PATH + "/" + run.ticket().runId());
            return new Replaying(run.ticket().runId());
        } catch (MissingPartException e) {
            throw new HttpProblem(
                    422, "A part is missing", String.valueOf(e.getMessage()), "Once it is there, send it again.");
        } catch (InvalidWorkflowException e) {
            throw HttpProblem.invalidWorkflow(e.problems());
        } catch (StoreException e) {
            throw new HttpProblem(
                    503, "Cannot be kept", String.valueOf(e.getMessage()), "Nothing was queued; send it again later.");
        }
    }

    private ReplayState verdict(Call<Void> call) {
        ReplayDesk.Standing standing = replays.find(call.get(ID)).orElseThrow(ReplayRoutes::unknown);
        return new ReplayState(
                standing.runId(),
                standing.verdict().map(verdict -> verdict.outcome().id()).orElse("pending"),
                standing.verdict());
    }

    private void difference(Call<Void> call) {
        byte[] map =
                replays.difference(call.get(ID), Math.toIntExact(call.get(N))).orElseThrow(ReplayRoutes::noMap);
        call.context().contentType("image/png").result(map);
    }

    private void pack(Call<Void> call) {
        RunRecord record = over(desk, call.get(RunRoutes.ID));
        try {
            byte[] pack = Pack.write(Source.of(record), replays::bytes);
            call.header("Content-Disposition", "attachment; filename=\"" + record.runId() + ".zip\"");
            call.context().contentType("application/zip").result(pack);
        } catch (UnreadableSourceException e) {
            throw refused(e);
        }
    }

    /** The record of a run that is over. */
    static RunRecord over(RunDesk desk, String runId) {
        RunRecord record = desk.record(runId).map(RunRecord::fromJson).orElseThrow(RunRoutes::unknown);
        if (!record.status().terminal()) {
            throw new HttpProblem(
                    409, "Conflict", "The run is not over yet.", "Ask again when it is, or cancel it first.");
        }
        return record;
    }

    static HttpProblem noMap() {
        return HttpProblem.notFound(
                "There are no such two pictures of one size, both kept.",
                "Ask for one of `outputs` that has `pixels`.");
    }

    private static HttpProblem refused(UnreadableSourceException e) {
        return new HttpProblem(422, "Unusable file", String.valueOf(e.getMessage()), e.remedy());
    }

    private static HttpProblem unknown() {
        return HttpProblem.notFound(
                "No such run makes another again.", "POST /api/v1/runs/{id}/replay answers the id of one that does.");
    }
}
