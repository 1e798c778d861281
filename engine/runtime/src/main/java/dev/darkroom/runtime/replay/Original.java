package dev.darkroom.runtime.replay;

import dev.darkroom.runtime.content.ContentHash;
import dev.darkroom.runtime.run.Provenance;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.workflow.Workflow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run that is to be made again, or held against another: from its record, or from what one of its
 * files tells.
 *
 * @param runId empty when a file tells
 * @param targets the nodes that were wanted, with what they need; empty for all that the workflow is for, and when a file
 *     tells
 * @param machine empty when a file tells
 * @param outputs those that are known
 * @param complete whether these are all that the run left
 */
public record Original(
        Optional<String> runId,
        Workflow workflow,
        List<String> targets,
        Map<String, Long> seeds,
        List<RunRecord.InputFile> inputs,
        List<RunRecord.Model> models,
        List<RunRecord.Plugin> plugins,
        String engine,
        String device,
        Optional<RunRecord.Machine> machine,
        List<Made> outputs,
        boolean complete) {

    public Original {
        targets = List.copyOf(targets);
        seeds = Collections.unmodifiableMap(new LinkedHashMap<>(seeds));
        inputs = List.copyOf(inputs);
        models = List.copyOf(models);
        plugins = List.copyOf(plugins);
        outputs = List.copyOf(outputs);
    }

    /**
     * A file that the run left.
     *
     * @param number among the files of the node, from 0
     * @param content hash of what it shows; see {@link ContentHash}
     */
    public record Made(
            String node, int number, String file, String mediaType, String sha256, Optional<String> content) {}

    public static Original of(RunRecord record) {
        return new Original(
                Optional.of(record.runId()),
                record.workflow(),
                record.targets(),
                record.seeds(),
                record.inputs(),
                record.models(),
                record.plugins(),
                record.engine(),
                record.device(),
                record.machine(),
                made(record),
                record.status().terminal());
    }

    /**
     * Of a file and what it tells.
     *
     * @param name of the file, with its ending
     */
    public static Original of(Provenance told, String name, String mediaType, byte[] file) {
        List<Made> made = told.output()
                .map(place -> List.of(new Made(
                        place.node(),
                        place.number(),
                        name,
                        mediaType,
                        ContentHash.ofBytes(file),
                        ContentHash.of(name, file))))
                .orElse(List.of());
        return new Original(
                Optional.empty(),
                told.workflow(),
                List.of(),
                told.seeds(),
                told.inputs(),
                told.models(),
                told.plugins(),
                told.engine(),
                told.device(),
                Optional.empty(),
                made,
                false);
    }

    /** The same run with other files known of it. */
    public Original knowing(List<Made> made) {
        return new Original(
                runId, workflow, targets, seeds, inputs, models, plugins, engine, device, machine, made, complete);
    }

    /** The same run with the names that its models and files have elsewhere. */
    Original calling(Workflow renamed) {
        return new Original(
                runId, renamed, targets, seeds, inputs, models, plugins, engine, device, machine, outputs, complete);
    }

    /** The files of a run, numbered within their nodes. */
    static List<Made> made(RunRecord record) {
        Map<String, Integer> counts = new HashMap<>();
        List<Made> made = new ArrayList<>();
        for (RunRecord.Output output : record.outputs()) {
            int number = counts.merge(output.node(), 1, Integer::sum) - 1;
            made.add(new Made(
                    output.node(), number, output.file(), output.mediaType(), output.sha256(), output.content()));
        }
        return made;
    }
}
