package dev.darkroom.server;

import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.OutputRef;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import dev.darkroom.workflow.WorkflowWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Workflows within other JSON, as the workflow module reads and writes them: an {@link InvalidWorkflowException} is the cause when one cannot be read. */
final class WorkflowModule extends SimpleModule {
    WorkflowModule() {
        super("workflow");
        addSerializer(OutputRef.class, new ValueSerializer<OutputRef>() {
            @Override
            public void serialize(OutputRef output, JsonGenerator out, SerializationContext context) {
                out.writeString(output.toString());
            }
        });
        addSerializer(Input.class, new ValueSerializer<Input>() {
            @Override
            public void serialize(Input input, JsonGenerator out, SerializationContext context) {
                write(input, out);
            }
        });
        addSerializer(Workflow.class, new ValueSerializer<Workflow>() {
            @Override
            public void serialize(Workflow workflow, JsonGenerator out, SerializationContext context) {
                out.writeTree(Json.COMPACT.readTree(WorkflowWriter.write(workflow)));
            }
        });
        addDeserializer(Workflow.class, new ValueDeserializer<Workflow>() {
            @Override
            public Workflow deserialize(JsonParser in, DeserializationContext context) {
                return WorkflowReader.read(context.readTree(in).toString());
            }
        });
    }

    /** As in a document. */
    private static void write(Input input, JsonGenerator out) {
        if (input instanceof Input.Literal literal) {
            out.writePOJO(literal.value());
        } else if (input instanceof Input.Link link) {
            out.writeStartObject()
                    .writeStringProperty("from", link.from().toString())
                    .writeEndObject();
        } else if (input instanceof Input.Items items) {
            out.writeStartArray();
            items.items().forEach(item -> write(item, out));
            out.writeEndArray();
        } else if (input instanceof Input.Opaque opaque) {
            out.writeTree(opaque.json());
        }
    }
}
