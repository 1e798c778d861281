package dev.darkroom.workflow;

import static dev.darkroom.workflow.Plan.State.BLOCKED;
import static dev.darkroom.workflow.Plan.State.CACHED;
import static dev.darkroom.workflow.Plan.State.NOT_NEEDED;
import static dev.darkroom.workflow.Plan.State.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static Plan plan(Workflow workflow, Set<String> cached) {
        return plan(workflow, cached, Map.of());
    }

    private static Plan plan(Workflow workflow, Set<String> cached, Map<String, String> refused) {
        Graph graph = Graph.of(workflow);
        CacheKeys keys = CacheKeys.of(graph, TestNodes.CATALOGUE, CacheKeysTest.PLAIN);
        return Plan.of(
                graph,
                TestNodes.CATALOGUE,
                keys,
                key -> cached.stream().anyMatch(n -> keys.of(n).orElseThrow().equals(key)),
                refused);
    }

    private static Map<String, Plan.State> states(Plan plan) {
        Map<String, Plan.State> states = new LinkedHashMap<>();
        plan.steps().forEach(step -> states.put(step.node(), step.state()));
        return states;
    }

    @Test
    void shouldRunAllThatTheTargetsNeedInOrder() {
        Plan plan = plan(Sound.read("text-to-image"), Set.of());
        assertThat(plan.in(RUN).map(Plan.Step::node))
                .containsExactly("model", "prompt", "noise", "denoise", "decode", "save");
        assertThat(plan.runnable()).isTrue();
    }

    @Test
    void shouldNotRunWhatIsOnlyNeededByCachedNodes() {
        assertThat(states(plan(Sound.read("text-to-image"), Set.of("denoise", "prompt"))))
                .containsEntry("denoise", CACHED)
                .containsEntry("noise", NOT_NEEDED)
                .containsEntry("prompt", NOT_NEEDED)
                .containsEntry("model", RUN)
                .containsEntry("decode", RUN);
    }

    @Test
    void shouldLeaveOutWhatNoTargetNeeds() {
        Workflow workflow = Sound.read("text-to-image").with("spare", new WorkflowNode("darkroom.add", 1, Map.of()));
        assertThat(states(plan(workflow, Set.of()))).containsEntry("spare", NOT_NEEDED);
    }

    @Test
    void shouldMarkWhatOnlyLazyInputsLeadTo() {
        Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
        nodes.put("load", new WorkflowNode("darkroom.load-image", 1, Map.of("file", new Input.Literal("cat.png"))));
        nodes.put("small", new WorkflowNode("darkroom.resize", 1, Map.of("image", new Input.Link("load", "image"))));
        nodes.put(
                "switch",
                new WorkflowNode(
                        "darkroom.switch",
                        1,
                        Map.of("a", new Input.Link("load", "image"), "b", new Input.Link("small", "image"))));
        Workflow lazy = new Workflow("lazy", nodes);
        assertThat(plan(lazy, Set.of()).in(RUN).filter(Plan.Step::onDemand).map(Plan.Step::node))
                .containsExactly("load", "small");
        Workflow saved = lazy.with(
                "save", new WorkflowNode("darkroom.save-image", 1, Map.of("image", new Input.Link("small", "image"))));
        Workflow both = new Workflow(
                saved.format(),
                "both",
                saved.nodes(),
                java.util.List.of(OutputRef.parse("switch"), OutputRef.parse("save")),
                Map.of(),
                Extra.NONE);
        assertThat(plan(both, Set.of()).in(RUN).filter(Plan.Step::onDemand)).isEmpty();
    }

    @Test
    void shouldBlockWhatCannotRunAndAllBelowIt() {
        Workflow workflow = Sound.read("text-to-image")
                .with("denoise", new WorkflowNode("acme.gone", OptionalInt.of(1), Map.of(), Extra.NONE));
        Plan plan = plan(workflow, Set.of());
        assertThat(states(plan))
                .containsEntry("denoise", BLOCKED)
                .containsEntry("decode", BLOCKED)
                .containsEntry("save", BLOCKED)
                .containsEntry("model", NOT_NEEDED);
        assertThat(plan.in(BLOCKED).map(Plan.Step::why))
                .containsExactly(
                        "Its type \"acme.gone\" is not installed.",
                        "It needs node \"denoise\", which is blocked.",
                        "It needs node \"decode\", which is blocked.");
        assertThat(plan.runnable()).isFalse();
    }

    @Test
    void shouldBlockWhatValidationRefusesAndWhatWaitsForItself() {
        Workflow bad =
                Sound.chain(3).with("n1", Sound.chain(3).nodes().get("n1").with("b", new Input.Literal("x")));
        Map<String, String> refused = Validation.of(bad, TestNodes.CATALOGUE).refused(Graph.of(bad));
        assertThat(states(plan(bad, Set.of(), refused)))
                .containsEntry("n0", NOT_NEEDED)
                .containsEntry("n1", BLOCKED)
                .containsEntry("n2", BLOCKED);
        assertThat(plan(GraphTest.workflow("a<b", "b<a", "c<b"), Set.of()).steps())
                .extracting(Plan.Step::state)
                .containsOnly(BLOCKED);
    }
}
