package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** How {@link RunRecord#toJson} looks. */
record RunDocument(
        String runId,
        RunStatus status,

        @JsonPropertyDescription("the exact document, with the seeds that were used")
        Workflow workflow,

        @JsonPropertyDescription("of a run of some nodes only: which were wanted")
        Optional<List<String>> targets,

        @JsonPropertyDescription("by `node.port`") Map<String, Long> seeds,

        @JsonPropertyDescription("by name; inside a subgraph `outer/inner`")
        Map<String, NodeDocument> nodes,

        List<RunRecord.Output> outputs,

        @JsonPropertyDescription("files of the input folder that the nodes read")
        List<RunRecord.InputFile> inputs,

        List<RunRecord.Model> models,
        List<RunRecord.Plugin> plugins,

        @JsonPropertyDescription("name and version of the engine")
        String engine,

        String device,
        Optional<RunRecord.Machine> machine,
        Instant queued,
        Optional<Instant> started,
        Optional<Instant> finished,
        Optional<RunError> error) {
    /** A node within {@link RunDocument}. */
    record NodeDocument(
            NodeStatus status,

            @JsonPropertyDescription("milliseconds that it ran; 0 unless it ran")
            double ms,

            @JsonPropertyDescription(
                    "the most memory of the process beyond what it had when the node began, if it" + " could be told")
            OptionalLong peakBytes) {}
}
