package dev.darkroom.server.replay;

import dev.darkroom.runtime.content.ContentHash;
import dev.darkroom.runtime.replay.Original;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.server.Json;
import dev.darkroom.workflow.WorkflowWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A run as one zip file that another machine makes again: workflow, record, input files, and the hashes of models and
 * outputs. Equal runs give equal bytes. No name in it leads out of the folder that it is unpacked into.
 */
public final class Pack {
    /** Longest pack, in bytes. */
    public static final long MOST_BYTES = 256L << 20;

    /** What may be in a pack unpacked, if that is more than the pack itself: somebody may have zipped it anew. */
    private static final long MOST_UNPACKED = 64L << 20;

    private static final String RECORD = "record.json";
    private static final String TOLD = "provenance.json";
    private static final String OUTPUTS = "outputs.json";
    private static final String INPUTS = "inputs/";
    private static final int MOST_ENTRIES = 10_000;
    private static final Pattern SAFE = Pattern.compile("[^./\\\\][^/\\\\]*(/[^./\\\\][^/\\\\]*)*");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}:*?\"<>|]");

    private Pack() {}

    /** Whether a file begins as a zip does. */
    static boolean begins(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    /**
     * Packs a run.
     *
     * @param inputs gives an input file that the run read, unchanged
     * @throws UnreadableSourceException when one of them is no more, or all together are too large
     */
    public static byte[] write(Source source, Function<RunRecord.InputFile, Optional<byte[]>> inputs)
            throws UnreadableSourceException {
        Original original = source.original();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("README.txt", utf8(readme(original)));
        entries.put("workflow.json", WorkflowWriter.write(original.workflow()).getBytes(StandardCharsets.UTF_8));
        entries.put(original.runId().isPresent() ? RECORD : TOLD, utf8(source.told()));
        entries.put("models.sha256", utf8(sums(original.models())));
        entries.put(OUTPUTS, Json.INDENTED.writeValueAsBytes(original.outputs()));
        long bytes = 0;
        for (RunRecord.InputFile input : original.inputs()) {
            byte[] content = source.bytes(input.sha256())
                    .or(() -> inputs.apply(input))
                    .orElseThrow(() -> new UnreadableSourceException(
                            "The input file \"" + input.name() + "\" (sha256 " + input.sha256()
                                    + ") is nowhere, under no name.",
                            "Put it into the input folder of the data folder."));
            bytes += content.length;
            if (bytes > MOST_BYTES) {
                throw new UnreadableSourceException(
                        "The input files are together larger than " + (MOST_BYTES >> 20) + " MiB.",
                        "Hand them over by themselves: a replay finds them by their hash.");
            }
            entries.put(INPUTS + safe(input), content);
        }
        return zip(entries);
    }

    /** The file's name, unless it could lead somewhere. */
    private static String safe(RunRecord.InputFile input) {
        String name = input.name();
        return name.length() <= 200
                        && SAFE.matcher(name).matches()
                        && !FORBIDDEN.matcher(name).find()
                ? name
                : ContentHash.ofBytes(utf8(input.sha256())).substring(0, 16) + ".bin";
    }

    private static String sums(List<RunRecord.Model> models) {
        return models.stream()
                .map(model -> model.sha256() + "  " + model.name() + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    private static String readme(Original original) {
        StringBuilder text = new StringBuilder();
        text.append("This is a run of Darkroom, packed so that it can be made again and proved identical.\n\n")
                .append("    darkroom replay THIS-FILE.zip\n\n")
                .append("workflow.json   what was run\n")
                .append(original.runId().isPresent() ? "record.json     " : "provenance.json ")
                .append("how it was run: seeds, and the hashes of models, plugins and files\n")
                .append("inputs/         the files that it read\n")
                .append("models.sha256   the models that it used; they are not in this file\n")
                .append("outputs.json    the hashes of the files that it left; they are not in this file\n\n")
                .append("Workflow: ")
                .append(oneLine(original.workflow().name()))
                .append('\n')
                .append("Engine:   ")
                .append(oneLine(original.engine()))
                .append('\n')
                .append("Device:   ")
                .append(oneLine(original.device()))
                .append('\n');
        original.plugins().forEach(plugin -> text.append("Plugin:   ")
                .append(oneLine(plugin.id() + " " + plugin.version()))
                .append('\n'));
        original.models()
                .forEach(model ->
                        text.append("Model:    ").append(oneLine(model.name())).append('\n'));
        if (!original.models().isEmpty()) {
            text.append("\nModels are found by their hash, anywhere below the models folder and under any name.\n");
        }
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Not compressed, since other versions of a compressor give other bytes; pictures do not get smaller anyway. */
    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                CRC32 crc = new CRC32();
                crc.update(each.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(each.getValue().length);
                entry.setCrc(crc.getValue());
                // The same everywhere: without a time zone, and none of today.
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static List<Original.Made> outputs(JsonNode json) {
        return json.valueStream()
                .map(made -> new Original.Made(
                        made.path("node").asString(""),
                        made.path("number").asInt(0),
                        made.path("file").asString(""),
                        made.path("mediaType").asString(""),
                        made.path("sha256").asString(""),
                        Optional.ofNullable(made.get("content"))
                                .filter(JsonNode::isString)
                                .map(JsonNode::asString)))
                .toList();
    }

    /**
     * Reads a pack. Nothing is unpacked to the disk, and no name in it is followed.
     *
     * @throws UnreadableSourceException when it is none, damaged, or holds far more than its size says
     */
    static Source read(byte[] content) throws UnreadableSourceException {
        Map<String, byte[]> files = new HashMap<>();
        Optional<String> told = Optional.empty();
        List<Original.Made> outputs = List.of();
        long most = Math.max(MOST_UNPACKED, content.length);
        long left = most;
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes((int) left + 1);
                left -= bytes.length;
                count++;
                if (left < 0 || count > MOST_ENTRIES) {
                    throw new UnreadableSourceException(
                            "The pack holds more than " + (most >> 20) + " MiB or " + MOST_ENTRIES + " files.",
                            "Give a pack that `darkroom pack` wrote.");
                }
                if (entry.getName().equals(RECORD) || entry.getName().equals(TOLD)) {
                    told = Optional.of(new String(bytes, StandardCharsets.UTF_8));
                } else if (entry.getName().equals(OUTPUTS)) {
                    outputs = outputs(Json.COMPACT.readTree(bytes));
                } else if (entry.getName().startsWith(INPUTS)) {
                    files.put(ContentHash.ofBytes(bytes), bytes);
                }
            }
        } catch (IOException | IllegalArgumentException | JacksonException e) {
            throw new UnreadableSourceException("The pack is cut short or damaged.", "Fetch or copy it again.", e);
        }
        Source record = Source.ofJson(
                told.orElseThrow(() -> new UnreadableSourceException(
                        "The zip file holds no " + RECORD + " and so is no pack.",
                        "Give a pack that `darkroom pack` wrote.")),
                "the record in the pack");
        // A record knows its files; what one file tells does not know the others, nor its own hash.
        Original original = record.original().complete()
                ? record.original()
                : record.original().knowing(outputs);
        return new Source(original, record.told(), files);
    }
}
