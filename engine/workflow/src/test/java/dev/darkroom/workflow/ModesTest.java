package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nodes that are muted or bypassed, and runs of some of a workflow's nodes. */
class ModesTest {
    private static final String PICTURE = """
            {"format": "darkroom/1", "name": "picture", "nodes": {
              "load": {"type": "darkroom.load-image", "version": 1, "inputs": {"file": "cat.png"}},
              "small": {"type": "darkroom.resize", "version": 1, "inputs": {"image": {"from": "load.image"}}%s},
              "smaller": {"type": "darkroom.resize", "version": 1, "inputs": {"image": {"from": "small.image"}}%s},
              "save": {"type": "darkroom.save-image", "version": 1, "inputs": {"image": {"from": "smaller.image"}}},
              "copy": {"type": "darkroom.save-image", "version": 1, "inputs": {"image": {"from": "load.image"}}}}}
            """;
    private static final String MUTE = ", \"mode\": \"mute\"";
    private static final String BYPASS = ", \"mode\": \"bypass\"";

    private static Validation picture(String small, String smaller, String... targets) {
        return validation(PICTURE.formatted(small, smaller), targets);
    }

    private static Validation validation(String document, String... targets) {
        return Validation.of(WorkflowReader.read(document), TestNodes.CATALOGUE, List.of(targets));
    }

    private static List<String> runs(Validation validation) {
        Graph graph = validation.graph();
        CacheKeys keys = CacheKeys.of(graph, TestNodes.CATALOGUE, CacheKeysTest.PLAIN);
        return Plan.of(graph, TestNodes.CATALOGUE, keys, key -> false)
                .in(Plan.State.RUN)
                .map(Plan.Step::node)
                .toList();
    }

    @Test
    void shouldNotRunAMutedNodeNorWhatNeedsIt() {
        Validation muted = picture(MUTE, "");
        assertThat(runs(muted)).containsExactly("load", "copy");
        assertThat(muted.graph().idle("small")).contains("It is muted.");
        assertThat(muted.graph().idle("save")).contains("It needs node \"small\", which is muted.");
        assertThat(muted.graph().idle("copy")).isEmpty();
    }

    @Test
    void shouldRunNothingWhenAllThatItIsForIsMuted() {
        String document = PICTURE.formatted(MUTE, "").replace("\"nodes\"", "\"outputs\": [\"save\"], \"nodes\"");
        assertThat(runs(validation(document))).isEmpty();
    }

    @Test
    void shouldNotMindWhatIsWrongWithAMutedNode() {
        String document = PICTURE.formatted(MUTE, "")
                .replace("\"small\": {\"type\": \"darkroom.resize\"", "\"small\": {\"type\": \"acme.gone\"");
        assertThat(validation(document).problems()).isEmpty();
        assertThat(runs(validation(document))).containsExactly("load", "copy");
    }

    @Test
    void shouldReadPastBypassedNodesHoweverManyThereAre() {
        Validation bypassed = picture(BYPASS, BYPASS);
        assertThat(runs(bypassed)).containsExactly("load", "save", "copy");
        Graph graph = bypassed.graph();
        assertThat(graph.workflow().nodes().get("save").input("image")).contains(new Input.Link("load", "image"));
        assertThat(graph.idle("smaller")).contains("It is bypassed.");
        CacheKeys keys = CacheKeys.of(graph, TestNodes.CATALOGUE, CacheKeysTest.PLAIN);
        assertThat(keys.of("save"))
                .as("the same as if the bypassed nodes had never been there")
                .isEqualTo(keys.of("copy"));
    }

    @Test
    void shouldPassAValueOnThatIsWrittenDown() {
        Validation sum = validation("""
                {"format": "darkroom/1", "name": "sum", "nodes": {
                  "three": {"type": "darkroom.add", "version": 1, "mode": "bypass", "inputs": {"a": 3, "b": 4}},
                  "twice": {"type": "darkroom.add", "version": 1, "inputs": {"a": {"from": "three.sum"}}}}}
                """);
        assertThat(sum.graph().workflow().nodes().get("twice").input("a")).contains(new Input.Literal(3));
    }

    @Test
    void shouldBypassAWholeSubgraphAndMuteWhatIsInside() {
        String nested = Sound.text("nested-subgraphs");
        String outer = nested.replace("\"left\": {", "\"left\": {\"mode\": \"bypass\",");
        Graph graph = validation(outer).graph();
        assertThat(graph.workflow().nodes().get("right/soft/twice/down").input("image"))
                .contains(new Input.Link("load", "image"));
        assertThat(runs(validation(outer))).noneMatch(node -> node.startsWith("left/"));
        String inner = nested.replace("\"soft\": {\n          \"type\"", "\"soft\": {\"mode\": \"bypass\",\n \"type\"");
        assertThat(inner).isNotEqualTo(nested);
        assertThat(runs(validation(inner))).containsExactly("load", "left/blend", "right/blend", "save");
        String muted = nested.replace("\"soft\": {\n          \"type\"", "\"soft\": {\"mode\": \"mute\",\n \"type\"");
        assertThat(runs(validation(muted))).contains("load", "left/blend", "right/blend", "save");
    }

    @Test
    void shouldSayWhyABypassIsImpossible() {
        Validation validation = validation("""
                {"format": "darkroom/1", "name": "noise", "nodes": {
                  "load": {"type": "darkroom.load-image", "version": 1, "mode": "bypass", "inputs": {"file": "cat.png"}},
                  "save": {"type": "darkroom.save-image", "version": 1, "inputs": {"image": {"from": "load.image"}}}}}
                """);
        assertThat(validation.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "Node \"save\", port \"image\": found a link to \"load.image\", whose node is bypassed,"
                                + " expected a node with an input of type image that is given something, to read instead; mute"
                                + " \"load\" instead, or link this input elsewhere.");
        assertThatThrownBy(validation::sketch).isInstanceOf(InvalidWorkflowException.class);
    }

    @Test
    void shouldRefuseAModeThatItDoesNotKnow() {
        assertThat(picture(", \"mode\": \"sleep\"", ", \"mode\": 3").problems())
                .extracting(Problem::code)
                .containsExactly(Problem.Code.BAD_MODE, Problem.Code.BAD_MODE);
    }

    @Test
    void shouldKeepTheModeWhenItIsReadAndWritten() {
        String text = PICTURE.formatted(MUTE, BYPASS);
        Workflow read = WorkflowReader.read(text);
        assertThat(WorkflowReader.read(WorkflowWriter.write(read))).isEqualTo(read);
        assertThat(read.nodes().values().stream().map(WorkflowNode::mode))
                .containsExactly(Mode.RUN, Mode.MUTE, Mode.BYPASS, Mode.RUN, Mode.RUN);
    }

    @Test
    void shouldRunNoMoreThanTheTargetsNeed() {
        assertThat(runs(picture("", "", "small"))).containsExactly("load", "small");
        assertThat(runs(picture("", "", "small", "copy"))).containsExactly("load", "small", "copy");
        String nested = Sound.text("nested-subgraphs");
        assertThat(runs(validation(nested, "left"))).contains("left/blend").noneMatch(node -> node.startsWith("right"));
        assertThat(runs(validation(nested, "left/soft/twice/down"))).containsExactly("load", "left/soft/twice/down");
        assertThat(runs(validation(nested, "left/soft")))
                .containsExactly("load", "left/soft/twice/down", "left/soft/twice/up");
    }

    @Test
    void shouldNotMindWhatIsWrongBesideTheTargets() {
        String document = PICTURE.formatted("", "").replace("\"smaller.image\"", "\"nothing.image\"");
        assertThat(validation(document).problems()).hasSize(1);
        assertThat(runs(validation(document, "small"))).containsExactly("load", "small");
        assertThat(validation(document, "save").problems())
                .extracting(Problem::code)
                .containsExactly(Problem.Code.DANGLING_LINK);
    }

    @Test
    void shouldNotMindACycleBesideTheTargets() {
        String document = PICTURE.formatted("", "")
                .replace(
                        "\"copy\": {\"type\": \"darkroom.save-image\", \"version\": 1, \"inputs\": {\"image\": {\"from\":"
                                + " \"load.image\"}}}",
                        "\"copy\": {\"type\": \"darkroom.resize\", \"version\": 1, \"inputs\":"
                                + " {\"image\": {\"from\": \"copy.image\"}}}");
        assertThat(validation(document).problems()).extracting(Problem::code).containsExactly(Problem.Code.CYCLE);
        assertThat(runs(validation(document, "small"))).containsExactly("load", "small");
    }

    @Test
    void shouldRefuseTargetsThatAreNotThereOrDoNotRun() {
        assertThat(picture("", "", "smal").problems())
                .extracting(Problem::message)
                .containsExactly("Found \"smal\" among the targets, expected a node of the workflow; write \"small\" if"
                        + " that is meant, or leave it out.");
        assertThat(picture(MUTE, "", "save").problems())
                .extracting(Problem::message)
                .containsExactly(
                        "Found \"save\" among the targets, which does not run: It needs node \"small\", which is"
                                + " muted., expected nodes that run; take \"mode\" away from what is muted or bypassed, or leave"
                                + " the target out.");
    }

    @Test
    void shouldSayWhyAnInnerNodeCannotRun() {
        String nested = Sound.text("nested-subgraphs").replace("\"width\": 32", "\"width\": -1");
        Validation validation = validation(nested);
        Graph sketch = validation.sketch();
        Map<String, String> refused = validation.refused(sketch);
        assertThat(refused).containsOnlyKeys("left/soft/twice/down", "right/soft/twice/down");
        assertThat(refused.get("left/soft/twice/down")).contains("found -1");
    }
}
