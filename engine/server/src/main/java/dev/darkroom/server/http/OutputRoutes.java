package dev.darkroom.server.http;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The files that runs made. */
final class OutputRoutes {
    /** What a browser may show in its place; all else is offered for saving. */
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/webp", "image/gif");

    private static final Parameter<Long> N =
            Parameter.number(Parameter.Place.PATH, "n", "from 0, as in the record", 0, 999_999);

    private final Darkroom engine;

    OutputRoutes(Darkroom engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/runs/{id}/outputs/{n}", "output")
                .tag(Tag.RUNS)
                .summary("A file that a run made")
                .takes(RunRoutes.ID, N)
                .refuses(404, "There is no such run or output, or the file was deleted.")
                .sends(List.of("*/*"), byte[].class, "The file.", this::output));
    }

    private void output(Call<Void> call) throws IOException {
        List<RunRecord.Output> outputs = RunRoutes.find(engine, call).record().outputs();
        long n = call.get(N);
        if (n >= outputs.size()) {
            throw HttpProblem.notFound(
                    "The run has no such output.", "Ask for one of those in its record, counted from 0.");
        }
        RunRecord.Output output = outputs.get((int) n);
        Path folder = engine.configuration().outputFolder().toAbsolutePath().normalize();
        Path file = folder.resolve(output.file()).normalize();
        if (!file.startsWith(folder)) {
            throw new IllegalStateException("An output lies outside of its folder: " + output.file());
        }
        String disposition = SHOWN.contains(output.mediaType()) ? "inline" : "attachment";
        try {
            call.header("Content-Length", Long.toString(Files.size(file)));
            call.header("Content-Disposition", disposition + "; filename=\"" + file.getFileName() + "\"");
            call.context().contentType(output.mediaType()).result(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw HttpProblem.notFound("The file was deleted since.", "Run the workflow again.");
        }
    }
}
