package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.server.picture.Thumbnails;
import dev.darkroom.server.picture.UnreadablePictureException;
import dev.darkroom.server.replay.Export;
import dev.darkroom.server.replay.Tells;
import dev.darkroom.server.replay.UnreadableSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files that runs made, whole, in part and small. */
final class OutputRoutes {
    static final Parameter<String> RANGE = Parameter.header("Range", "a part of the file, such as `bytes=0-1023`");
    static final Parameter<String> IF_RANGE =
            Parameter.header("If-Range", "an `ETag`: the part only if the file is still that one, else the whole");
    static final Parameter<String> IF_NONE_MATCH =
            Parameter.header("If-None-Match", "an `ETag`: nothing if the file is still that one");
    static final Parameter<Long> SIZE = Parameter.oneOf(
                    "size", "pixels of the longer side; a smaller picture stays as it is", Thumbnails.SIZES)
            .orElse(256L);

    private static final Parameter<String> TELLS = Parameter.choice(
                    "tells",
                    "what the file says of its run: `all`, so that it can be made again; `no-prompts`, how but not with"
                            + " which words; or `nothing`. A changed file is sent whole, and is not the one of the record",
                    Tells.ids())
            .orElse(Tells.ALL.id());

    private static final Parameter<Long> N =
            Parameter.number(Parameter.Place.PATH, "n", "from 0, as in the record", 0, 999_999);

    private final RunDesk desk;
    private final Thumbnails thumbnails;

    OutputRoutes(RunDesk desk, Thumbnails thumbnails) {
        this.desk = desk;
        this.thumbnails = thumbnails;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/runs/{id}/outputs/{n}", "output")
                        .tag(Tag.RUNS)
                        .summary("A file that a run made")
                        .description(
                                "The `ETag` is the file's SHA-256. Once the run is over the answer may be kept for good.")
                        .takes(RunRoutes.ID, N, TELLS, RANGE, IF_RANGE, IF_NONE_MATCH)
                        .mayAnswer(206, "The part that was asked for.", List.of("*/*"), byte[].class)
                        .mayAnswer(304, "The file is the one that is known.", List.of(), Void.class)
                        .refuses(404, "There is no such run or output, or the file was deleted or changed.")
                        .refuses(416, "The file ends before the part that was asked for.")
                        .refuses(422, "From a file of this kind nothing can be taken that it tells.")
                        .sends(List.of("*/*"), byte[].class, "The file.", this::output),
                Route.get("/api/v1/runs/{id}/outputs/{n}/told", "told")
                        .tag(Tag.RUNS)
                        .summary("Exactly what a file would tell of its run when it is handed on")
                        .takes(RunRoutes.ID, N, TELLS)
                        .refuses(404, "There is no such run or output, or the file was deleted or changed.")
                        .refuses(422, "From a file of this kind nothing can be taken that it tells.")
                        .answers(Told.class, "The text, or none.", this::told),
                Route.get("/api/v1/runs/{id}/outputs/{n}/thumbnail", "thumbnail")
                        .tag(Tag.RUNS)
                        .summary("A picture that a run made, small")
                        .takes(RunRoutes.ID, N, SIZE, IF_NONE_MATCH)
                        .mayAnswer(304, "The thumbnail is the one that is known.", List.of(), Void.class)
                        .refuses(404, "There is no such run or output, it is no picture, or was deleted or changed.")
                        .sends(List.of("image/png", "image/jpeg"), byte[].class, "The picture.", this::thumbnail));
    }

    /** What a file tells. */
    record Told(
            Tells tells,

            @JsonPropertyDescription("all that the file would say of its run; absent when that is nothing")
            Optional<String> text) {}

    /**
     * @param lasting whether the number will always mean this file: while a run goes on, others may come before it
     */
    private record Saved(RunRecord.Output output, Path file, boolean lasting) {}

    private void output(Call<Void> call) throws IOException {
        Saved saved = find(call);
        RunRecord.Output output = saved.output();
        Tells tells = Tells.of(call.get(TELLS)).orElseThrow();
        if (tells != Tells.ALL) {
            Export export = export(saved, tells);
            call.context()
                    .header("Cache-Control", "private, no-cache")
                    .header("Content-Disposition", FileAnswer.disposition(output.mediaType(), output.file()))
                    .contentType(output.mediaType())
                    .result(export.content());
            return;
        }
        new FileAnswer(saved.file(), output.sha256(), output.mediaType(), output.file(), saved.lasting())
                .send(call.context());
    }

    private Told told(Call<Void> call) throws IOException {
        Tells tells = Tells.of(call.get(TELLS)).orElseThrow();
        return new Told(tells, export(find(call), tells).text());
    }

    private Export export(Saved saved, Tells tells) throws IOException {
        try {
            byte[] content = Files.readAllBytes(saved.file());
            return Export.of(
                    saved.output().file(), content, tells, desk.engine().catalogue());
        } catch (UnreadableSourceException e) {
            throw new HttpProblem(422, "Unusable file", String.valueOf(e.getMessage()), e.remedy());
        }
    }

    private void thumbnail(Call<Void> call) throws IOException {
        Saved saved = find(call);
        int size = Math.toIntExact(call.get(SIZE));
        send(call, thumbnails, saved.file(), saved.output().sha256(), size, saved.lasting());
    }

    /**
     * Sends a file's thumbnail.
     *
     * @throws HttpProblem 404 when it is no picture
     */
    static void send(Call<Void> call, Thumbnails thumbnails, Path file, String sha256, int size, boolean lasting)
            throws IOException {
        try {
            Thumbnails.Thumbnail small = thumbnails.of(sha256, file, size);
            String name = small.file().getFileName().toString();
            new FileAnswer(small.file(), sha256 + "-" + size, small.mediaType(), name, lasting).send(call.context());
        } catch (UnreadablePictureException e) {
            throw HttpProblem.notFound(
                    "The file is no picture that can be made small.", "Ask for the file itself, without /thumbnail.");
        }
    }

    private Saved find(Call<Void> call) {
        RunDesk.Outputs outputs = desk.outputs(call.get(RunRoutes.ID)).orElseThrow(RunRoutes::unknown);
        long n = call.get(N);
        if (n >= outputs.files().size()) {
            throw HttpProblem.notFound(
                    "The run has no such output.", "Ask for one of those in its record, counted from 0.");
        }
        RunRecord.Output output = outputs.files().get((int) n);
        Path file = desk.file(output)
                .orElseThrow(() -> HttpProblem.notFound(
                        "The file was deleted or changed since: what is there is not what the run made.",
                        "Run the workflow again."));
        return new Saved(output, file, outputs.over());
    }
}
