package dev.darkroom.runtime.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.darkroom.runtime.Bench;
import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.workflow.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CacheTest {
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
        assertThat(bench.count("live")).isZero();
        assertThat(bench.count("closed-twice")).isZero();
    }

    private static Map<String, NodeStatus> statuses(RunRecord record) {
        assertThat(record.status()).as("%s", record.error()).isEqualTo(RunStatus.SUCCEEDED);
        return record.nodes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().status()));
    }

    private static String sum(int a, int b) {
        return """
                'a': {'type': 'probe.number', 'inputs': {'value': %d}},
                'b': {'type': 'probe.number', 'inputs': {'value': %d}},
                'a1': {'type': 'probe.increment', 'inputs': {'value': {'from': 'a.value'}}},
                's': {'type': 'probe.add', 'inputs': {'a': {'from': 'a1.value'}, 'b': {'from': 'b.value'}}},
                'k': {'type': 'probe.kinds', 'inputs': {'texts': [], 'any': {'from': 's.sum'}}},
                'f': {'type': 'probe.save-text', 'inputs': {'text': {'from': 'k.said'}}}
                """.formatted(a, b);
    }

    @Test
    void shouldRunNothingWhenNothingChanged() {
        RunRecord first = bench.run(sum(1, 2));
        RunRecord second = bench.run(sum(1, 2));

        assertThat(statuses(second).values()).containsOnly(NodeStatus.CACHED);
        assertThat(second.outputs()).isEqualTo(first.outputs()).hasSize(1);
        assertThat(bench.count("save-text")).isEqualTo(1);
    }

    @Test
    void shouldRunOnlyWhatLiesDownstreamOfAnEdit() {
        bench.run(sum(1, 2));
        Map<String, NodeStatus> after = statuses(bench.run(sum(1, 3)));

        assertThat(after)
                .containsEntry("a", NodeStatus.CACHED)
                .containsEntry("a1", NodeStatus.CACHED)
                .containsEntry("b", NodeStatus.RAN)
                .containsEntry("s", NodeStatus.RAN)
                .containsEntry("f", NodeStatus.RAN);
        assertThat(bench.count("increment")).isEqualTo(1);
    }

    @Test
    void shouldTellNotesOnceAndAgainWhenAResultIsUsedAgain() {
        String nodes = "'r': {'type': 'probe.remark', 'inputs': {'text': ['odd', 'odd', 'rare']}}";
        assertThat(notes(nodes)).containsExactly("r: odd", "r: rare");
        assertThat(notes(nodes)).containsExactly("r: odd", "r: rare");
        assertThat(notes("'r': {'type': 'probe.remark', 'inputs': {'text': 'odd'}}"))
                .containsExactly("r: odd");
    }

    private List<String> notes(String nodes) {
        List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch over = new CountDownLatch(1);
        bench.darkroom().start(RunRequest.of(Bench.workflow(nodes)), event -> {
            events.add(event);
            if (event instanceof RunEvent.Finished) {
                over.countDown();
            }
        });
        assertThatCode(() -> assertThat(over.await(30, TimeUnit.SECONDS)).isTrue())
                .doesNotThrowAnyException();
        return events.stream()
                .filter(event -> event instanceof RunEvent.Note)
                .map(event -> (RunEvent.Note) event)
                .map(note -> note.node() + ": " + note.sentence())
                .toList();
    }

    @Test
    void shouldPlanWithoutRunning() {
        bench.run(sum(1, 2));
        Plan plan = bench.darkroom().plan(Bench.workflow(sum(1, 3)));

        assertThat(plan.in(Plan.State.RUN).map(Plan.Step::node)).containsExactly("b", "s", "k", "f");
        assertThat(bench.count("add")).isEqualTo(1);
    }

    @Test
    void shouldSaveAgainWhenTheFileIsGoneOrChanged() throws Exception {
        RunRecord first = bench.run(sum(1, 2));
        Files.delete(bench.output().resolve(first.outputs().get(0).file()));
        RunRecord second = bench.run(sum(1, 2));

        assertThat(statuses(second)).containsEntry("f", NodeStatus.RAN).containsEntry("k", NodeStatus.CACHED);
        assertThat(second.outputs()).isEqualTo(first.outputs());
        assertThat(bench.output().resolve(second.outputs().get(0).file())).exists();

        Files.writeString(bench.output().resolve(second.outputs().get(0).file()), "other");
        assertThat(statuses(bench.run(sum(1, 2)))).containsEntry("f", NodeStatus.RAN);
    }

    @Test
    void shouldReadAFileAgainWhenItsContentChanged() throws Exception {
        Files.createDirectories(bench.data().resolve("input"));
        Path file = Files.writeString(bench.data().resolve("input/note.txt"), "one");
        String nodes = "'r': {'type': 'probe.read-file', 'inputs': {'name': 'note.txt'}}";

        assertThat(statuses(bench.run(nodes))).containsEntry("r", NodeStatus.RAN);
        assertThat(statuses(bench.run(nodes))).containsEntry("r", NodeStatus.CACHED);
        Files.writeString(file, "two");
        assertThat(statuses(bench.run(nodes))).containsEntry("r", NodeStatus.RAN);
    }

    @Test
    void shouldUseAResultAgainWhoseFingerprintNeedsItsInputs() throws Exception {
        Files.createDirectories(bench.data().resolve("models/tiny"));
        Files.writeString(bench.data().resolve("models/tiny/model_index.json"), "{}");
        String nodes = """
                'm': {'type': 'probe.load-model', 'inputs': {'name': 'tiny'}},
                't': {'type': 'probe.tint', 'inputs': {'model': {'from': 'm.handle'}, 'text': 'x'}},
                's': {'type': 'probe.save-text', 'inputs': {'text': {'from': 't.text'}}}
                """;
        bench.run(nodes);
        Map<String, NodeStatus> again = statuses(bench.run(nodes));

        assertThat(again.values()).containsOnly(NodeStatus.CACHED);
        assertThat(bench.count("tint")).isEqualTo(1);
        assertThat(bench.count("tint-fingerprint")).isEqualTo(2);
        assertThat(bench.count("opened")).isEqualTo(1);
    }

    @Test
    void shouldNotKeepWhatSaysItMayNotBeKept() {
        String nodes = """
                'n': {'type': 'probe.never', 'inputs': {}},
                'i': {'type': 'probe.increment', 'inputs': {'value': {'from': 'n.value'}}}
                """;
        bench.run(nodes);
        assertThat(statuses(bench.run(nodes)).values()).containsOnly(NodeStatus.RAN);
    }

    @Test
    void shouldKeepNothingOfAFailedNode() {
        String nodes = "'f': {'type': 'probe.fail', 'inputs': {'how': 'null'}}";
        bench.run(nodes);
        assertThat(bench.run(nodes).status()).isEqualTo(RunStatus.FAILED);
        assertThat(bench.count("fail")).isEqualTo(2);
    }

    @Test
    void shouldStayWithinItsBytes() {
        bench.close();
        bench = Bench.in(folder, c -> c.withCacheBytes(5L << 20));
        for (int i = 0; i < 20; i++) {
            bench.run("'o': {'type': 'probe.open', 'inputs': {'name': 'n%d'}}".formatted(i));
        }
        assertThat(bench.count("opened")).isEqualTo(20);
        assertThat(bench.count("live")).isBetween(1, 5);
    }
}
