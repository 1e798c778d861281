package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs by what their pictures tell of them, for links that mean the same wherever the picture is. */
final class RecordRoutes {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private static final Parameter<String> HASH = Parameter.path(
            "hash", "SHA-256 of what a file tells of its run: `provenance` of an output in the run's record");

    private final RunDesk desk;

    RecordRoutes(RunDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/records/{hash}", "sharedRecord")
                .tag(Tag.COMPARING)
                .summary("How something was made, by the hash of what it tells of that")
                .takes(HASH)
                .refuses(404, "No run here left a file that tells this.")
                .answers(SharedRecord.class, "The newest run that left such a file.", this::find));
    }

    /** What makes a run again, and what it left; no times, no machine. */
    record SharedRecord(
            String hash,
            String runId,
            RunStatus status,
            Workflow workflow,

            @JsonPropertyDescription("by `node.port`") Map<String, Long> seeds,
            List<RunRecord.InputFile> inputs,
            List<RunRecord.Model> models,
            List<RunRecord.Plugin> plugins,
            String engine,
            String device,
            List<SharedOutput> outputs) {}

    /** A file that the run left. */
    record SharedOutput(
            String node,
            String file,
            String mediaType,
            String sha256,

            @JsonPropertyDescription("hash of what it shows, apart from what it tells")
            Optional<String> content,

            @JsonPropertyDescription("whether it is the one that tells this")
            boolean meant) {}

    private SharedRecord find(Call<Void> call) {
        String hash = call.get(HASH);
        RunRecord record = Optional.of(hash)
                .filter(text -> SHA256.matcher(text).matches())
                .flatMap(desk.history()::findByProvenance)
                .flatMap(desk::record)
                .map(RunRecord::fromJson)
                .orElseThrow(() -> HttpProblem.notFound(
                        "No run here left a file that tells this.",
                        "Send the picture, the record or a pack to POST /api/v1/replays instead."));
        return new SharedRecord(
                hash,
                record.runId(),
                record.status(),
                record.workflow(),
                record.seeds(),
                record.inputs(),
                record.models(),
                record.plugins(),
                record.engine(),
                record.device(),
                record.outputs().stream()
                        .map(output -> new SharedOutput(
                                output.node(),
                                output.file(),
                                output.mediaType(),
                                output.sha256(),
                                output.content(),
                                output.provenance().filter(hash::equals).isPresent()))
                        .toList());
    }
}
