package dev.darkroom.server.replay;

import dev.darkroom.runtime.content.ContentHash;
import dev.darkroom.runtime.content.FileTells;
import dev.darkroom.runtime.content.PngPixels;
import dev.darkroom.runtime.replay.Kept;
import dev.darkroom.runtime.replay.Original;
import dev.darkroom.runtime.run.InvalidRecordException;
import dev.darkroom.runtime.run.Provenance;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.server.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A run as a file tells of it.
 *
 * @param told the record, or what the file tells of it, as JSON
 * @param files that came along, by their sha256
 */
public record Source(Original original, String told, Map<String, byte[]> files) {

    public Source {
        files = Map.copyOf(files);
    }

    /** Of a record. */
    public static Source of(RunRecord record) {
        return new Source(Original.of(record), record.toJson(), Map.of());
    }

    /**
     * Reads a picture or latent that a run left, a record, or a {@link Pack}.
     *
     * @param name of the file, with its ending
     * @throws UnreadableSourceException when it tells of no run
     */
    public static Source read(String name, byte[] content) throws UnreadableSourceException {
        if (Pack.begins(content)) {
            return Pack.read(content);
        }
        boolean json = content.length > 0 && firstSign(content) == '{';
        return json ? ofJson(new String(content, StandardCharsets.UTF_8), name) : ofFile(name, content);
    }

    private static Source ofFile(String name, byte[] content) throws UnreadableSourceException {
        Optional<String> told;
        FileTells file = FileTells.of(name, content);
        try {
            told = file.text();
        } catch (IOException e) {
            throw new UnreadableSourceException(
                    name + " cannot be read: " + e.getMessage() + ".", "Give the file as the run left it.", e);
        }
        if (told.isEmpty()) {
            throw new UnreadableSourceException(
                    file.able()
                            ? name + " tells nothing of the run that made it: it was exported without, or another"
                                    + " program saved it anew."
                            : name + " is neither a PNG picture, a latent, a record nor a pack.",
                    "Give the file as the run left it, or the id of the run.");
        }
        try {
            Original original = Original.of(Provenance.fromJson(told.get()), name, mediaType(name, content), content);
            return new Source(original, told.get(), Map.of(ContentHash.ofBytes(content), content));
        } catch (InvalidRecordException e) {
            throw new UnreadableSourceException(
                    "What " + name + " tells of its run cannot be read: " + e.getMessage() + ".",
                    "Give the file as the run left it, or the id of the run.",
                    e);
        }
    }

    /** Of a record or of what a file tells, as JSON. */
    static Source ofJson(String json, String name) throws UnreadableSourceException {
        try {
            JsonNode root = Json.COMPACT.readTree(json);
            if (root.path("format").asString("").startsWith("darkroom-provenance/")) {
                return new Source(
                        Original.of(Provenance.fromJson(json), name, "application/json", new byte[0])
                                .knowing(List.of()),
                        json,
                        Map.of());
            }
            if (root.path("format").asString("").startsWith("darkroom/")) {
                throw new UnreadableSourceException(
                        name + " is a workflow, and no record of a run.", "Run it with: darkroom run.");
            }
            return of(RunRecord.fromJson(json));
        } catch (InvalidRecordException | JacksonException e) {
            String why = e instanceof InvalidRecordException ? e.getMessage() : "it is not JSON";
            throw new UnreadableSourceException(
                    name + " is no record of a run: " + why + ".",
                    "Give what `darkroom run --json` printed, or GET /api/v1/runs/{id} answered.",
                    e);
        }
    }

    private static char firstSign(byte[] content) {
        for (byte each : content) {
            if (!Character.isWhitespace(each) && each != (byte) 0xef && each != (byte) 0xbb && each != (byte) 0xbf) {
                return (char) each;
            }
        }
        return 0;
    }

    private static String mediaType(String name, byte[] content) {
        return PngPixels.isPng(content) && name.toLowerCase(Locale.ROOT).endsWith("png")
                ? "image/png"
                : "application/octet-stream";
    }

    /** The files that came along. */
    public Kept kept() {
        return made -> bytes(made.sha256());
    }

    /** A file that came along. */
    public Optional<byte[]> bytes(String sha256) {
        return Optional.ofNullable(files.get(sha256));
    }
}
