package dev.darkroom.runtime.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.runtime.Bench;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.OutputRef;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random graphs of cheap nodes, nodes on the device and nodes with lazy inputs, run side by side on few threads. Each
 * must end, with the values that a plain evaluation gives, whatever waits for whatever.
 */
@Timeout(120)
class RandomGraphTest {
    private static final int NODES = 40;
    private static final int GRAPHS = 12;

    @TempDir
    Path folder;

    /** A graph and what its last node should say. */
    private record Sample(Workflow workflow, long expected) {}

    private static Sample sample(Random random, int number) {
        Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
        List<Long> values = new ArrayList<>();
        nodes.put("n0", new WorkflowNode("probe.number", 1, Map.of("value", new Input.Literal(1000L * number))));
        values.add(1000L * number);
        for (int i = 1; i < NODES; i++) {
            int a = random.nextInt(i);
            int b = random.nextInt(i);
            boolean first = random.nextBoolean();
            switch (random.nextInt(5)) {
                case 0 -> {
                    nodes.put("n" + i, node("probe.increment", Map.of("value", link(a))));
                    values.add(values.get(a) + 1);
                }
                case 1 -> {
                    nodes.put("n" + i, node("probe.device-step", Map.of("value", link(a))));
                    values.add(values.get(a) + 1);
                }
                case 2 -> {
                    nodes.put("n" + i, node("probe.device-choose", choice(first, a, b)));
                    values.add(values.get(first ? a : b));
                }
                default -> {
                    nodes.put("n" + i, node("probe.choose", choice(first, a, b)));
                    values.add(values.get(first ? a : b));
                }
            }
        }
        nodes.put("k", node("probe.kinds", Map.of("texts", new Input.Items(List.of()), "any", link(NODES - 1))));
        nodes.put(
                "s",
                node(
                        "probe.save-text",
                        Map.of("text", new Input.Link("k", "said"), "name", new Input.Literal("g" + number))));
        List<OutputRef> outputs = List.of(
                new OutputRef("s", Optional.empty()),
                new OutputRef("n" + random.nextInt(NODES), Optional.empty()),
                new OutputRef("n" + random.nextInt(NODES), Optional.empty()));
        Workflow bare = new Workflow("random", nodes);
        return new Sample(
                new Workflow(bare.format(), bare.name(), bare.nodes(), outputs, bare.subgraphs(), bare.extra()),
                values.get(NODES - 1));
    }

    private static WorkflowNode node(String type, Map<String, Input> inputs) {
        return new WorkflowNode(type, 1, inputs);
    }

    private static Input link(int node) {
        return new Input.Link("n" + node, "value");
    }

    private static Map<String, Input> choice(boolean first, int a, int b) {
        return Map.of("first", new Input.Literal(first), "a", link(a), "b", link(b));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldGiveWhatPlainEvaluationGives(int threads) throws Exception {
        Random random = new Random(threads);
        try (Bench bench = Bench.in(folder, c -> c.withThreads(threads))) {
            List<Sample> samples = new ArrayList<>();
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < GRAPHS; i++) {
                samples.add(sample(random, i + 1));
                runs.add(bench.darkroom().start(RunRequest.of(samples.get(i).workflow())));
            }
            for (int i = 0; i < GRAPHS; i++) {
                RunRecord record = runs.get(i).result().get(60, TimeUnit.SECONDS);
                assertThat(record.status()).as("%s", record.error()).isEqualTo(RunStatus.SUCCEEDED);
                String said = Files.readAllLines(
                                bench.output().resolve(record.outputs().get(0).file()))
                        .get(0);
                assertThat(said).endsWith(" " + samples.get(i).expected());
            }
        }
    }

    @Test
    void shouldAlwaysEndWhenCancelledAtAnyMoment() throws Exception {
        Random random = new Random(7);
        try (Bench bench = Bench.in(folder, c -> c.withThreads(2))) {
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Run run = bench.darkroom()
                        .start(RunRequest.of(sample(random, i + 1).workflow()));
                runs.add(run);
                Thread.sleep(random.nextInt(15));
                runs.get(random.nextInt(runs.size())).cancel();
            }
            runs.forEach(Run::cancel);
            for (Run run : runs) {
                RunRecord record = run.result().get(20, TimeUnit.SECONDS);
                assertThat(record.status()).as("%s", record.error()).isIn(RunStatus.CANCELLED, RunStatus.SUCCEEDED);
            }
            assertThat(bench.darkroom()
                            .start(RunRequest.of(sample(random, 99).workflow()))
                            .await()
                            .status())
                    .as("the lane and the pool are free again")
                    .isEqualTo(RunStatus.SUCCEEDED);
        }
    }
}
