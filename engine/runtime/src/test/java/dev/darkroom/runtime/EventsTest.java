package dev.darkroom.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.runtime.run.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventsTest {
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
    }

    @Test
    void shouldTellEverythingInOrder() {
        List<RunEvent> events = new CopyOnWriteArrayList<>();
        Run run = bench.darkroom().start(RunRequest.of(Bench.workflow("""
                                        's': {'type': 'probe.slow', 'inputs': {'steps': 40}},
                                        'k': {'type': 'probe.kinds', 'inputs': {'texts': [], 'any': {'from': 's.value'}}},
                                        'f': {'type': 'probe.save-text', 'inputs': {'text': {'from': 'k.said'}}}
                                        """)), events::add);
        run.await();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> !events.isEmpty() && events.get(events.size() - 1) instanceof RunEvent.Finished);

        assertThat(events).extracting(RunEvent::runId).containsOnly(run.id());
        assertThat(events).extracting(RunEvent::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(events.get(0)).isInstanceOf(RunEvent.Queued.class);
        assertThat(events.get(1))
                .isEqualTo(new RunEvent.Started(run.id(), events.get(1).sequence(), 3));
        assertThat(events)
                .filteredOn(e -> e instanceof RunEvent.NodeStarted || e instanceof RunEvent.NodeFinished)
                .hasSize(6);
        assertThat(events).filteredOn(RunEvent.OutputSaved.class::isInstance).hasSize(1);
        assertThat(events)
                .filteredOn(RunEvent.Progress.class::isInstance)
                .as("rate limited: not one for each of 40 steps of 5 ms")
                .hasSizeBetween(2, 20);
    }

    @Test
    void shouldShowAnOutputNodesPictureAgainWhenItIsCached() {
        String nodes =
                "'n': {'type': 'probe.number', 'inputs': {}}, 's': {'type': 'probe.show', 'inputs': {'value': {'from':"
                        + " 'n.value'}}}";
        bench.run(nodes);
        List<RunEvent> events = new CopyOnWriteArrayList<>();
        bench.darkroom()
                .start(RunRequest.of(Bench.workflow(nodes)), events::add)
                .await();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> events.stream()
                .anyMatch(RunEvent.Finished.class::isInstance));

        assertThat(bench.count("show")).isEqualTo(1);
        assertThat(events).filteredOn(RunEvent.Preview.class::isInstance).hasSize(1);
    }

    @Test
    void shouldNotLetASlowListenerHoldTheRunUp() {
        CountDownLatch never = new CountDownLatch(1);
        Subscription watching = bench.darkroom().watch(event -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(bench.run("'n': {'type': 'probe.number', 'inputs': {}}").status())
                .isEqualTo(RunStatus.SUCCEEDED);
        never.countDown();
        watching.close();
    }

    @Test
    void shouldKeepWhatIsNotLossyBeforeAnybodyHearsOfIt() {
        List<RunEvent> kept = new CopyOnWriteArrayList<>();
        List<Boolean> wasKept = new CopyOnWriteArrayList<>();
        bench.darkroom().record(kept::add, 1000);
        Run run = bench.darkroom()
                .start(
                        RunRequest.of(Bench.workflow("'s': {'type': 'probe.slow', 'inputs': {'steps': 40}}")),
                        event -> wasKept.add(event.lossy() || kept.contains(event)));
        run.await();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> kept.size() >= 5);

        assertThat(kept).noneMatch(RunEvent::lossy);
        assertThat(kept).extracting(RunEvent::sequence).isSorted().allMatch(number -> number > 1000);
        assertThat(kept.get(kept.size() - 1)).isInstanceOf(RunEvent.Finished.class);
        assertThat(wasKept).isNotEmpty().containsOnly(true);
    }
}
