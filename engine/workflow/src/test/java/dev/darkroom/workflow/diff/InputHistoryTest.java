package dev.darkroom.workflow.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import dev.darkroom.workflow.diff.InputHistory.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputHistoryTest {

    private static Workflow version(String nodes) {
        return WorkflowReader.read("{\"format\": \"darkroom/1\", \"name\": \"w\", \"nodes\": {" + nodes + "}}");
    }

    private static Workflow denoise(String name, String inputs) {
        return version("\"model\": {\"type\": \"load\", \"version\": 1, \"inputs\": {\"name\": \"small\"}}, \"" + name
                + "\": {\"type\": \"denoise\", \"version\": 1, \"inputs\": {\"model\": {\"from\": \"model.model\"}, \"seed\": 1"
                + inputs + "}}");
    }

    /** @param versions the oldest first */
    private static List<Span> spans(String node, String port, List<Workflow> versions) {
        InputHistory.Reading reading = InputHistory.of(node, port);
        for (int i = versions.size(); i > 0; i--) {
            reading.before(i, versions.get(i - 1));
        }
        return reading.history().spans();
    }

    @Test
    void shouldTellValuesAndHowLongTheyStood() {
        List<Span> spans = spans(
                "denoise",
                "guidanceScale",
                List.of(
                        denoise("denoise", ""),
                        denoise("denoise", ", \"guidanceScale\": 7"),
                        denoise("denoise", ", \"guidanceScale\": 7.0, \"steps\": 5"),
                        denoise("denoise", ", \"guidanceScale\": 9"),
                        denoise("denoise", ", \"guidanceScale\": 7.0")));
        assertThat(spans)
                .extracting(Span::sentence)
                .containsExactly(
                        "guidanceScale is 7.0 from version 5 on.",
                        "guidanceScale was 9 in version 4.",
                        "guidanceScale was 7.0 until version 3.",
                        "guidanceScale was left to its default in version 1.");
        assertThat(spans.get(2).from()).isEqualTo(2);
    }

    @Test
    void shouldFollowANodeToWhatItWasCalled() {
        List<Span> spans = spans(
                "sampler",
                "steps",
                List.of(
                        denoise("denoise", ", \"steps\": 10"),
                        denoise("denoise", ", \"steps\": 20"),
                        denoise("sampler", ", \"steps\": 20")));
        assertThat(spans)
                .extracting(Span::sentence)
                .containsExactly("steps is 20 from version 2 on.", "steps was 10 in version 1.");
        assertThat(spans.get(0).node()).isEqualTo("sampler");
        assertThat(spans.get(1).node()).isEqualTo("denoise");
    }

    @Test
    void shouldNotTakeARenamedSourceForAChange() {
        String reader =
                ", \"save\": {\"type\": \"save\", \"version\": 1, \"inputs\": {\"image\": {\"from\": \"%s.image\"}}}";
        String source = "\"%s\": {\"type\": \"paint\", \"version\": 1, \"inputs\": {\"colour\": \"red\"}}";
        List<Span> spans = spans(
                "save",
                "image",
                List.of(
                        version(source.formatted("paint") + reader.formatted("paint")),
                        version(source.formatted("brush") + reader.formatted("brush")),
                        version(source.formatted("pen") + reader.formatted("pen"))));
        assertThat(spans).hasSize(1);
        assertThat(spans.get(0).sentence()).isEqualTo("image reads pen.image from version 1 on.");
    }

    @Test
    void shouldLeaveOutVersionsWithoutTheNode() {
        List<Span> spans = spans(
                "denoise",
                "steps",
                List.of(
                        version(""),
                        denoise("denoise", ", \"steps\": 10"),
                        version(""),
                        denoise("denoise", ", \"steps\": 10"),
                        version("")));
        assertThat(spans)
                .extracting(Span::sentence)
                .containsExactly("steps was 10 in version 4.", "steps was 10 in version 2.");
        assertThat(spans("nobody", "steps", List.of(version("")))).isEmpty();
    }

    @Test
    void shouldSayInOneSentenceWhatChanged() {
        Workflow before = denoise("denoise", ", \"steps\": 10");
        assertThat(WorkflowDiff.between(before, denoise("denoise", ", \"steps\": 12"))
                        .summary())
                .isEqualTo("denoise.steps was 10 and is 12.");
        assertThat(WorkflowDiff.between(before, denoise("denoise", ", \"steps\": 12, \"a\": 1"))
                        .summary())
                .isEqualTo("denoise.steps was 10 and is 12, and one more change.");
        assertThat(WorkflowDiff.between(before, denoise("denoise", ", \"steps\": 1, \"a\": 1, \"b\": 1"))
                        .summary())
                .isEqualTo("denoise.steps was 10 and is 1, and 2 more changes.");
        assertThat(WorkflowDiff.between(before, before).summary())
                .isEqualTo("Nothing changed that a run or the editor sees.");
    }

    /** Else a large document that replaces another would keep a server busy for hours. */
    @Test
    void shouldNotLookForRenamesAmongDocumentsThatShareNothing() {
        assertThat(WorkflowDiff.between(many("a", 3_000), many("b", 3_000)).nodes())
                .hasSize(6_000);
    }

    private static Workflow many(String name, int count) {
        List<String> nodes = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(i -> nodes.add("\"" + name + i
                        + "\": {\"type\": \"load\", \"version\": 1, \"inputs\": {\"name\": " + i + "}}"));
        return version(String.join(", ", nodes));
    }
}
