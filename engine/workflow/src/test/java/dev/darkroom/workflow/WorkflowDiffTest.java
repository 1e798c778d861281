package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class WorkflowDiffTest {
    private final Workflow before = Sound.read("text-to-image");

    @Test
    void shouldListWhatWasAddedRemovedAndChanged() {
        Map<String, WorkflowNode> nodes = new LinkedHashMap<>(before.nodes());
        nodes.remove("save");
        nodes.computeIfPresent("noise", (n, node) -> node.with("seed", new Input.Literal(1)));
        nodes.computeIfPresent("decode", (n, node) -> node.with("autoencoder", new Input.Link("other", "autoencoder")));
        nodes.put("other", before.nodes().get("model"));
        WorkflowDiff diff = WorkflowDiff.between(before, before.withNodes(nodes));
        assertThat(diff.nodes())
                .extracting(c -> c.kind() + " " + c.node())
                .containsExactly("CHANGED noise", "CHANGED decode", "REMOVED save", "ADDED other");
        WorkflowDiff.InputChange seed = diff.nodes().get(0).inputs().get(0);
        assertThat(seed.after()).contains(new Input.Literal(1));
        assertThat(seed.rewired()).isFalse();
        assertThat(diff.nodes().get(1).inputs()).singleElement().matches(WorkflowDiff.InputChange::rewired);
    }

    @Test
    void shouldNotCountWhatTheEditorKeeps() {
        WorkflowNode model = before.nodes().get("model");
        WorkflowNode moved = new WorkflowNode(
                model.type(),
                model.version(),
                model.inputs(),
                model.extra().with("ui", JsonNodeFactory.instance.stringNode("elsewhere")));
        assertThat(WorkflowDiff.between(before, before.with("model", moved)).isEmpty())
                .isTrue();
    }

    @Test
    void shouldNameChangedSubgraphs() {
        Workflow nested = Sound.read("nested-subgraphs");
        Map<String, Subgraph> subgraphs = new LinkedHashMap<>(nested.subgraphs());
        subgraphs.remove("soften");
        subgraphs.computeIfPresent("detail", (n, s) -> new Subgraph(s.inputs(), Map.of(), s.nodes(), s.extra()));
        Workflow after = new Workflow(
                nested.format(), nested.name(), nested.nodes(), nested.outputs(), subgraphs, nested.extra());
        assertThat(WorkflowDiff.between(nested, after).subgraphs()).isEqualTo(List.of("detail", "soften"));
    }
}
