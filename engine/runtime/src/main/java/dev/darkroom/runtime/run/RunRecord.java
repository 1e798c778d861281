package dev.darkroom.runtime.run;

import dev.darkroom.workflow.Workflow;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as it went: enough to run it again and to prove the result the same. Immutable.
 *
 * @param workflow the exact document, with the seeds that were used
 * @param seeds by {@code node.port}; one that comes through a link is added when its node runs
 * @param nodes every node of the expanded workflow, in an order in which each comes after all that it reads
 * @param models that the nodes used, by name
 * @param plugins whose nodes the workflow uses, by id
 * @param engine name and version
 * @param device on which models ran
 */
public record RunRecord(
        String runId,
        RunStatus status,
        Workflow workflow,
        Map<String, Long> seeds,
        Map<String, NodeRecord> nodes,
        List<Output> outputs,
        List<Model> models,
        List<Plugin> plugins,
        String engine,
        String device,
        Instant queued,
        Optional<Instant> started,
        Optional<Instant> finished,
        Optional<RunError> error) {

    public RunRecord {
        seeds = Collections.unmodifiableMap(new LinkedHashMap<>(seeds));
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        outputs = List.copyOf(outputs);
        models = List.copyOf(models);
        plugins = List.copyOf(plugins);
    }

    /** @param millis time that the node ran; 0 unless it ran */
    public record NodeRecord(NodeStatus status, double millis) {}

    /**
     * A saved file.
     *
     * @param port the output port that carries it; empty when none does
     * @param file its name within the output folder
     */
    public record Output(String node, String port, String file, String mediaType, String sha256) {}

    public record Model(String name, String sha256) {}

    public record Plugin(String id, String version, String sha256) {}

    /** As JSON, indented, with a line feed at the end. */
    public String toJson() {
        return RunRecordJson.write(this);
    }
}
