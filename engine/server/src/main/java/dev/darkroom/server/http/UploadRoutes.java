package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.server.picture.Thumbnails;
import dev.darkroom.server.space.FreeSpace;
import dev.darkroom.server.upload.InputFolder;
import dev.darkroom.server.upload.RefusedUploadException;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pictures and latents that people bring. */
final class UploadRoutes {
    static final String PATH = "/api/v1/uploads";

    /** The parts' own headers come on top of the file. */
    static final long MAX_REQUEST = InputFolder.MAX_BYTES + (1 << 16);

    private static final String MULTIPART = "multipart/form-data";

    /** What Jetty asks the request for. */
    private static final String MULTIPART_CONFIG = "org.eclipse.jetty.multipartConfig";

    private static final Parameter<String> GIVEN =
            Parameter.query("name", "of the file, for a body that is the file itself");
    private static final Parameter<Long> LIMIT = Parameter.number(
                    Parameter.Place.QUERY, "limit", "how many at most, the newest first", 1, 1000)
            .orElse(200L);
    private static final Parameter<String> NAME = Parameter.path("name", "as listed");

    private final Darkroom engine;
    private final Path data;
    private final InputFolder inputs;
    private final Thumbnails thumbnails;

    /** @param data the engine's folder */
    UploadRoutes(Darkroom engine, Path data, Thumbnails thumbnails) {
        this.engine = engine;
        this.data = data;
        this.thumbnails = thumbnails;
        inputs = new InputFolder(data.resolve("input"));
    }

    List<Route> routes() {
        return List.of(
                Route.post(PATH, "upload")
                        .tag(Tag.FILES)
                        .summary("Bring a picture or a latent")
                        .description(
                                "The body is the file, or a form with one file in it. It is read whole before it is kept;"
                                        + " the same file sent twice is kept once and has one name. Give the `name` that is"
                                        + " answered to a node that loads pictures or latents.")
                        .takes(GIVEN)
                        .takesRaw(
                                List.of("image/png", "image/jpeg", "image/webp", "application/octet-stream", MULTIPART),
                                byte[].class,
                                "")
                        .mayAnswer(200, "It was there already.", List.of("application/json"), Uploaded.class)
                        .refuses(422, "No workflow could use the file; the detail says why.")
                        .refuses(507, "The disk is too full.")
                        .answers(201, Uploaded.class, "It is kept.", this::upload),
                Route.get(PATH, "uploads")
                        .tag(Tag.FILES)
                        .summary("The files that workflows can load")
                        .takes(LIMIT)
                        .answers(UploadList.class, "The newest, and how many there are.", this::list),
                Route.get(PATH + "/{name}", "uploadedFile")
                        .tag(Tag.FILES)
                        .summary("A file that workflows can load")
                        .takes(NAME, OutputRoutes.RANGE, OutputRoutes.IF_RANGE, OutputRoutes.IF_NONE_MATCH)
                        .mayAnswer(206, "The part that was asked for.", List.of("*/*"), byte[].class)
                        .mayAnswer(304, "The file is the one that is known.", List.of(), Void.class)
                        .refuses(404, "There is no such file.")
                        .refuses(416, "The file ends before the part that was asked for.")
                        .sends(List.of("*/*"), byte[].class, "The file.", this::file),
                Route.get(PATH + "/{name}/thumbnail", "uploadedThumbnail")
                        .tag(Tag.FILES)
                        .summary("A picture that workflows can load, small")
                        .takes(NAME, OutputRoutes.SIZE, OutputRoutes.IF_NONE_MATCH)
                        .mayAnswer(304, "The thumbnail is the one that is known.", List.of(), Void.class)
                        .refuses(404, "There is no such file, or it is no picture.")
                        .sends(List.of("image/png", "image/jpeg"), byte[].class, "The picture.", this::thumbnail));
    }

    /** A file as it was kept. */
    record Uploaded(
            @JsonPropertyDescription("what to give to a node that loads it")
            String name,

            String mediaType,
            long bytes,
            String sha256,

            @JsonPropertyDescription("in pixels, of a picture")
            Optional<Integer> width,

            @JsonPropertyDescription("in pixels, of a picture")
            Optional<Integer> height,

            @JsonPropertyDescription("when it was put there")
            Instant changed) {
        static Uploaded of(InputFolder.Entry entry, String sha256) {
            return new Uploaded(
                    entry.name(),
                    entry.mediaType(),
                    entry.bytes(),
                    sha256,
                    entry.width(),
                    entry.height(),
                    entry.changed());
        }
    }

    /** Files that workflows can load. */
    record UploadList(
            List<Uploaded> uploads,

            @JsonPropertyDescription("how many there are in all")
            int total) {}

    private Uploaded upload(Call<Void> call) throws IOException {
        FreeSpace.refusal(data, FreeSpace.LEAST).ifPresent(why -> {
            throw new HttpProblem(507, "Insufficient storage", why, "Free some space, then send it again.");
        });
        Context context = call.context();
        boolean form = Optional.ofNullable(context.contentType()).orElse("").startsWith(MULTIPART);
        try {
            InputFolder.Kept kept = form
                    ? ofForm(context)
                    : of(context.bodyInputStream(), call.find(GIVEN).orElse(""));
            context.status(kept.added() ? 201 : 200);
            return Uploaded.of(kept.entry(), kept.sha256());
        } catch (RefusedUploadException e) {
            int status = e.isTooLarge() ? 413 : 422;
            throw new HttpProblem(
                    status,
                    e.isTooLarge() ? "Content too large" : "Unusable file",
                    String.valueOf(e.getMessage()),
                    e.remedy());
        }
    }

    private InputFolder.Kept of(InputStream content, String name) throws IOException, RefusedUploadException {
        return inputs.add(content, name);
    }

    private InputFolder.Kept ofForm(Context context) throws IOException, RefusedUploadException {
        String temporary = System.getProperty("java.io.tmpdir");
        context.req()
                .setAttribute(
                        MULTIPART_CONFIG,
                        new MultipartConfigElement(temporary, InputFolder.MAX_BYTES, MAX_REQUEST, 1 << 16));
        List<UploadedFile> files;
        try {
            files = context.uploadedFiles();
        } catch (RuntimeException e) {
            throw HttpProblem.badRequest(
                    "The form is cut short or not of the form that multipart/form-data has.",
                    "Send the file itself as the body, with its media type as Content-Type.");
        }
        if (files.size() != 1) {
            throw HttpProblem.badRequest("The form holds " + files.size() + " files.", "Send one file at a time.");
        }
        try (InputStream content = files.get(0).content()) {
            return of(content, files.get(0).filename());
        }
    }

    private UploadList list(Call<Void> call) throws IOException {
        List<Uploaded> newest = inputs.newest(Math.toIntExact(call.get(LIMIT))).stream()
                .map(entry -> Uploaded.of(
                        entry, engine.library().sha256(data.resolve("input").resolve(entry.name()))))
                .toList();
        return new UploadList(newest, inputs.count());
    }

    private void file(Call<Void> call) throws IOException {
        Path file = find(call);
        InputFolder.Entry entry = InputFolder.entry(file);
        String sha256 = engine.library().sha256(file);
        new FileAnswer(file, sha256, entry.mediaType(), entry.name(), false).send(call.context());
    }

    private void thumbnail(Call<Void> call) throws IOException {
        Path file = find(call);
        int size = Math.toIntExact(call.get(OutputRoutes.SIZE));
        OutputRoutes.send(call, thumbnails, file, engine.library().sha256(file), size, false);
    }

    private Path find(Call<Void> call) {
        try {
            return engine.library().input("name", call.get(NAME));
        } catch (InvalidInputException e) {
            throw HttpProblem.notFound("There is no such file.", "GET /api/v1/uploads lists those that there are.");
        }
    }
}
