package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.OldInputs;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work is counted, since counts are the same on every machine; times are printed for people. */
class PlanScalingTest {

    /** Each node reads two of the hundred before it. */
    static Workflow web(int size) {
        Random random = new Random(size);
        Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            Map<String, Input> inputs = new LinkedHashMap<>();
            if (i > 0) {
                inputs.put("a", new Input.Link("n" + (i - 1), "sum"));
                inputs.put("b", new Input.Link("n" + Math.max(0, i - 1 - random.nextInt(100)), "sum"));
            }
            nodes.put("n" + i, new WorkflowNode("darkroom.add", 1, inputs));
        }
        return new Workflow("web", nodes);
    }

    private static final class Counting implements NodeCatalogue, KeySource {
        final AtomicInteger lookups = new AtomicInteger();
        final AtomicInteger fingerprints = new AtomicInteger();
        final AtomicInteger cacheQuestions = new AtomicInteger();

        @Override
        public Optional<NodeDefinition> find(String typeOrAlias) {
            lookups.incrementAndGet();
            return TestNodes.CATALOGUE.find(typeOrAlias);
        }

        @Override
        public Collection<NodeDefinition> all() {
            return TestNodes.ALL;
        }

        @Override
        public Optional<Consumer<OldInputs>> migration(String type, int from) {
            return Optional.empty();
        }

        @Override
        public String pluginDigest(NodeDefinition definition) {
            return "";
        }

        @Override
        public Optional<Fingerprint> fingerprint(String name, WorkflowNode node, NodeDefinition definition) {
            fingerprints.incrementAndGet();
            return Optional.of(Fingerprint.INPUTS_ONLY);
        }

        Plan plan(Graph graph) {
            return Plan.of(graph, this, CacheKeys.of(graph, this, this), key -> {
                cacheQuestions.incrementAndGet();
                return false;
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 2000, 4000, 8000, 10_000})
    void shouldDoWorkInProportionToTheGraph(int size) {
        for (Function<Integer, Workflow> shape :
                java.util.List.<Function<Integer, Workflow>>of(Sound::chain, PlanScalingTest::web)) {
            Workflow workflow = shape.apply(size);
            Counting counting = new Counting();
            long start = System.nanoTime();
            Graph graph = Graph.of(workflow);
            Plan plan = counting.plan(graph);
            System.out.printf(
                    "%-5s %6d nodes %6d links planned in %4d ms%n",
                    workflow.name(), size, graph.links(), (System.nanoTime() - start) / 1_000_000);
            assertThat(plan.steps()).hasSize(size).allMatch(s -> s.state() == Plan.State.RUN);
            assertThat(counting.fingerprints).hasValue(size);
            assertThat(counting.cacheQuestions).hasValue(size);
            // Keys, targets, blocked and needed: once each.
            assertThat(counting.lookups.get()).isLessThanOrEqualTo(4 * size);
        }
    }

    @Test
    void shouldAskTheCacheOnceWhenTheTargetIsThere() {
        Graph graph = Graph.of(Sound.chain(10_000));
        CacheKeys keys = CacheKeys.of(graph, TestNodes.CATALOGUE, CacheKeysTest.PLAIN);
        AtomicInteger asked = new AtomicInteger();
        Plan plan = Plan.of(graph, TestNodes.CATALOGUE, keys, key -> {
            asked.incrementAndGet();
            return true;
        });
        assertThat(asked).hasValue(1);
        assertThat(plan.in(Plan.State.CACHED)).hasSize(1);
        assertThat(plan.in(Plan.State.RUN)).isEmpty();
    }

    @Test
    void shouldReadCheckAndPlanTenThousandNodesFromText() {
        String text = WorkflowWriter.write(web(10_000));
        long start = System.nanoTime();
        Validation validation = Validation.of(WorkflowReader.read(text), TestNodes.CATALOGUE);
        Graph graph = validation.graph();
        Plan plan = new Counting().plan(graph);
        System.out.printf("10000 nodes read, checked and planned in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        assertThat(plan.runnable()).isTrue();
    }
}
