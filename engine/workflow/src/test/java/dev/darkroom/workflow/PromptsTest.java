package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.sdk.definition.OutputDefinition;
import dev.darkroom.sdk.definition.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptsTest {
    private static final NodeCatalogue NODES = new MapCatalogue(
            List.of(
                    node("test.prompt", text("text", true, List.of()), text("kind", false, List.of("plain", "bold"))),
                    node("test.word", text("word", false, List.of())),
                    node("test.save", text("name", false, List.of()))),
            Map.of(),
            Map.of());

    private static NodeDefinition node(String type, InputDefinition... inputs) {
        return new NodeDefinition(
                type,
                1,
                type,
                "test",
                "",
                "test.Node",
                List.of(),
                false,
                false,
                List.of(inputs),
                List.of(new OutputDefinition("out", ValueType.STRING, "", 24)),
                List.of(),
                60);
    }

    private static InputDefinition text(String name, boolean multiline, List<String> choices) {
        return new InputDefinition(
                name,
                ValueType.STRING,
                "",
                false,
                true,
                multiline,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                choices,
                Optional.empty(),
                Optional.empty(),
                24);
    }

    private static Workflow workflow(String nodes, String subgraphs) {
        return WorkflowReader.read(
                ("{'format': 'darkroom/1', 'name': 'n', 'nodes': {" + nodes + "}, 'subgraphs': {" + subgraphs + "}}")
                        .replace('\'', '"'));
    }

    @Test
    void shouldFindWhatIsWrittenIntoInputsOfSeveralLines() {
        assertThat(Prompts.in(
                        workflow(
                                "'p': {'type': 'test.prompt', 'version': 1, 'inputs': {'text': 'a cat', 'kind': 'bold'}},"
                                        + "'s': {'type': 'test.save', 'version': 1, 'inputs': {'name': 'cats'}}",
                                ""),
                        NODES))
                .containsExactly("a cat");
    }

    @Test
    void shouldFindWhatComesThereThroughLinks() {
        assertThat(Prompts.in(
                        workflow(
                                "'w': {'type': 'test.word', 'version': 1, 'inputs': {'word': 'red'}},"
                                        + "'v': {'type': 'test.word', 'version': 1, 'inputs': {'word': {'from': 'w.out'}}},"
                                        + "'p': {'type': 'test.prompt', 'version': 1, 'inputs': {'text': {'from': 'v.out'}}},"
                                        + "'s': {'type': 'test.save', 'version': 1, 'inputs': {'name': 'cats'}}",
                                ""),
                        NODES))
                .containsExactly("red");
    }

    @Test
    void shouldFindWhatStandsInAndBeforeSubgraphs() {
        assertThat(Prompts.in(
                        workflow(
                                "'g': {'type': 'subgraph/words', 'inputs': {'more': 'outer'}}",
                                "'words': {'inputs': {'more': {'to': ['w.word']}}, 'outputs': {}, 'nodes': {"
                                        + "'w': {'type': 'test.word', 'version': 1, 'inputs': {'word': 'inner'}},"
                                        + "'p': {'type': 'test.prompt', 'version': 1, 'inputs': {'text': {'from': 'w.out'}}}}}"),
                        NODES))
                .containsExactlyInAnyOrder("outer", "inner");
    }

    @Test
    void shouldTrustNoTypeThatIsNotInstalled() {
        assertThat(Prompts.in(
                        workflow("'u': {'type': 'gone.node', 'version': 1, 'inputs': {'x': ['a', 'b'], 'n': 3}}", ""),
                        NODES))
                .containsExactlyInAnyOrder("a", "b");
    }
}
