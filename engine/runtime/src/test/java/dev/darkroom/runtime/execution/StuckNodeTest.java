package dev.darkroom.runtime.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.runtime.Bench;
import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes that do not come back. */
@Timeout(120)
class StuckNodeTest {
    private static final String STUCK = """
            'o': {'type': 'probe.open', 'inputs': {'name': 'x'}},
            'h': {'type': 'probe.hang', 'inputs': {'handle': {'from': 'o.handle'}}},
            'r': {'type': 'probe.read-handle', 'inputs': {'handle': {'from': 'h.handle'}}}
            """;

    /** Long enough for every other node, however busy the machine. */
    private static final Duration SILENCE = Duration.ofSeconds(4);

    @TempDir
    Path folder;

    private final CountDownLatch released = new CountDownLatch(1);

    private Bench bench(int threads) {
        Bench bench = Bench.in(folder, c -> c.withNodeTimeout(SILENCE).withThreads(threads));
        bench.hook("hang", name -> released());
        return bench;
    }

    /** Comes back when the test says so, whatever interrupts it. */
    private void released() {
        boolean interrupted = false;
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void check(Bench bench) {
        await().atMost(Duration.ofSeconds(30)).until(() -> bench.darkroom().lostThreads() == 0);
        bench.darkroom().clearCache();
        await().atMost(Duration.ofSeconds(30)).until(() -> bench.count("live") == 0);
        assertThat(bench.live()).isZero();
        assertThat(bench.count("closed-twice")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void shouldFailTheRunAndGoOnWithoutTheThread(int threads) throws Exception {
        try (Bench bench = bench(threads)) {
            RunRecord record = bench.start(STUCK).result().get(60, TimeUnit.SECONDS);

            assertThat(record.status()).isEqualTo(RunStatus.FAILED);
            assertThat(record.error()).hasValueSatisfying(error -> {
                assertThat(error.kind()).isEqualTo(RunError.Kind.TIMED_OUT);
                assertThat(error.node()).contains("h");
                assertThat(error.message())
                        .startsWith("Node \"h\" (probe.hang of plugin probe 1.0.0) gave no sign of life for 4 s")
                        .contains("--node-timeout")
                        .endsWith(".");
            });
            assertThat(record.nodes().get("h").status()).isEqualTo(NodeStatus.FAILED);
            assertThat(record.nodes().get("r").status()).isEqualTo(NodeStatus.CANCELLED);
            assertThat(bench.darkroom().lostThreads()).isEqualTo(1);

            // The turn on the device and the place in the pool are free again.
            RunRecord next = bench.start("'d': {'type': 'probe.device-step', 'inputs': {'value': 1}}")
                    .result()
                    .get(60, TimeUnit.SECONDS);
            assertThat(next.status()).isEqualTo(RunStatus.SUCCEEDED);

            bench.darkroom().clearCache();
            assertThat(bench.count("live"))
                    .as("what the stuck node reads stays open")
                    .isEqualTo(1);
            released.countDown();
            await().atMost(Duration.ofSeconds(30)).until(() -> bench.count("back") == 1);
            assertThat(bench.count("still-open")).isEqualTo(1);
            check(bench);
        } finally {
            released.countDown();
        }
    }

    @Test
    void shouldInterruptANodeThatMindsIt() throws Exception {
        try (Bench bench = bench(2)) {
            bench.hook("hang", name -> {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("interrupted", e);
                }
            });
            RunRecord record = bench.start(STUCK).result().get(60, TimeUnit.SECONDS);
            assertThat(record.error().map(RunError::kind)).contains(RunError.Kind.TIMED_OUT);
            assertThat(record.nodes().get("h").status()).isEqualTo(NodeStatus.FAILED);
            assertThat(bench.darkroom().lostThreads()).isZero();
            check(bench);
        }
    }

    @Test
    void shouldNotCancelForEver() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        try (Bench bench = bench(2)) {
            bench.hook("hang", name -> {
                entered.countDown();
                released();
            });
            Run run = bench.start(STUCK);
            assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
            run.cancel();
            assertThat(run.result().get(60, TimeUnit.SECONDS).status()).isIn(RunStatus.CANCELLED, RunStatus.FAILED);
            released.countDown();
            check(bench);
        } finally {
            released.countDown();
        }
    }

    @Test
    void shouldLeaveANodeAloneThatTakesLongButShowsThatItLives() throws Exception {
        try (Bench bench = Bench.in(folder, c -> c.withNodeTimeout(SILENCE))) {
            long before = System.nanoTime();
            // Each step is told and takes some 5 ms: longer in all than the time-out.
            RunRecord record = bench.start("'s': {'type': 'probe.slow', 'inputs': {'steps': 1000}}")
                    .result()
                    .get(100, TimeUnit.SECONDS);
            assertThat(record.status()).as("%s", record.error()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(SILENCE);
        }
    }

    @Test
    void shouldNotBlameANodeForWhatItWaitsFor() throws Exception {
        try (Bench bench = bench(1)) {
            RunRecord record = bench.start("""
                    'o': {'type': 'probe.open', 'inputs': {'name': 'x'}},
                    'h': {'type': 'probe.hang', 'inputs': {'handle': {'from': 'o.handle'}}},
                    'l': {'type': 'probe.handle-length', 'inputs': {'handle': {'from': 'h.handle'}}},
                    'c': {'type': 'probe.choose', 'inputs': {'first': true, 'a': {'from': 'l.length'}, 'b': 2}}
                    """).result().get(60, TimeUnit.SECONDS);
            assertThat(record.error().flatMap(RunError::node)).contains("h");
            released.countDown();
            check(bench);
        } finally {
            released.countDown();
        }
    }
}
