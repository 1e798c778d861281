package dev.darkroom.runtime.run;

import dev.darkroom.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a saved file carries so that it can be made again. No clock, no run id, no path, no machine: equal runs give equal
 * text.
 *
 * @param workflow the exact document, with the seeds that were used
 * @param seeds written in the document, by {@code node.port}, sorted like {@code inputs}, {@code models} and
 *     {@code plugins}
 * @param output which of the run's files it is; empty in files of before it was noted
 */
public record Provenance(
        Workflow workflow,
        Map<String, Long> seeds,
        List<RunRecord.InputFile> inputs,
        List<RunRecord.Model> models,
        List<RunRecord.Plugin> plugins,
        String engine,
        String device,
        Optional<Place> output) {

    static final String FORMAT = "darkroom-provenance/1";

    /**
     * A file among those of a run.
     *
     * @param number of the file among those of the node, from 0
     */
    public record Place(String node, int number) {}

    public Provenance at(Place place) {
        return new Provenance(workflow, seeds, inputs, models, plugins, engine, device, Optional.of(place));
    }

    /** As JSON, on one line. */
    public String toJson() {
        return RunRecordJson.provenance(this);
    }

    /**
     * What {@link #toJson} wrote without some of the texts that its document holds: an input that had one has an empty
     * one.
     *
     * @param texts such as {@link dev.darkroom.workflow.Prompts} finds
     */
    public static String withholding(String json, Set<String> texts) {
        return new WithheldTexts(texts).from(json);
    }

    /**
     * Reads what {@link #toJson} wrote, now or in an older version.
     *
     * @throws InvalidRecordException when it is none
     */
    public static Provenance fromJson(String json) {
        return RunRecordReader.provenance(json);
    }
}
