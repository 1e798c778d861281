package dev.darkroom.runtime.run;

import dev.darkroom.workflow.Workflow;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run as it went: enough to run it again and to prove the result the same. Immutable.
 *
 * @param workflow the exact document, with the seeds that were used
 * @param targets the nodes that were wanted, with what they need; empty for all that the workflow is for
 * @param seeds by {@code node.port}; one that comes through a link is added when its node runs
 * @param nodes every node of the expanded workflow, in an order in which each comes after all that it reads
 * @param inputs files of the input folder that the nodes read, by name
 * @param models that the nodes used, by name
 * @param plugins whose nodes the workflow uses, by id
 * @param engine name and version
 * @param device on which models ran
 * @param machine that computed; empty in records of before it was noted
 */
public record RunRecord(
        String runId,
        RunStatus status,
        Workflow workflow,
        List<String> targets,
        Map<String, Long> seeds,
        Map<String, NodeRecord> nodes,
        List<Output> outputs,
        List<InputFile> inputs,
        List<Model> models,
        List<Plugin> plugins,
        String engine,
        String device,
        Optional<Machine> machine,
        Instant queued,
        Optional<Instant> started,
        Optional<Instant> finished,
        Optional<RunError> error) {

    public RunRecord {
        targets = List.copyOf(targets);
        seeds = Collections.unmodifiableMap(new LinkedHashMap<>(seeds));
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        outputs = List.copyOf(outputs);
        inputs = List.copyOf(inputs);
        models = List.copyOf(models);
        plugins = List.copyOf(plugins);
    }

    /**
     * What became of a node.
     *
     * @param millis time that the node ran; 0 unless it ran
     * @param peakBytes as in {@link RunEvent.NodeFinished}
     */
    public record NodeRecord(NodeStatus status, double millis, OptionalLong peakBytes) {}

    /**
     * A saved file.
     *
     * @param port the output port that carries it; empty when none does
     * @param file its name within the output folder
     * @param content hash of what it shows, apart from what it tells of the run: the pixels of a PNG, the tensors of a
     *     safetensors file; see {@link dev.darkroom.runtime.content.ContentHash}
     * @param provenance sha256 of the {@link Provenance} text that the file carries; empty when it carries none
     */
    public record Output(
            String node,
            String port,
            String file,
            String mediaType,
            String sha256,
            Optional<String> content,
            Optional<String> provenance) {}

    /** @param name within the input folder */
    public record InputFile(String name, String sha256) {}

    public record Model(String name, String sha256) {}

    public record Plugin(String id, String version, String sha256) {}

    /**
     * What a result could depend on though it should not.
     *
     * @param os name and architecture: {@code Linux amd64}
     * @param cpu the processor's name; empty when it is not known
     * @param java version
     * @param threads that one operation of a model may use
     */
    public record Machine(String os, String cpu, String java, int threads) {}

    /**
     * Reads what {@link #toJson} wrote, now or in an older version.
     *
     * @throws InvalidRecordException when it is no record
     */
    public static RunRecord fromJson(String json) {
        return RunRecordReader.read(json);
    }

    /** As JSON, indented, with a line feed at the end. */
    public String toJson() {
        return RunRecordJson.write(this);
    }
}
