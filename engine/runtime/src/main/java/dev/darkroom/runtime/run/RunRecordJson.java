package dev.darkroom.runtime.run;

import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowWriter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one place that says how a record looks as JSON. */
final class RunRecordJson {
    /** Numbers of the document stay as they are written. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private RunRecordJson() {}

    static String write(RunRecord record) {
        ObjectNode json = JSON.createObjectNode();
        json.put("runId", record.runId());
        json.put("status", record.status().id());
        json.set("workflow", document(record.workflow()));
        if (!record.targets().isEmpty()) {
            json.set("targets", JSON.valueToTree(record.targets()));
        }
        json.set("seeds", JSON.valueToTree(record.seeds()));
        ObjectNode nodes = json.putObject("nodes");
        record.nodes().forEach((name, node) -> {
            ObjectNode told =
                    nodes.putObject(name).put("status", node.status().id()).put("ms", node.millis());
            node.peakBytes().ifPresent(bytes -> told.put("peakBytes", bytes));
        });
        ArrayNode outputs = json.putArray("outputs");
        record.outputs().forEach(output -> output(outputs.addObject(), output));
        json.set("inputs", JSON.valueToTree(record.inputs()));
        json.set("models", JSON.valueToTree(record.models()));
        json.set("plugins", JSON.valueToTree(record.plugins()));
        json.put("engine", record.engine());
        json.put("device", record.device());
        record.machine().ifPresent(machine -> json.set("machine", JSON.valueToTree(machine)));
        json.put("queued", record.queued().toString());
        record.started().ifPresent(at -> json.put("started", at.toString()));
        record.finished().ifPresent(at -> json.put("finished", at.toString()));
        record.error().ifPresent(error -> {
            ObjectNode told = json.putObject("error");
            told.put("kind", error.kind().id());
            error.node().ifPresent(node -> told.put("node", node));
            error.port().ifPresent(port -> told.put("port", port));
            told.put("message", error.message());
        });
        return JSON.writeValueAsString(json) + "\n";
    }

    static String provenance(Provenance provenance) {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", Provenance.FORMAT);
        json.set("workflow", document(provenance.workflow()));
        json.set("seeds", JSON.valueToTree(provenance.seeds()));
        json.set("inputs", JSON.valueToTree(provenance.inputs()));
        json.set("models", JSON.valueToTree(provenance.models()));
        json.set("plugins", JSON.valueToTree(provenance.plugins()));
        json.put("engine", provenance.engine());
        json.put("device", provenance.device());
        provenance.output().ifPresent(output -> json.set("output", JSON.valueToTree(output)));
        return json.toString();
    }

    private static void output(ObjectNode json, RunRecord.Output output) {
        json.put("node", output.node())
                .put("port", output.port())
                .put("file", output.file())
                .put("mediaType", output.mediaType())
                .put("sha256", output.sha256());
        output.content().ifPresent(content -> json.put("content", content));
        output.provenance().ifPresent(hash -> json.put("provenance", hash));
    }

    private static JsonNode document(Workflow workflow) {
        return JSON.readTree(WorkflowWriter.write(workflow));
    }
}
