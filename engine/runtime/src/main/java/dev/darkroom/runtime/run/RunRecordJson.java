package dev.darkroom.runtime.run;

import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one place that says how a record looks as JSON. */
final class RunRecordJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RunRecordJson() {}

    static String write(RunRecord record) {
        ObjectNode json = JSON.createObjectNode();
        json.put("runId", record.runId());
        json.put("status", record.status().id());
        json.set("workflow", document(record.workflow()));
        json.set("seeds", JSON.valueToTree(record.seeds()));
        ObjectNode nodes = json.putObject("nodes");
        record.nodes()
                .forEach((name, node) ->
                        nodes.putObject(name).put("status", node.status().id()).put("ms", node.millis()));
        json.set("outputs", JSON.valueToTree(record.outputs()));
        json.set("models", JSON.valueToTree(record.models()));
        json.set("plugins", JSON.valueToTree(record.plugins()));
        json.put("engine", record.engine());
        json.put("device", record.device());
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

    static String provenance(
            Workflow workflow,
            Map<String, Long> seeds,
            List<RunRecord.Model> models,
            List<RunRecord.Plugin> plugins,
            String engine,
            String device) {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", "darkroom-provenance/1");
        json.set("workflow", document(workflow));
        json.set("seeds", JSON.valueToTree(seeds));
        json.set("models", JSON.valueToTree(models));
        json.set("plugins", JSON.valueToTree(plugins));
        json.put("engine", engine);
        json.put("device", device);
        return json.toString();
    }

    private static JsonNode document(Workflow workflow) {
        return JSON.readTree(WorkflowWriter.write(workflow));
    }
}
