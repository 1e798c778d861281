package dev.darkroom.runtime.replay;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a replay gave what the run had given. What a run gives is what its files show: whether the model was called
 * otherwise or another processor computed is told, and is no difference by itself.
 *
 * @param original id of the run that was made again; empty when a file told of it
 * @param replay id of the run that made it again
 * @param outputs each file beside that of the original
 * @param changes what was not as before, the likeliest reason first
 * @param sentences all of it for people: the verdict, the files that differ, the changes
 */
public record ReplayVerdict(
        Outcome outcome,
        Optional<String> original,
        String replay,
        List<ComparedOutput> outputs,

        @JsonPropertyDescription("what was not as before, the likeliest reason first")
        List<Circumstance> changes,

        @JsonPropertyDescription("for people: the verdict, the files that differ, the changes")
        List<String> sentences) {

    /** How it came out. */
    public enum Outcome {
        /** Every file that is known shows the same. */
        IDENTICAL,
        DIFFERENT,
        /** There is nothing to compare with. */
        UNCOMPARED,
        /** The replay did not come to a good end. */
        FAILED;

        /** In lower case, as in JSON. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ReplayVerdict {
        outputs = List.copyOf(outputs);
        changes = List.copyOf(changes);
        sentences = List.copyOf(sentences);
    }

    /**
     * Judges.
     *
     * @param original with the names that its models and files have here
     * @param record of the run that made it again, over
     */
    public static ReplayVerdict of(Original original, RunRecord record, OutputComparison comparison) {
        Original replayed = Original.of(record);
        boolean ended = record.status() == RunStatus.SUCCEEDED;
        List<ComparedOutput> outputs = ended ? comparison.of(original, replayed) : List.of();
        List<Circumstance> changes = Circumstances.between(original, replayed);
        Outcome outcome = ended ? outcome(outputs) : Outcome.FAILED;
        return new ReplayVerdict(
                outcome,
                original.runId(),
                record.runId(),
                outputs,
                changes,
                sentences(outcome, record, outputs, changes));
    }

    private static Outcome outcome(List<ComparedOutput> outputs) {
        if (outputs.stream().anyMatch(output -> output.same() == ComparedOutput.Sameness.DIFFERENT)) {
            return Outcome.DIFFERENT;
        }
        boolean unknown = outputs.stream().anyMatch(output -> output.same() == ComparedOutput.Sameness.UNKNOWN);
        return outputs.isEmpty() || unknown ? Outcome.UNCOMPARED : Outcome.IDENTICAL;
    }

    private static List<String> sentences(
            Outcome outcome, RunRecord record, List<ComparedOutput> outputs, List<Circumstance> changes) {
        List<String> all = new ArrayList<>();
        switch (outcome) {
            case IDENTICAL -> all.add(identical(outputs));
            case DIFFERENT -> all.add("Different: not all files show what they showed then.");
            case UNCOMPARED ->
                all.add(
                        outputs.isEmpty()
                                ? "It ran again, but no file of the original is known, so that nothing can be compared."
                                : "It ran again, but what the original showed is known no more.");
            case FAILED ->
                all.add(
                        record.status() == RunStatus.CANCELLED
                                ? "The replay was cancelled."
                                : record.error()
                                        .map(error -> "The replay failed: " + error.message())
                                        .orElse("The replay did not come to an end."));
        }
        outputs.stream()
                .filter(output -> output.same() == ComparedOutput.Sameness.DIFFERENT
                        || output.same() == ComparedOutput.Sameness.UNKNOWN)
                .forEach(output -> all.add(output.sentence()));
        changes.forEach(change -> all.add(change.sentence()));
        if (outcome == Outcome.DIFFERENT && changes.isEmpty()) {
            all.add("Nothing that was told of the run has changed since: either a node of it does not give the same"
                    + " twice, or what was told was edited after the run.");
        }
        return all;
    }

    private static String identical(List<ComparedOutput> outputs) {
        boolean bytes = outputs.stream().allMatch(output -> output.same() == ComparedOutput.Sameness.BYTES);
        if (outputs.size() == 1) {
            return bytes
                    ? "Identical: the one file, byte by byte."
                    : "Identical: the one file shows the same; only what it tells of the run differs.";
        }
        String count = "all " + outputs.size() + " files";
        return bytes
                ? "Identical: " + count + ", byte by byte."
                : "Identical: " + count + " show the same; only what they tell of the run differs.";
    }
}
