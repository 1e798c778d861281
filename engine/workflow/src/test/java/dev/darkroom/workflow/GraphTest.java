package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphTest {

    /** {@code "c<a,b"}: c reads a and b. */
    static Workflow workflow(String... nodes) {
        Map<String, WorkflowNode> all = new LinkedHashMap<>();
        for (String node : nodes) {
            String[] parts = node.split("<", -1);
            Map<String, Input> inputs = new LinkedHashMap<>();
            if (parts.length > 1) {
                String[] ports = {"a", "b"};
                String[] sources = parts[1].split(",", -1);
                for (int i = 0; i < sources.length; i++) {
                    inputs.put(ports[i], new Input.Link(sources[i], "sum"));
                }
            }
            all.put(parts[0], new WorkflowNode("darkroom.add", 1, inputs));
        }
        return new Workflow("test", all);
    }

    @Test
    void shouldKeepTheOrderOfTheDocumentWhereLinksAllow() {
        assertThat(Graph.of(workflow("d<b,c", "a", "c<a", "b<a", "e")).order())
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(Graph.of(workflow("x", "y", "z")).order()).containsExactly("x", "y", "z");
    }

    @Test
    void shouldFindNeighbours() {
        Graph graph = Graph.of(workflow("a", "b<a,a", "c<a,b"));
        assertThat(graph.upstream("b")).containsExactly("a");
        assertThat(graph.upstream("c")).containsExactly("a", "b");
        assertThat(graph.consumers("a")).containsExactly("b", "c");
        assertThat(graph.links()).isEqualTo(4);
    }

    @Test
    void shouldFindAllThatATargetNeeds() {
        Graph graph = Graph.of(workflow("a", "b<a", "c<b", "x", "y<x"));
        assertThat(graph.ancestors(List.of("c"))).containsExactly("a", "b", "c");
        assertThat(graph.ancestors(List.of("y", "a", "gone"))).containsExactly("a", "x", "y");
    }

    @Test
    void shouldNameTheNodesOfACycleInTheDirectionOfTheData() {
        assertThat(Graph.of(workflow("a<c", "b<a", "c<b", "d<c")).cycles()).containsExactly(List.of("a", "b", "c"));
        assertThat(Graph.of(workflow("a", "b<a")).cycles()).isEmpty();
    }

    @Test
    void shouldNotOverflowOnADeepChain() {
        Graph graph = Graph.of(Sound.chain(100_000));
        assertThat(graph.order()).startsWith("n0", "n1").hasSize(100_000);
        assertThat(graph.ancestors(List.of("n99999"))).hasSize(100_000);
    }

    @Test
    void shouldRunOutputsOfTheDocumentElseOutputNodesElseAllThatNobodyReads() {
        Workflow workflow = Sound.read("text-to-image");
        assertThat(Graph.of(workflow).targets(TestNodes.CATALOGUE)).containsExactly("save");
        Workflow wanted = new Workflow(
                workflow.format(),
                workflow.name(),
                workflow.nodes(),
                List.of(OutputRef.parse("denoise.latent")),
                Map.of(),
                Extra.NONE);
        assertThat(Graph.of(wanted).targets(TestNodes.CATALOGUE)).containsExactly("denoise");
        assertThat(Graph.of(workflow("a", "b<a", "c<a")).targets(TestNodes.CATALOGUE))
                .containsExactly("b", "c");
    }
}
