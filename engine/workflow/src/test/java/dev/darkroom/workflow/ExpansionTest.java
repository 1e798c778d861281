package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExpansionTest {
    private final Workflow nested = Sound.read("nested-subgraphs");
    private final Workflow flat = Expansion.expand(nested, TestNodes.CATALOGUE);

    @Test
    void shouldNameInnerNodesAfterThoseAroundThem() {
        assertThat(flat.nodes().keySet())
                .containsExactly(
                        "load",
                        "left/soft/twice/up",
                        "left/soft/twice/down",
                        "left/blend",
                        "right/soft/twice/up",
                        "right/soft/twice/down",
                        "right/blend",
                        "save");
        assertThat(flat.subgraphs()).isEmpty();
    }

    @Test
    void shouldCarryWhatIsGivenOutsideThreeLevelsInwards() {
        WorkflowNode down = flat.nodes().get("left/soft/twice/down");
        assertThat(down.input("image")).contains(new Input.Link("load", "image"));
        assertThat(down.input("width")).contains(new Input.Literal(512));
    }

    @Test
    void shouldLetTheInsideStandWhenNothingIsGiven() {
        assertThat(flat.nodes().get("right/soft/twice/down").input("width")).contains(new Input.Literal(64));
    }

    @Test
    void shouldLinkPastTheInterfaces() {
        assertThat(flat.nodes().get("left/soft/twice/up").input("image"))
                .contains(new Input.Link("left/soft/twice/down", "image"));
        assertThat(flat.nodes().get("right/blend").input("images")).contains(new Input.Link("left/blend", "image"));
        assertThat(flat.nodes().get("save").input("image")).contains(new Input.Link("right/blend", "image"));
    }

    @Test
    void shouldBeSoundAndLeaveAFlatDocumentAlone() {
        assertThat(Validation.of(nested, TestNodes.CATALOGUE).graph().order())
                .hasSize(8)
                .startsWith("load");
        assertThat(Expansion.expand(flat, TestNodes.CATALOGUE)).isSameAs(flat);
    }

    @Test
    void shouldShowTheOutputsOfASubgraphAsThoseOfItsNodes() {
        Workflow wanted = new Workflow(
                nested.format(),
                nested.name(),
                nested.nodes(),
                List.of(OutputRef.parse("left.soft"), OutputRef.parse("right")),
                nested.subgraphs(),
                Extra.NONE);
        assertThat(Expansion.expand(wanted, TestNodes.CATALOGUE).outputs().stream()
                        .map(OutputRef::toString))
                .containsExactly(
                        "left/soft/twice/up.image",
                        "right/soft/twice/up",
                        "right/blend",
                        "right/blend.image",
                        "right/soft/twice/up.image");
    }

    @Test
    void shouldRefuseASubgraphInsideItself() {
        Map<String, WorkflowNode> use =
                Map.of("a", new WorkflowNode("subgraph/a", OptionalInt.empty(), Map.of(), Extra.NONE));
        Workflow endless = new Workflow(
                Workflow.FORMAT,
                "endless",
                use,
                List.of(),
                Map.of("a", new Subgraph(Map.of(), Map.of(), use, Extra.NONE)),
                Extra.NONE);
        assertThatThrownBy(() -> Expansion.expand(endless, TestNodes.CATALOGUE))
                .isInstanceOf(InvalidWorkflowException.class)
                .hasMessageContaining("inside itself");
        assertThat(Validation.of(endless, TestNodes.CATALOGUE).problems())
                .extracting(Problem::code)
                .containsExactly(Problem.Code.SUBGRAPH_RECURSION);
    }

    @Test
    void shouldRefuseSubgraphsThatMultiplyWithoutEnd() {
        Map<String, Subgraph> subgraphs = new LinkedHashMap<>();
        for (int level = 0; level < 60; level++) {
            WorkflowNode inner = level == 59
                    ? new WorkflowNode("darkroom.add", 1, Map.of())
                    : new WorkflowNode("subgraph/s" + (level + 1), OptionalInt.empty(), Map.of(), Extra.NONE);
            subgraphs.put("s" + level, new Subgraph(Map.of(), Map.of(), Map.of("x", inner, "y", inner), Extra.NONE));
        }
        Workflow bomb = new Workflow(
                Workflow.FORMAT,
                "bomb",
                Map.of("a", new WorkflowNode("subgraph/s0", OptionalInt.empty(), Map.of(), Extra.NONE)),
                List.of(),
                subgraphs,
                Extra.NONE);
        assertThatThrownBy(() -> Expansion.expand(bomb, TestNodes.CATALOGUE))
                .isInstanceOf(InvalidWorkflowException.class);
    }
}
