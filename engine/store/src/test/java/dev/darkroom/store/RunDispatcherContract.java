package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.runtime.dispatch.Lease;
import dev.darkroom.runtime.dispatch.RunDispatcher;
import dev.darkroom.runtime.dispatch.RunDispatcher.Standing;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.runtime.run.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every dispatcher promises, whatever it keeps its queue in. */
@Timeout(120)
abstract class RunDispatcherContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    abstract RunDispatcher dispatcher();

    /** How a run may have ended. */
    abstract RunRecord ended(Lease lease, RunStatus status);

    private Lease take() throws InterruptedException {
        return dispatcher().take(PATIENCE).orElseThrow();
    }

    @Test
    void shouldHandRunsOutInTheOrderOfAsking() throws InterruptedException {
        List<String> asked = IntStream.range(0, 20)
                .mapToObj(i -> dispatcher().submit(Desk.request("run " + i), 0))
                .toList();
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Lease lease = take();
            taken.add(lease.runId());
            assertThat(lease.attempt()).isEqualTo(1);
            assertThat(lease.request().workflow().name()).isEqualTo("run " + i);
            assertThat(dispatcher().commit(lease, ended(lease, RunStatus.SUCCEEDED)))
                    .isTrue();
        }
        assertThat(taken).isEqualTo(asked);
        assertThat(dispatcher().take(Duration.ofMillis(50))).isEmpty();
    }

    @Test
    void shouldHandOutTheMoreUrgentFirst() throws InterruptedException {
        String usual = dispatcher().submit(Desk.request("usual"), 0);
        String later = dispatcher().submit(Desk.request("later"), -5);
        String urgent = dispatcher().submit(Desk.request("urgent"), 5);
        assertThat(List.of(take().runId(), take().runId(), take().runId())).containsExactly(urgent, usual, later);
    }

    @Test
    void shouldTakeARunInOnceHoweverOftenItIsSent() throws InterruptedException {
        RunRequest request = Desk.request("again").with(Desk.ticket("0f5b3c1e-0000-4000-8000-000000000001"));
        assertThat(dispatcher().submit(request, 0)).isEqualTo(dispatcher().submit(request, 0));
        take();
        assertThat(dispatcher().take(Duration.ofMillis(50))).isEmpty();
    }

    @Test
    void shouldGiveEachRunToOneOfManyWorkers() throws InterruptedException {
        int runs = 60;
        for (int i = 0; i < runs; i++) {
            dispatcher().submit(Desk.request("run " + i), 0);
        }
        Set<String> taken = ConcurrentHashMap.newKeySet();
        List<String> twice = new CopyOnWriteArrayList<>();
        List<Thread> workers = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        for (var lease = dispatcher().take(Duration.ofMillis(200));
                                lease.isPresent();
                                lease = dispatcher().take(Duration.ofMillis(200))) {
                            if (!taken.add(lease.get().runId())) {
                                twice.add(lease.get().runId());
                            }
                            dispatcher().commit(lease.get(), ended(lease.get(), RunStatus.SUCCEEDED));
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        assertThat(taken).hasSize(runs);
        assertThat(twice).isEmpty();
    }

    @Test
    void shouldEndAWaitingRunThatIsCancelledAndNeverHandItOut() throws InterruptedException {
        List<RunEvent> events = new CopyOnWriteArrayList<>();
        Subscription watching = dispatcher().watch(events::add);
        String first = dispatcher().submit(Desk.request("first"), 0);
        String second = dispatcher().submit(Desk.request("second"), 0);
        assertThat(dispatcher().cancel(first)).isTrue();
        assertThat(dispatcher().cancel(first)).as("it is over").isFalse();
        assertThat(dispatcher().cancel("nobody")).isFalse();
        assertThat(take().runId()).isEqualTo(second);
        Awaitility.await().until(() -> events.stream()
                .anyMatch(event -> event instanceof RunEvent.Finished end
                        && end.runId().equals(first)
                        && end.status() == RunStatus.CANCELLED));
        watching.close();
    }

    @Test
    void shouldTellTheWorkerOfARunThatItIsNotWantedAnyMore() throws InterruptedException {
        String id = dispatcher().submit(Desk.request("unwanted"), 0);
        Lease lease = take();
        assertThat(dispatcher().heartbeat(lease)).isEqualTo(Standing.HELD);
        assertThat(dispatcher().cancel(id)).isTrue();
        assertThat(dispatcher().heartbeat(lease)).isEqualTo(Standing.UNWANTED);
        assertThat(dispatcher().commit(lease, ended(lease, RunStatus.CANCELLED)))
                .isTrue();
    }

    @Test
    void shouldKeepNoEndThatComesWithAnOldFence() throws InterruptedException {
        dispatcher().submit(Desk.request("fenced"), 0);
        Lease lease = take();
        Lease old = new Lease(lease.request(), lease.fence() - 1, lease.attempt());
        assertThat(dispatcher().heartbeat(old)).isEqualTo(Standing.LOST);
        assertThat(dispatcher().commit(old, ended(old, RunStatus.SUCCEEDED))).isFalse();
        assertThat(dispatcher().commit(lease, ended(lease, RunStatus.SUCCEEDED)))
                .isTrue();
        assertThat(dispatcher().commit(lease, ended(lease, RunStatus.FAILED)))
                .as("once")
                .isFalse();
        assertThat(dispatcher().heartbeat(lease)).isEqualTo(Standing.LOST);
    }
}
