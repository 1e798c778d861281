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
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QueueTest {
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

    private Run submit(String nodes) {
        return bench.darkroom().queue().submit(RunRequest.of(Bench.workflow(nodes)));
    }

    @Test
    void shouldRunOneAfterTheOtherInOrder() {
        List<String> finished = new CopyOnWriteArrayList<>();
        Subscription watching = bench.darkroom().queue().watch(event -> {
            if (event instanceof RunEvent.Finished) {
                finished.add(event.runId());
            }
        });
        List<Run> runs = IntStream.range(0, 10)
                .mapToObj(i -> submit("'s': {'type': 'probe.slow', 'inputs': {'steps': %d}}".formatted(11 - i)))
                .toList();
        runs.forEach(Run::await);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> finished.size() == 10);
        watching.close();
        assertThat(finished).isEqualTo(runs.stream().map(Run::id).toList());
        assertThat(bench.darkroom().queue().runs()).isEqualTo(runs);
    }

    @Test
    void shouldCancelARunThatWaitsAndGoOnWithTheNext() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        bench.hook("slow", x -> running.countDown());
        Run first = submit("'s': {'type': 'probe.slow', 'inputs': {}}");
        Run second = submit("'s': {'type': 'probe.slow', 'inputs': {'steps': 999}}");
        Run third = submit("'n': {'type': 'probe.number', 'inputs': {}}");
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(second.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(bench.darkroom().queue().cancel(second.id())).isTrue();
        assertThat(second.await().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(third.status()).isEqualTo(RunStatus.QUEUED);
        first.cancel();
        assertThat(first.await().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(third.await().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.darkroom().queue().cancel("nobody")).isFalse();
    }

    @Test
    void shouldTellEverythingInOrderWithoutGaps() {
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
        assertThat(events)
                .extracting(RunEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.get(0)).isInstanceOf(RunEvent.Queued.class);
        assertThat(events.get(1)).isEqualTo(new RunEvent.Started(run.id(), 2, 3));
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
}
