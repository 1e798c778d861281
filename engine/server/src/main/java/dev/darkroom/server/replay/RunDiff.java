package dev.darkroom.server.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.replay.Circumstance;
import dev.darkroom.runtime.replay.Circumstances;
import dev.darkroom.runtime.replay.ComparedOutput;
import dev.darkroom.runtime.replay.Original;
import dev.darkroom.runtime.replay.OutputComparison;
import dev.darkroom.workflow.diff.WorkflowDiff;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes one run another, and what came of it.
 *
 * @param workflow what differs in what was asked for
 * @param changes what else was not the same: models, files, plugins, engine, machine
 * @param outputs the files of both, side by side
 */
public record RunDiff(
        @JsonPropertyDescription("what differs in what was asked for")
        WorkflowDiff workflow,

        @JsonPropertyDescription("what else was not the same: seeds, models, files, plugins, engine, device, machine")
        List<Circumstance> changes,

        @JsonPropertyDescription("the files of both, side by side")
        List<ComparedOutput> outputs) {

    public RunDiff {
        changes = List.copyOf(changes);
        outputs = List.copyOf(outputs);
    }

    public static RunDiff between(Original before, Original after, OutputComparison comparison) {
        return new RunDiff(
                WorkflowDiff.between(before.workflow(), after.workflow()),
                Circumstances.between(before, after).stream()
                        .filter(change -> change.kind() != Circumstance.Matter.DOCUMENT)
                        .toList(),
                comparison.of(before, after));
    }

    /** Whether both did the same, with the same, and left the same. */
    @JsonProperty("same")
    public boolean same() {
        return workflow.sameRun() && changes.isEmpty() && outputsSame();
    }

    private boolean outputsSame() {
        return outputs.stream()
                .allMatch(output -> output.same() == ComparedOutput.Sameness.BYTES
                        || output.same() == ComparedOutput.Sameness.CONTENT);
    }

    /** For people, one sentence for each thing. */
    @JsonProperty("sentences")
    public List<String> sentences() {
        List<String> all = new ArrayList<>(workflow.sentences());
        changes.stream()
                .map(Circumstance::sentence)
                .filter(sentence -> !told(all, sentence))
                .forEach(all::add);
        outputs.forEach(output -> all.add(output.sentence()));
        return List.copyOf(all);
    }

    /** A seed that the document writes down is among what differs in it. */
    private static boolean told(List<String> sentences, String sentence) {
        return sentences.stream().anyMatch(each -> sentence.equals("The seed " + each));
    }
}
