package dev.darkroom.runtime.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.runtime.Bench;
import dev.darkroom.runtime.run.Forecast;
import dev.darkroom.runtime.run.Forecast.State;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an engine says of a run before it is one, held against what the run then does. */
@Timeout(120)
class ForecastTest {
    private static final String SUM = """
            'a': {'type': 'probe.number', 'inputs': {'value': %d}},
            'b': {'type': 'probe.number', 'inputs': {'value': %d}},
            'a1': {'type': 'probe.increment', 'inputs': {'value': {'from': 'a.value'}}},
            's': {'type': 'probe.add', 'inputs': {'a': {'from': 'a1.value'}, 'b': {'from': 'b.value'}}},
            'k': {'type': 'probe.kinds', 'inputs': {'texts': [], 'any': {'from': 's.sum'}}},
            'f': {'type': 'probe.save-text', 'inputs': {'text': {'from': 'k.said'}}}
            """;
    private static final String PICTURE = """
            'd': {'type': 'probe.develop', 'inputs': {'text': 'x'}},
            's': {'type': 'probe.describe', 'inputs': {
                'image': {'from': 'd.image'}, 'mask': {'from': 'd.mask'}, 'latent': {'from': 'd.latent'},
                'words': {'from': 'd.words'}, 'images': {'from': 'd.images'}, 'said': {'from': 'd.said'},
                'whole': {'from': 'd.whole'}, 'real': {'from': 'd.real'}, 'flag': {'from': 'd.flag'}}},
            'f': {'type': 'probe.save-text', 'inputs': {'text': {'from': 's.text'}}}
            """;

    @TempDir
    Path folder;

    /** What became of each node of which an event tells: {@code runs}, or where its result was. */
    private static Map<String, String> events(Bench bench, RunRequest request) throws Exception {
        Map<String, String> told = Collections.synchronizedMap(new TreeMap<>());
        CountDownLatch over = new CountDownLatch(1);
        RunRecord record = bench.darkroom()
                .start(request, event -> {
                    if (event instanceof RunEvent.NodeFinished done) {
                        told.put(done.node(), done.cached() ? done.source().id() : "runs");
                    } else if (event instanceof RunEvent.Finished) {
                        over.countDown();
                    }
                })
                .await();
        assertThat(record.status()).as("%s", record.error()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        return told;
    }

    /** The same as a forecast has it; what it does not know stands as such. */
    private static Map<String, String> marks(Forecast forecast) {
        Map<String, String> marks = new TreeMap<>();
        for (Forecast.Node node : forecast.nodes()) {
            if (node.state() != State.NOT_NEEDED) {
                marks.put(
                        node.node(),
                        node.source()
                                .map(RunEvent.Source::id)
                                .orElse(node.state().id()));
            }
        }
        return marks;
    }

    private static RunRequest sum(int a, int b) {
        return RunRequest.of(Bench.workflow(SUM.formatted(a, b)));
    }

    private static void assertForetold(Bench bench, RunRequest request) throws Exception {
        Map<String, String> marks = marks(bench.darkroom().forecast(request));
        assertThat(marks(bench.darkroom().forecast(request)))
                .as("asking changes nothing")
                .isEqualTo(marks);
        Map<String, String> events = events(bench, request);
        assertThat(marks.keySet()).containsAll(events.keySet());
        marks.forEach((node, mark) -> {
            if (!mark.equals("unknown-until-run")) {
                assertThat(events).as("all that is said of %s", node).containsEntry(node, mark);
            }
        });
    }

    @Test
    void shouldForetellWhatTheEventsThenTell() throws Exception {
        try (Bench bench = Bench.in(folder)) {
            assertForetold(bench, sum(1, 2));
            assertThat(marks(bench.darkroom().forecast(sum(1, 2)))).doesNotContainValue("runs");
            assertForetold(bench, sum(1, 2));
            assertForetold(bench, sum(1, 3));
            assertForetold(bench, sum(2, 3).only(List.of("a1")));
            assertThat(marks(bench.darkroom().forecast(sum(2, 3).only(List.of("a1", "b")))))
                    .isEqualTo(Map.of("a1", "memory", "b", "memory"));
            assertForetold(bench, sum(1, 2).computedAnew());
        }
    }

    @Test
    void shouldTellWhatIsOnTheDiskFromWhatIsInMemory() throws Exception {
        try (Bench bench = Bench.in(folder)) {
            events(bench, RunRequest.of(Bench.workflow(PICTURE)));
        }
        try (Bench bench = Bench.in(folder)) {
            RunRequest again = RunRequest.of(Bench.workflow(PICTURE));
            assertThat(marks(bench.darkroom().forecast(again))).containsValue("disk");
            assertForetold(bench, again);
            assertThat(marks(bench.darkroom().forecast(again))).doesNotContainValue("disk");
        }
    }

    @Test
    void shouldEstimateFromEarlierRunsAndNeverGuess() throws Exception {
        try (Bench bench = Bench.in(folder)) {
            Forecast first = bench.darkroom().forecast(sum(1, 2));
            assertThat(first.nodes()).allMatch(node -> node.estimate().isEmpty());
            assertThat(first.millis()).isEmpty();
            assertThat(first.unestimated()).contains("a", "s");
            events(bench, sum(1, 2));
            Forecast second = bench.darkroom().forecast(sum(1, 3));
            Map<String, Forecast.Node> nodes = new TreeMap<>();
            second.nodes().forEach(node -> nodes.put(node.node(), node));
            assertThat(second.unestimated()).isEmpty();
            assertThat(second.millis()).isPresent();
            assertThat(nodes.get("b").estimate().orElseThrow().basis()).isEqualTo(Forecast.Basis.TYPE);
            assertThat(nodes.get("s").estimate().orElseThrow().runs()).isEqualTo(1);
            assertThat(nodes.get("a").estimate()).as("it does not run").isEmpty();
        }
        try (Bench bench = Bench.in(folder)) {
            Forecast later = bench.darkroom().forecast(sum(1, 2).computedAnew());
            assertThat(later.unestimated()).as("a new process remembers").isEmpty();
            assertThat(later.nodes()).allMatch(node -> node.estimate()
                    .filter(estimate -> estimate.basis() == Forecast.Basis.SAME)
                    .isPresent());
        }
    }

    @Test
    void shouldSayWhatAProblemBlocks() {
        try (Bench bench = Bench.in(folder)) {
            RunRequest broken =
                    RunRequest.of(Bench.workflow(SUM.formatted(1, 2).replace("probe.increment", "probe.gone")));
            Forecast forecast = bench.darkroom().forecast(broken);
            Map<String, Forecast.Node> nodes = new TreeMap<>();
            forecast.nodes().forEach(node -> nodes.put(node.node(), node));
            assertThat(nodes.get("a1").state()).isEqualTo(State.BLOCKED);
            assertThat(nodes.get("a1").why().orElseThrow()).contains("found the type \"probe.gone\"");
            assertThat(nodes.get("f").state()).isEqualTo(State.BLOCKED);
            assertThat(nodes.get("f").why()).contains("It needs node \"k\", which is blocked.");
            assertThat(nodes.get("b").state()).isEqualTo(State.NOT_NEEDED);
            assertThat(bench.count("add")).isZero();
        }
    }

    @Test
    void shouldNotPromiseWhichOfTwoEqualNodesRuns() throws Exception {
        String twice = "'a': {'type': 'probe.number', 'inputs': {'value': 5}},"
                + "'b': {'type': 'probe.number', 'inputs': {'value': 5}},"
                + "'s': {'type': 'probe.add', 'inputs': {'a': {'from': 'a.value'}, 'b': {'from': 'b.value'}}}";
        try (Bench bench = Bench.in(folder)) {
            RunRequest request = RunRequest.of(Bench.workflow(twice));
            assertThat(marks(bench.darkroom().forecast(request)))
                    .isEqualTo(Map.of("a", "unknown-until-run", "b", "unknown-until-run", "s", "runs"));
            assertForetold(bench, request);
        }
    }

    @Test
    void shouldRunSomeNodesOnlyAndSaySoInTheRecord() {
        try (Bench bench = Bench.in(folder)) {
            RunRecord record =
                    bench.darkroom().start(sum(1, 2).only(List.of("s"))).await();
            assertThat(record.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(record.targets()).containsExactly("s");
            assertThat(record.outputs()).isEmpty();
            assertThat(bench.count("add")).isEqualTo(1);
            assertThat(RunRecord.fromJson(record.toJson())).isEqualTo(record);
        }
    }

    @Test
    void shouldMeasureTheMemoryOfANodeThatTakesItsTime() throws Exception {
        try (MemoryWatch watch = new MemoryWatch()) {
            MemoryWatch.Mark quick = watch.begin();
            MemoryWatch.Mark slow = watch.begin();
            quick.end();
            Thread.sleep(100);
            List<byte[]> held = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                byte[] block = new byte[1 << 20];
                java.util.Arrays.fill(block, (byte) i);
                held.add(block);
            }
            Thread.sleep(200);
            slow.end();
            assertThat(held).hasSize(64);
            if (MemoryWatch.resident().isPresent()) {
                assertThat(slow.usage().peak()).isPresent();
                assertThat(slow.usage().peak().getAsLong()).isGreaterThanOrEqualTo(0);
            } else {
                assertThat(slow.usage()).isEqualTo(MemoryWatch.Usage.UNKNOWN);
            }
        }
    }
}
