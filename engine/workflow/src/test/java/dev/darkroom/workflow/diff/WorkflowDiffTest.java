package dev.darkroom.workflow.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import dev.darkroom.workflow.WorkflowWriter;
import dev.darkroom.workflow.diff.WorkflowDiff.Change;
import dev.darkroom.workflow.diff.WorkflowDiff.NodeChange;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowDiffTest {
    private static final String BEFORE = """
            {"format": "darkroom/1", "name": "apple", "nodes": {
              "model": {"type": "load", "version": 1, "inputs": {"name": "small"}},
              "prompt": {"type": "encode", "version": 1,
                "inputs": {"encoder": {"from": "model.encoder"}, "text": "an apple"}, "ui": {"x": 1}},
              "noise": {"type": "noise", "version": 1, "inputs": {"seed": 1, "scale": 1.0}},
              "denoise": {"type": "denoise", "version": 1, "inputs": {
                "model": {"from": "model.denoiser"}, "prompt": {"from": "prompt.conditioning"},
                "noise": {"from": "noise.noise"}, "guidanceScale": 5, "steps": 20}},
              "save": {"type": "save", "version": 2, "inputs": {"images": [{"from": "denoise.image"}]}}},
             "subgraphs": {"soften": {"inputs": {"a": {"to": ["blur.image"]}}, "outputs": {"b": {"from": "blur.image"}},
               "nodes": {"blur": {"type": "blur", "version": 1, "inputs": {"radius": 2}}}}}}
            """;

    private static WorkflowDiff against(String... replacements) {
        String after = BEFORE;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(after).contains(replacements[i]);
            after = after.replace(replacements[i], replacements[i + 1]);
        }
        return WorkflowDiff.between(WorkflowReader.read(BEFORE), WorkflowReader.read(after));
    }

    @Test
    void shouldFindNothingInTheSameDocumentHoweverItIsWritten() {
        Workflow read = WorkflowReader.read(BEFORE);
        assertThat(WorkflowDiff.between(read, WorkflowReader.read(WorkflowWriter.write(read)))
                        .isEmpty())
                .isTrue();
        assertThat(against("\"scale\": 1.0", "\"scale\": 1").isEmpty()).isTrue();
        assertThat(against("\"guidanceScale\": 5, \"steps\": 20", "\"steps\": 20, \"guidanceScale\": 5.00")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"guidanceScale\": 5 | \"guidanceScale\": 7.50 | denoise.guidanceScale was 5 and is 7.50.",
                "\"seed\": 1, |  | noise.seed is left to its default; it was 1.",
                "\"seed\": 1, | \"seed\": 1, \"width\": 64, | noise.width is 64; it was left to its default.",
                "\"an apple\" | \"a pear\" | prompt.text was \"an apple\" and is \"a pear\".",
                "{\"from\": \"noise.noise\"} | {\"from\": \"noise.other\"} | denoise.noise read noise.noise and reads"
                        + " noise.other.",
                "[{\"from\": \"denoise.image\"}] | [{\"from\": \"denoise.image\"}, 3] | save.images was [what denoise.image"
                        + " gives] and is [what denoise.image gives, 3].",
                "\"save\", \"version\": 2 | \"save\", \"version\": 3 | save was saved with version 2 of save and is with"
                        + " version 3.",
                "\"type\": \"noise\" | \"type\": \"zeros\" | noise was of type noise and is of type zeros.",
                "\"name\": \"apple\" | \"name\": \"pear\" | The workflow was called \"apple\" and is called \"pear\".",
                "\"ui\": {\"x\": 1} | \"ui\": {\"x\": 2} | The layout changed, and nothing that a run sees.",
                "\"noise\", \"version\": 1 | \"noise\", \"mode\": \"mute\", \"version\": 1 | noise is muted; it ran.",
                "\"radius\": 2 | \"radius\": 3 | soften/blur.radius was 2 and is 3.",
                "{\"a\": {\"to\" | {\"c\": {\"to\" | Subgraph \"soften\" has other inputs or outputs.",
                "\"subgraphs\": | \"outputs\": [\"save\"], \"subgraphs\": | A run is for save and was for whatever saves or"
                        + " shows something."
            })
    void shouldSayEachChangeInASentence(String before, String after, String sentence) {
        assertThat(against(before, after == null ? "" : after).sentences()).containsExactly(sentence);
    }

    @Test
    void shouldTellWhatWasAddedAndRemoved() {
        WorkflowDiff diff = against(
                "\"save\": {\"type\": \"save\", \"version\": 2",
                "\"show\": {\"type\": \"show\", \"version\": 1",
                "\"subgraphs\": {\"soften\"",
                "\"subgraphs\": {\"sharpen\"");
        assertThat(diff.sentences())
                .containsExactly(
                        "save was removed: save.",
                        "show was added: show, reading denoise.image.",
                        "Subgraph \"soften\" was removed.",
                        "Subgraph \"sharpen\" was added.");
        assertThat(diff.sameRun()).isFalse();
    }

    @Test
    void shouldFollowANodeThatGotAnotherName() {
        WorkflowDiff diff = against("\"prompt\": {\"type\"", "\"positive\": {\"type\"", "prompt.cond", "positive.cond");
        assertThat(diff.sentences()).containsExactly("positive was called prompt.");
        NodeChange change = diff.nodes().get(0);
        assertThat(change.change()).isEqualTo(Change.RENAMED);
        assertThat(change.was()).contains("prompt");
        assertThat(change.inputs()).isEmpty();
    }

    @Test
    void shouldFollowAChainOfNamesWithAChangeInIt() {
        WorkflowDiff diff = against(
                "\"model\": {\"type\"", "\"checkpoint\": {\"type\"",
                "model.encoder", "checkpoint.encoder",
                "model.denoiser", "checkpoint.denoiser",
                "\"denoise\": {", "\"sample\": {",
                "denoise.image", "sample.image",
                "\"steps\": 20", "\"steps\": 30");
        assertThat(diff.sentences())
                .containsExactly(
                        "checkpoint was called model.", "sample was called denoise.", "sample.steps was 20 and is 30.");
    }

    @Test
    void shouldNotTakeAnotherNodeForARenamedOne() {
        WorkflowDiff diff = against(
                "\"noise\": {\"type\": \"noise\", \"version\": 1, \"inputs\": {\"seed\": 1, \"scale\": 1.0}}",
                "\"other\": {\"type\": \"noise\", \"version\": 1, \"inputs\": {\"seed\": 2, \"scale\": 3}}",
                "{\"from\": \"noise.noise\"}",
                "{\"from\": \"other.leak\"}");
        assertThat(diff.nodes())
                .extracting(NodeChange::change)
                .containsExactly(Change.REMOVED, Change.CHANGED, Change.ADDED);
    }

    @Test
    void shouldSayWhetherTheGraphChangedOrOnlyAValue() {
        List<NodeChange> changes = Stream.of(
                        against("\"steps\": 20", "\"steps\": 21"),
                        against("\"steps\": 20", "\"steps\": {\"from\": \"noise.steps\"}"),
                        against("\"images\": [{\"from\": \"denoise.image\"}]", "\"images\": []"))
                .map(diff -> diff.nodes().get(0))
                .toList();
        assertThat(changes)
                .extracting(change -> change.inputs().get(0).rewired())
                .containsExactly(false, true, true);
    }

    @Test
    void shouldFollowNamesInWhatARunIsFor() {
        String wanted = BEFORE.replace("\"subgraphs\":", "\"outputs\": [\"save\"], \"subgraphs\":");
        String renamed =
                wanted.replace("\"save\": {\"type\"", "\"keep\": {\"type\"").replace("[\"save\"]", "[\"keep\"]");
        assertThat(WorkflowDiff.between(WorkflowReader.read(wanted), WorkflowReader.read(renamed))
                        .sentences())
                .containsExactly("keep was called save.");
    }
}
