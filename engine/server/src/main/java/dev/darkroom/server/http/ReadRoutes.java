package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.darkroom.runtime.content.PngChunks;
import dev.darkroom.runtime.run.InvalidRecordException;
import dev.darkroom.runtime.run.Provenance;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.server.Json;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Problems;
import dev.darkroom.server.http.route.Role;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The workflow that a file holds, whatever the file is. */
final class ReadRoutes {
    static final String PATH = "/api/v1/read";

    private static final String EXAMPLE = "{\"format\": \"darkroom/1\", \"name\": \"empty\", \"nodes\": {}}";

    List<Route> routes() {
        return List.of(Route.post(PATH, "readFile")
                .tag(Tag.WORKFLOWS)
                .summary("The workflow that a file holds")
                .description(
                        "The body is a picture that Darkroom made (PNG, at most 64 MiB), a workflow, or the record of a"
                                + " run. Nothing is kept. The workflow need not be one that can run here.")
                .role(Role.VIEW)
                .takesRaw(List.of("application/json", "image/png", "application/octet-stream"), Workflow.class, EXAMPLE)
                .refuses(422, "No workflow is in it; the detail says why.")
                .answers(FoundWorkflow.class, "The workflow.", this::read));
    }

    /** What a file was. */
    enum FileKind {
        PICTURE,
        RECORD,
        WORKFLOW;

        /** In lower case, as in JSON. */
        @JsonValue
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A workflow out of a file. */
    record FoundWorkflow(
            FileKind source,

            @JsonPropertyDescription("as it was run, with its seeds, when the file is a picture or a record")
            Workflow workflow,

            @JsonPropertyDescription("name and version of the engine that ran it")
            Optional<String> engine) {}

    private FoundWorkflow read(Call<Void> call) throws IOException {
        // Not closed: the rest of the request is the server's to deal with.
        PushbackInputStream in = new PushbackInputStream(call.context().bodyInputStream(), 1);
        int first = in.read();
        if (first < 0) {
            throw unusable("The file is empty.");
        }
        in.unread(first);
        try {
            return first == '{' || Character.isWhitespace(first) || first == 0xEF ? ofJson(in) : ofPicture(in);
        } catch (InvalidRecordException e) {
            throw unusable("The file is no record of a run that this version can read: " + e.getMessage() + ".");
        } catch (InvalidWorkflowException e) {
            throw HttpProblem.invalidWorkflow(e.problems());
        }
    }

    private static FoundWorkflow ofPicture(InputStream in) throws IOException {
        Optional<String> text;
        try {
            text = PngChunks.text(in, PngChunks.KEYWORD);
        } catch (PngChunks.NoPngException e) {
            throw unusable("The file cannot be read: " + e.getMessage() + ".");
        }
        return text.map(ReadRoutes::ofPicture)
                .orElseThrow(
                        () -> unusable("The picture holds no workflow: Darkroom did not make it, or what was written"
                                + " into it was taken out since, as many programs do that pass pictures on."));
    }

    private static FoundWorkflow ofPicture(String text) {
        Provenance provenance = Provenance.fromJson(text);
        return new FoundWorkflow(FileKind.PICTURE, provenance.workflow(), Optional.of(provenance.engine()));
    }

    private static FoundWorkflow ofJson(InputStream in) throws IOException {
        byte[] text = in.readNBytes(ApiServer.MAX_REQUEST + 1);
        if (text.length > ApiServer.MAX_REQUEST) {
            throw new HttpProblem(Problems.ofStatus(413, "Content too large"));
        }
        if (isRecord(text)) {
            RunRecord record = RunRecord.fromJson(new String(text, StandardCharsets.UTF_8));
            return new FoundWorkflow(FileKind.RECORD, record.workflow(), Optional.of(record.engine()));
        }
        return new FoundWorkflow(FileKind.WORKFLOW, WorkflowReader.read(text), Optional.empty());
    }

    private static boolean isRecord(byte[] text) {
        try {
            JsonNode json = Json.COMPACT.readTree(text);
            return json.has("runId") && json.has("workflow");
        } catch (JacksonException e) {
            // The reader of workflows says where it breaks off.
            return false;
        }
    }

    private static HttpProblem unusable(String why) {
        return new HttpProblem(
                422,
                "No workflow",
                why,
                "Send a PNG as Darkroom saved it, a workflow as JSON, or the record of a run.");
    }
}
