package dev.darkroom.runtime.run;

import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what {@link RunRecordJson} wrote. A field that an older version did not write is empty. */
final class RunRecordReader {
    private static final int MOST_CHARACTERS = 64 << 20;

    private RunRecordReader() {}

    static RunRecord read(String text) {
        ObjectNode json = object(text);
        return guarded(() -> {
            Map<String, RunRecord.NodeRecord> nodes = new LinkedHashMap<>();
            json.path("nodes")
                    .properties()
                    .forEach(node -> nodes.put(
                            node.getKey(),
                            new RunRecord.NodeRecord(
                                    constant(NodeStatus.values(), NodeStatus::id, text(node.getValue(), "status")),
                                    node.getValue().path("ms").asDouble(0),
                                    maybe(node.getValue(), "peakBytes")
                                            .map(bytes -> OptionalLong.of(bytes.asLong(0)))
                                            .orElse(OptionalLong.empty()))));
            return new RunRecord(
                    text(json, "runId"),
                    constant(RunStatus.values(), RunStatus::id, text(json, "status")),
                    workflow(json),
                    each(json, "targets", RunRecordReader::string),
                    seeds(json),
                    nodes,
                    each(json, "outputs", RunRecordReader::output),
                    inputs(json),
                    models(json),
                    plugins(json),
                    text(json, "engine"),
                    text(json, "device"),
                    maybe(json, "machine").map(RunRecordReader::machine),
                    Instant.parse(text(json, "queued")),
                    maybe(json, "started").map(at -> Instant.parse(at.asString())),
                    maybe(json, "finished").map(at -> Instant.parse(at.asString())),
                    maybe(json, "error").map(RunRecordReader::error));
        });
    }

    static Provenance provenance(String text) {
        ObjectNode json = object(text);
        return guarded(() -> {
            if (!text(json, "format").equals(Provenance.FORMAT)) {
                throw missing("a \"format\" that this version knows");
            }
            return new Provenance(
                    workflow(json),
                    seeds(json),
                    inputs(json),
                    models(json),
                    plugins(json),
                    text(json, "engine"),
                    text(json, "device"),
                    maybe(json, "output")
                            .map(place -> new Provenance.Place(
                                    text(place, "node"), place.path("number").asInt(0))));
        });
    }

    static ObjectNode object(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new InvalidRecordException("it is longer than 64 MiB, which no record is", null);
        }
        try {
            if (RunRecordJson.JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new InvalidRecordException("it is not JSON", e);
        }
        throw new InvalidRecordException("it is JSON, but no object", null);
    }

    private static <T> T guarded(Supplier<T> read) {
        try {
            return read.get();
        } catch (InvalidWorkflowException e) {
            throw new InvalidRecordException(
                    "its \"workflow\" is none: " + e.problems().get(0).message(), e);
        } catch (JacksonException | DateTimeException e) {
            throw new InvalidRecordException("a field is not of the kind that a record has", e);
        }
    }

    private static Workflow workflow(ObjectNode json) {
        JsonNode document = maybe(json, "workflow").orElseThrow(() -> missing("\"workflow\""));
        return WorkflowReader.read(document.toString());
    }

    private static Map<String, Long> seeds(ObjectNode json) {
        Map<String, Long> seeds = new LinkedHashMap<>();
        json.path("seeds")
                .properties()
                .forEach(seed -> seeds.put(seed.getKey(), seed.getValue().asLong()));
        return seeds;
    }

    private static RunRecord.Output output(JsonNode json) {
        return new RunRecord.Output(
                text(json, "node"),
                text(json, "port"),
                text(json, "file"),
                text(json, "mediaType"),
                text(json, "sha256"),
                maybe(json, "content").map(JsonNode::asString),
                maybe(json, "provenance").map(JsonNode::asString));
    }

    private static List<RunRecord.InputFile> inputs(ObjectNode json) {
        return each(json, "inputs", file -> new RunRecord.InputFile(text(file, "name"), text(file, "sha256")));
    }

    private static List<RunRecord.Model> models(ObjectNode json) {
        return each(json, "models", model -> new RunRecord.Model(text(model, "name"), text(model, "sha256")));
    }

    private static List<RunRecord.Plugin> plugins(ObjectNode json) {
        return each(
                json,
                "plugins",
                plugin -> new RunRecord.Plugin(text(plugin, "id"), text(plugin, "version"), text(plugin, "sha256")));
    }

    private static RunRecord.Machine machine(JsonNode json) {
        return new RunRecord.Machine(
                text(json, "os"),
                text(json, "cpu"),
                text(json, "java"),
                json.path("threads").asInt(0));
    }

    private static RunError error(JsonNode json) {
        return new RunError(
                constant(RunError.Kind.values(), RunError.Kind::id, text(json, "kind")),
                maybe(json, "node").map(JsonNode::asString),
                maybe(json, "port").map(JsonNode::asString),
                text(json, "message"));
    }

    private static <T> List<T> each(ObjectNode json, String field, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        json.path(field).forEach(item -> all.add(read.apply(item)));
        return all;
    }

    private static <T> T constant(T[] values, Function<T, String> id, String wanted) {
        return Stream.of(values)
                .filter(value -> id.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidRecordException(
                        "it says \"" + wanted + "\", which this version does not know", null));
    }

    private static Optional<JsonNode> maybe(JsonNode json, String field) {
        return Optional.ofNullable(json.get(field)).filter(value -> !value.isNull());
    }

    private static String string(JsonNode value) {
        if (!value.isString()) {
            throw missing("texts where it should have them");
        }
        return value.asString();
    }

    private static String text(JsonNode json, String field) {
        return maybe(json, field)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .orElseThrow(() -> missing("\"" + field + "\""));
    }

    private static InvalidRecordException missing(String what) {
        return new InvalidRecordException("it has no " + what, null);
    }
}
