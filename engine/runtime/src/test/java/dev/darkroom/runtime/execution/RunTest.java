package dev.darkroom.runtime.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.runtime.Bench;
import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.workflow.InvalidWorkflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RunTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = Bench.in(folder);
    }

    @AfterEach
    void close() {
        bench.close();
        assertThat(bench.count("live")).as("handles open after close").isZero();
        assertThat(bench.count("closed-twice")).isZero();
        assertThat(bench.live()).isZero();
    }

    private void reopen(int threads) {
        bench.close();
        bench = Bench.in(folder, c -> c.withThreads(threads));
    }

    private String saved(RunRecord record) throws Exception {
        assertThat(record.status()).as("%s", record.error()).isEqualTo(RunStatus.SUCCEEDED);
        return Files.readAllLines(bench.output().resolve(record.outputs().get(0).file()))
                .get(0);
    }

    @Test
    void shouldRunAWorkflowAndLeaveItsFile() throws Exception {
        RunRecord record = bench.run("""
                'a': {'type': 'probe.number', 'inputs': {'value': 20}},
                'b': {'type': 'probe.add', 'inputs': {'a': {'from': 'a.value'}, 'b': 1.5}},
                'k': {'type': 'probe.kinds', 'inputs': {'texts': ['x', 'y'], 'any': {'from': 'b.sum'}, 'mode': 'light-room'}},
                's': {'type': 'probe.save-text', 'inputs': {'text': {'from': 'k.said'}}}
                """);

        assertThat(saved(record)).isEqualTo("LIGHT_ROOM Optional.empty 3 [x, y] 21.5");
        assertThat(record.outputs()).singleElement().satisfies(o -> {
            assertThat(o.node()).isEqualTo("s");
            assertThat(o.port()).isEqualTo("file");
            assertThat(o.file()).isEqualTo("text_00001.txt");
            assertThat(o.mediaType()).isEqualTo("text/plain");
            assertThat(o.sha256()).matches("[0-9a-f]{64}");
        });
        assertThat(record.nodes().keySet()).containsExactly("a", "b", "k", "s");
        assertThat(record.nodes().values()).allMatch(n -> n.status() == NodeStatus.RAN);
        assertThat(record.plugins()).singleElement().satisfies(p -> {
            assertThat(p.id()).isEqualTo("probe");
            assertThat(p.sha256()).matches("[0-9a-f]{64}");
        });
        assertThat(record.toJson()).contains("\"status\" : \"succeeded\"", "\"engine\" : \"darkroom 0.1.0\"");
    }

    @Test
    void shouldRunIndependentBranchesSideBySide() {
        CyclicBarrier barrier = new CyclicBarrier(2);
        bench.hook("meet", x -> meet(barrier));

        RunRecord record = bench.run("""
                'a': {'type': 'probe.number', 'inputs': {}},
                'l': {'type': 'probe.meet', 'inputs': {'value': {'from': 'a.value'}}},
                'r': {'type': 'probe.meet', 'inputs': {'value': {'from': 'a.value'}}},
                's': {'type': 'probe.add', 'inputs': {'a': {'from': 'l.value'}, 'b': {'from': 'r.value'}}}
                """);

        assertThat(record.status()).as("%s", record.error()).isEqualTo(RunStatus.SUCCEEDED);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("nobody came", e);
        }
    }

    @Test
    void shouldLetNodesOnTheDeviceTakeTurns() {
        AtomicInteger most = new AtomicInteger();
        bench.hook("on-device", now -> most.accumulateAndGet(Integer.parseInt(now), Math::max));
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            nodes.append("'d%d': {'type': 'probe.device-step', 'inputs': {'value': %d}},".formatted(i, i));
        }
        nodes.append("'n': {'type': 'probe.number', 'inputs': {}}");

        Run other = bench.start(nodes.toString());
        RunRecord record = bench.run(nodes.toString());
        other.await();

        assertThat(record.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(most).hasValue(1);
    }

    @Test
    void shouldNotComputeALazyInputThatIsNotAskedFor() {
        RunRecord record = bench.run("""
                'a': {'type': 'probe.number', 'inputs': {'value': 1}},
                'a2': {'type': 'probe.increment', 'inputs': {'value': {'from': 'a.value'}}},
                'b': {'type': 'probe.fail', 'inputs': {'how': 'null'}},
                'b2': {'type': 'probe.increment', 'inputs': {'value': {'from': 'b.value'}}},
                'c': {'type': 'probe.choose', 'inputs': {'first': true, 'a': {'from': 'a2.value'}, 'b': {'from': 'b2.value'}}}
                """);

        assertThat(record.status()).as("%s", record.error()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(record.nodes().get("a2").status()).isEqualTo(NodeStatus.RAN);
        assertThat(record.nodes().get("b").status()).isEqualTo(NodeStatus.SKIPPED);
        assertThat(bench.count("fail")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void shouldComputeNestedLazyInputsWhateverTheNumberOfThreads(int threads) throws Exception {
        reopen(threads);
        RunRecord record = bench.run("""
                'n': {'type': 'probe.device-step', 'inputs': {'value': 1}},
                'm': {'type': 'probe.device-step', 'inputs': {'value': {'from': 'n.value'}}},
                'i': {'type': 'probe.device-choose', 'inputs': {'first': true, 'a': {'from': 'm.value'}, 'b': {'from': 'n.value'}}},
                'p': {'type': 'probe.increment', 'inputs': {'value': {'from': 'i.value'}}},
                'o': {'type': 'probe.choose', 'inputs': {'first': false, 'a': {'from': 'n.value'}, 'b': {'from': 'p.value'}}},
                'q': {'type': 'probe.device-choose', 'inputs': {'first': false, 'a': {'from': 'n.value'}, 'b': {'from': 'o.value'}}},
                'other': {'type': 'probe.device-step', 'inputs': {'value': 50}},
                'k': {'type': 'probe.kinds', 'inputs': {'texts': [], 'any': {'from': 'q.value'}}},
                's': {'type': 'probe.save-text', 'inputs': {'text': {'from': 'k.said'}}},
                'k2': {'type': 'probe.kinds', 'inputs': {'texts': [], 'any': {'from': 'other.value'}}},
                's2': {'type': 'probe.save-text', 'inputs': {'text': {'from': 'k2.said'}, 'name': 'other'}}
                """);

        assertThat(saved(record)).endsWith("[] 4");
        assertThat(bench.count("device-step")).isEqualTo(3);
    }

    @Test
    void shouldMapANodeOverAList() throws Exception {
        RunRecord record = bench.run("""
                'r': {'type': 'probe.range', 'inputs': {'count': 4}},
                'two': {'type': 'probe.range', 'inputs': {'count': 2}},
                'x': {'type': 'probe.add', 'inputs': {'a': {'from': 'r.values'}, 'b': {'from': 'two.values'}}},
                'i': {'type': 'probe.increment', 'inputs': {'value': {'from': 'r.values'}}},
                's': {'type': 'probe.sum-list', 'inputs': {'values': {'from': 'i.value'}}},
                'w': {'type': 'probe.sum-list', 'inputs': {'values': {'from': 's.sum'}}},
                'k': {'type': 'probe.kinds', 'inputs': {'texts': ['a'], 'any': {'from': 'w.count'}}},
                'out': {'type': 'probe.save-text', 'inputs': {'text': {'from': 'k.said'}}}
                """);

        assertThat(saved(record)).endsWith(" 1");
        assertThat(bench.count("increment")).isEqualTo(4);

        bench.run("""
                'r': {'type': 'probe.range', 'inputs': {'count': 4}},
                'two': {'type': 'probe.range', 'inputs': {'count': 2}},
                'x': {'type': 'probe.add', 'inputs': {'a': {'from': 'r.values'}, 'b': {'from': 'two.values'}}}
                """);
        assertThat(bench.count("add")).as("the shorter list repeats its last").isEqualTo(4);
    }

    @Test
    void shouldNotCallANodeForAnEmptyList() throws Exception {
        RunRecord record = bench.run("""
                'r': {'type': 'probe.range', 'inputs': {'count': 0}},
                'i': {'type': 'probe.increment', 'inputs': {'value': {'from': 'r.values'}}},
                's': {'type': 'probe.sum-list', 'inputs': {'values': {'from': 'i.value'}}},
                'k': {'type': 'probe.kinds', 'inputs': {'texts': [], 'any': {'from': 's.count'}}},
                'out': {'type': 'probe.save-text', 'inputs': {'text': {'from': 'k.said'}}}
                """);

        assertThat(saved(record)).endsWith(" 0");
        assertThat(bench.count("increment")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | DEFECT | Node \"f\" (probe.fail of plugin probe 1.0.0) failed with NullPointerException (nothing there)",
                "stack | DEFECT | failed with StackOverflowError",
                "linkage | DEFECT | failed with NoClassDefFoundError (some/Missing)",
                "death | DEFECT | failed with ThreadDeath",
                "assertion | DEFECT | failed with AssertionError (never)",
                "static | DEFECT | failed with ExceptionInInitializerError",
                "threads | OUT_OF_MEMORY | or end other programs that hold memory",
                "cancel | DEFECT | failed with RunCancelledException",
                "invalid | INVALID_INPUT | Node \"f\", input \"how\": is not liked; choose another.",
                "memory | OUT_OF_MEMORY | ran out of memory even after the result cache was emptied"
            })
    void shouldTellInOneSentenceWhatFailed(String how, RunError.Kind kind, String message) {
        RunRecord record = bench.run("""
                'o': {'type': 'probe.open', 'inputs': {'name': 'held'}},
                'h': {'type': 'probe.read-handle', 'inputs': {'handle': {'from': 'o.handle'}}},
                'f': {'type': 'probe.fail', 'inputs': {'how': '%s'}},
                'i': {'type': 'probe.increment', 'inputs': {'value': {'from': 'f.value'}}}
                """.formatted(how));

        assertThat(record.status()).isEqualTo(RunStatus.FAILED);
        assertThat(record.error()).hasValueSatisfying(e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.node()).contains("f");
            assertThat(e.message()).contains(message).doesNotContain("\n").endsWith(".");
        });
        assertThat(record.nodes().get("f").status()).isEqualTo(NodeStatus.FAILED);
        assertThat(record.nodes().get("i").status()).isEqualTo(NodeStatus.CANCELLED);
        assertThat(record.toJson()).contains("\"kind\"").doesNotContain("\tat ");
        assertThat(bench.run("'i': {'type': 'probe.increment', 'inputs': {'value': 1}}")
                        .status())
                .as("the engine lives")
                .isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void shouldTryOnceMoreWhenMemoryRanOutAndSomethingCouldBeLetGo() {
        bench.run("'o': {'type': 'probe.open', 'inputs': {'name': 'unused'}}");
        assertThat(bench.count("live")).isEqualTo(1);
        assertThat(bench.run("'f': {'type': 'probe.fail', 'inputs': {'how': 'memory-once'}}")
                        .status())
                .isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.count("fail")).isEqualTo(2);
        assertThat(bench.count("live")).isZero();
    }

    @Test
    void shouldNotTryAgainWhenNothingCouldBeLetGo() {
        RunRecord record = bench.run("'f': {'type': 'probe.fail', 'inputs': {'how': 'memory-once'}}");
        assertThat(record.error()).hasValueSatisfying(error -> assertThat(error.message())
                .contains("make the picture or the batch smaller")
                .contains("end other programs"));
        assertThat(bench.count("fail")).isEqualTo(1);
    }

    @Test
    void shouldCheckTheRangeOfAValueThatComesThroughALink() {
        RunRecord record = bench.run("""
                'a': {'type': 'probe.number', 'inputs': {'value': 5000}},
                'b': {'type': 'probe.add', 'inputs': {'a': {'from': 'a.value'}}}
                """);

        assertThat(record.error().orElseThrow().message())
                .isEqualTo(
                        "Node \"b\", input \"a\": is 5000, but expected is -1000 to 1000; change it or what is linked"
                                + " to it.");
    }

    @Test
    void shouldRefuseABrokenWorkflowBeforeRunning() {
        assertThatThrownBy(() -> bench.run("'a': {'type': 'probe.numbr', 'inputs': {}}"))
                .isInstanceOf(InvalidWorkflowException.class)
                .hasMessageContaining("probe.number");
    }

    @Test
    void shouldStopSoonWhenCancelled() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        bench.hook("slow", x -> running.countDown());
        Run run = bench.start("""
                'o': {'type': 'probe.open', 'inputs': {'name': 'x'}},
                'h': {'type': 'probe.read-handle', 'inputs': {'handle': {'from': 'o.handle'}}},
                's': {'type': 'probe.slow', 'inputs': {}},
                'i': {'type': 'probe.increment', 'inputs': {'value': {'from': 's.value'}}}
                """);
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(run.record().nodes().get("s").status()).isEqualTo(NodeStatus.RUNNING);

        long start = System.nanoTime();
        run.cancel();
        RunRecord record = run.await();

        assertThat((System.nanoTime() - start) / 1e6).isLessThan(1000);
        assertThat(record.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(record.nodes().get("s").status()).isEqualTo(NodeStatus.CANCELLED);
        assertThat(record.nodes().get("i").status()).isEqualTo(NodeStatus.CANCELLED);
        assertThat(bench.count("increment")).isZero();
        bench.darkroom().clearCache();
        assertThat(bench.count("live")).isZero();
    }

    @Test
    void shouldCancelARunThatWaitsForTheDeviceAtOnce() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        bench.hook("on-device", now -> {
            running.countDown();
            try {
                release.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Run first = bench.start("'d': {'type': 'probe.device-step', 'inputs': {'value': 1}}");
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
        Run second = bench.start("'d': {'type': 'probe.device-step', 'inputs': {'value': 2}}");
        second.cancel();

        assertThat(second.result().get(5, TimeUnit.SECONDS).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(second.onDevice()).isFalse();
        assertThat(first.onDevice()).as("whoever ends the process waits for it").isTrue();
        release.countDown();
        assertThat(first.await().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(first.onDevice()).isFalse();
    }

    @Test
    void shouldPutTheSeedIntoTheDocument() throws Exception {
        Files.createDirectories(bench.data().resolve("models/tiny"));
        Files.writeString(bench.data().resolve("models/tiny/model_index.json"), "{}");
        RunRecord record = bench.darkroom()
                .start(RunRequest.of(Bench.workflow("""
                                        'm': {'type': 'probe.load-model', 'inputs': {'name': 'tiny'}},
                                        't': {'type': 'probe.tint', 'inputs': {'model': {'from': 'm.handle'}, 'text': 'x'}},
                                        's': {'type': 'probe.save-text', 'inputs': {'text': {'from': 't.text'}}}
                                        """)).withSeed(42))
                .await();

        assertThat(saved(record)).isEqualTo("tiny/x/42");
        assertThat(record.seeds()).containsEntry("t.seed", 42L);
        assertThat(record.models()).singleElement().satisfies(m -> assertThat(m.name())
                .isEqualTo("tiny"));
        String provenance =
                Files.readAllLines(bench.output().resolve("text_00001.txt")).get(1);
        assertThat(provenance)
                .contains("darkroom-provenance/1", "\"t.seed\":42", "\"tiny\"", "\"seed\":42")
                .doesNotContain(record.runId())
                .doesNotContain(folder.toString());
    }

    @Test
    void shouldSetTheContextClassLoaderAndHideTheEngine() throws Exception {
        assertThat(saved(bench.run(
                        "'l': {'type': 'probe.loader', 'inputs': {}}, 's': {'type': 'probe.save-text', 'inputs': {'text':"
                                + " {'from': 'l.name'}}}")))
                .isEqualTo("true");
        RunRecord record = bench.run(
                "'l': {'type': 'probe.hidden', 'inputs': {}}, 's': {'type': 'probe.save-text', 'inputs': {'text': {'from':"
                        + " 'l.found'}, 'name': 'hidden'}}");
        assertThat(saved(record)).isEqualTo("hidden");
    }
}
