package dev.darkroom.server.http;

import dev.darkroom.server.http.WorkflowRoutes.NewWorkflow;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Reads a workflow with what is said about it, or the document of a file alone. */
final class NewWorkflowReader extends ValueDeserializer<NewWorkflow> {
    private static final Set<String> KNOWN = Set.of("document", "name", "label", "draft", "client");

    @Override
    public NewWorkflow deserialize(JsonParser in, DeserializationContext context) {
        JsonNode json = context.readTree(in);
        if (json.has("nodes") && !json.has("document")) {
            return new NewWorkflow(WorkflowReader.read(json.toString()), null, null, null, null);
        }
        if (!json.isObject() || !json.has("document") || !KNOWN.containsAll(json.propertyNames())) {
            return context.reportInputMismatch(this, "neither a document nor an object with one");
        }
        return new NewWorkflow(
                context.readTreeAsValue(json.get("document"), Workflow.class),
                text(json, "name", context),
                text(json, "label", context),
                json.has("draft") ? context.readTreeAsValue(json.get("draft"), Boolean.class) : null,
                text(json, "client", context));
    }

    private static @Nullable String text(JsonNode json, String field, DeserializationContext context) {
        return json.has(field) ? context.readTreeAsValue(json.get(field), String.class) : null;
    }
}
