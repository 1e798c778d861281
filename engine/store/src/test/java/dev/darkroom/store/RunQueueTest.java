package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.runtime.dispatch.Lease;
import dev.darkroom.runtime.dispatch.RunDispatcher;
import dev.darkroom.runtime.library.OutputNotice;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.runtime.run.RunTicket;
import dev.darkroom.runtime.run.Subscription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queue and the history behind it, on whichever database the subclass names. */
abstract class RunQueueTest extends RunDispatcherContract {
    @TempDir
    Path folder;

    private Desk desk;

    /** Of an empty database; empty for the file. */
    abstract Optional<String> freshDatabase();

    private Optional<String> url = Optional.empty();

    @BeforeEach
    void open() {
        url = freshDatabase();
        desk = Desk.open(folder, url, Recovery.USUAL);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void reopen(Recovery recovery) {
        desk.close();
        desk = Desk.open(folder, url, recovery);
    }

    @Override
    RunDispatcher dispatcher() {
        return desk.store.queue();
    }

    @Override
    RunRecord ended(Lease lease, RunStatus status) {
        return desk.record(lease, status, List.of());
    }

    /** As after {@code kill -9}: the row says that it runs. */
    private void leaveRunning(String id) throws SQLException {
        desk.close();
        try (Database open = Database.open(folder.resolve("data"), url)) {
            Sql.update(open.writer(), "UPDATE runs SET status = 'running', attempts = attempts + 1 WHERE id = ?", id);
        }
    }

    @Test
    void shouldKnowEveryRunThatAnybodyHasHeardOf() {
        List<String> unknown = new CopyOnWriteArrayList<>();
        AtomicInteger heard = new AtomicInteger();
        Subscription watching = desk.store.queue().watch(event -> {
            if (desk.store.history().record(event.runId()).isEmpty()) {
                unknown.add(event.getClass().getSimpleName() + " of " + event.runId());
            }
            heard.incrementAndGet();
        });
        desk.store.queue().pause();
        for (int run = 0; run < 200; run++) {
            desk.store.queue().cancel(desk.submit("run " + run));
        }
        Awaitility.await().untilAsserted(() -> assertThat(heard).hasValue(400));
        watching.close();
        assertThat(unknown).isEmpty();
    }

    @Test
    void shouldGoOnWithWhatWaitsAfterARestart() throws InterruptedException {
        String first = desk.submit("first");
        String second = desk.submit("second");
        String urgent = desk.store.queue().submit(Desk.request("urgent").computedAnew(), 3);
        desk.store.queue().first(second);
        reopen(Recovery.USUAL);

        List<String> order = desk.store.queue().waiting();
        assertThat(order).containsExactly(second, urgent, first);
        assertThat(desk.take().request().anew()).isFalse();
        assertThat(desk.take().request().anew()).isTrue();
    }

    @Test
    void shouldBeginARunAgainWhoseProcessDiedAndNotForEver() throws Exception {
        String id = desk.submit("deadly");
        leaveRunning(id);
        desk = Desk.open(folder, url, Recovery.USUAL);
        assertThat(desk.status(id)).isEqualTo(RunStatus.QUEUED);
        Lease second = desk.take();
        assertThat(second.runId()).isEqualTo(id);
        assertThat(second.attempt()).isEqualTo(2);
        desk.store.queue().giveBack(second);
        leaveRunning(id);

        desk = Desk.open(folder, url, Recovery.USUAL);
        assertThat(desk.status(id)).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(desk.store.history().find(id).orElseThrow().error().orElseThrow())
                .contains("The server ended while this ran, 2 times");
        assertThat(desk.store.history().record(id).orElseThrow()).contains("\"interrupted\"");
        assertThat(desk.store.history().events(Optional.of(id), 0, 100))
                .filteredOn(event -> event.json().contains("\"type\":\"finished\""))
                .hasSize(1);
        assertThat(desk.store.queue().waiting()).isEmpty();
    }

    @Test
    void shouldNotCountAnAttemptThatAnOrderlyStopBrokeOff() throws InterruptedException {
        String id = desk.submit("stopped");
        desk.take();
        reopen(new Recovery(1));
        assertThat(desk.status(id)).isEqualTo(RunStatus.QUEUED);
        assertThat(desk.take().attempt()).isEqualTo(1);
    }

    @Test
    void shouldTakeAwayTheFilesOfARunThatNeverEnded() throws Exception {
        String id = desk.submit("left");
        Lease lease = desk.take();
        Path left = Files.createDirectories(desk.output).resolve("x_00001.txt");
        Path mine = desk.output.resolve("y_00001.txt");
        Files.writeString(left, "half");
        Files.writeString(mine, "somebody's");
        lease.ticket().notice().about("x_00001.txt", desk.engine.sha256(left));
        lease.ticket().notice().about("y_00001.txt", desk.engine.sha256(left));
        leaveRunning(id);

        desk = Desk.open(folder, url, Recovery.USUAL);
        assertThat(left).doesNotExist();
        assertThat(mine).exists();
    }

    @Test
    void shouldTakeAwayWhatWasKeptOfARunThatNeverEndedUnlessAnotherLeftTheSame() throws Exception {
        Path both = Files.writeString(Files.createDirectories(desk.output).resolve("x_00001.txt"), "same");
        Path alone = Files.writeString(desk.output.resolve("y_00001.txt"), "other");
        String same = desk.engine.sha256(both);
        String other = desk.engine.sha256(alone);
        var kept =
                new RunRecord.Output("save", "", "x_00001.txt", "text/plain", same, Optional.empty(), Optional.empty());
        var lost = new RunRecord.Output(
                "save", "", "y_00001.txt", "text/plain", other, Optional.empty(), Optional.empty());
        desk.submit("done");
        Lease done = desk.take();
        desk.store.queue().commit(done, desk.record(done, RunStatus.SUCCEEDED, List.of(kept)));
        String id = desk.submit("left");
        Lease lease = desk.take();
        lease.ticket().notice().about("x_00002.txt", same);
        lease.ticket().notice().about("y_00001.txt", other);
        desk.store.artifacts().keep(desk.output, List.of(lost));
        assertThat(desk.store.artifacts().find(other)).isPresent();
        leaveRunning(id);

        desk = Desk.open(folder, url, Recovery.USUAL);
        assertThat(desk.store.artifacts().find(other)).isEmpty();
        assertThat(desk.store.artifacts().find(same)).isPresent();
        assertThat(both).exists();
    }

    @Test
    void shouldTellOfARunThatWasKeptAMomentBeforeTheProcessDied() throws Exception {
        String id = desk.submit("silent");
        desk.close();
        try (Database open = Database.open(folder.resolve("data"), url)) {
            Sql.update(open.writer(), "DELETE FROM events WHERE run = ?", id);
        }
        desk = Desk.open(folder, url, Recovery.USUAL);
        Awaitility.await()
                .until(() -> desk.store.history().events(Optional.of(id), 0, 10).size() == 1);
        assertThat(desk.store.history().events(Optional.of(id), 0, 10).get(0).json())
                .contains("\"queued\"");
    }

    @Test
    void shouldOrderRunsByWhenTheyCameWhateverTheClockSays() throws InterruptedException {
        List<String> came = new ArrayList<>();
        for (int day = 3; day > 0; day--) {
            String id = "0f5b3c1e-0000-4000-8000-00000000000" + day;
            RunTicket ticket =
                    new RunTicket(id, Instant.ofEpochSecond(1_700_000_000 + day * 86_400L), OutputNotice.NONE);
            came.add(desk.store.queue().submit(Desk.request("day " + day).with(ticket), 0));
        }
        assertThat(desk.store.queue().waiting()).isEqualTo(came);
        reopen(Recovery.USUAL);
        assertThat(desk.store.queue().waiting()).isEqualTo(came);
        assertThat(desk.store.history().list(RunQuery.ALL, 10, OptionalLong.empty()))
                .extracting(StoredRun::id)
                .containsExactly(came.get(2), came.get(1), came.get(0));

        // Ended, as the clock has it, before it was asked for.
        Lease lease = desk.take();
        RunRecord usual = desk.record(lease, RunStatus.SUCCEEDED, List.of());
        RunRecord earlier = new RunRecord(
                usual.runId(),
                usual.status(),
                usual.workflow(),
                usual.targets(),
                usual.seeds(),
                usual.nodes(),
                usual.outputs(),
                usual.inputs(),
                usual.models(),
                usual.plugins(),
                usual.engine(),
                usual.device(),
                usual.machine(),
                usual.queued(),
                Optional.of(Instant.EPOCH.plusSeconds(20)),
                Optional.of(Instant.EPOCH.plusSeconds(10)),
                usual.error());
        assertThat(desk.store.queue().commit(lease, earlier)).isTrue();
        reopen(Recovery.USUAL);
        assertThat(desk.status(came.get(0))).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(desk.take().runId()).isEqualTo(came.get(1));
    }

    @Test
    void shouldKeepTheEndOfARunWithItsFilesAndEvents() throws Exception {
        String id = desk.submit("done");
        Lease lease = desk.take();
        assertThat(desk.store.history().record(id)).as("while it is taken").isPresent();
        Path file = Files.writeString(Files.createDirectories(desk.output).resolve("x_00001.txt"), "done");
        String sha256 = desk.engine.sha256(file);
        lease.ticket().notice().about("x_00001.txt", sha256);
        var output = new RunRecord.Output(
                "save", "", "x_00001.txt", "text/plain", sha256, Optional.empty(), Optional.empty());
        desk.store.queue().commit(lease, desk.record(lease, RunStatus.SUCCEEDED, List.of(output)));
        assertThat(desk.store.history().record(id)).as("at once").isPresent();
        reopen(Recovery.USUAL);

        assertThat(desk.status(id)).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(file).exists();
        assertThat(desk.store.history().outputs(id)).containsExactly(output);
        assertThat(desk.store.artifacts().find(sha256).orElseThrow()).hasContent("done");
        assertThat(desk.store.history().document(id).orElseThrow().name()).isEqualTo("done");
        List<StoredEvent> events = desk.store.history().events(Optional.of(id), 0, 100);
        assertThat(events).extracting(StoredEvent::number).isSorted().doesNotHaveDuplicates();
        assertThat(events.get(0).json()).contains("\"queued\"");
        assertThat(events.get(events.size() - 1).json()).contains("\"finished\"");
        assertThat(desk.store.history().events(Optional.empty(), events.get(0).number(), 100))
                .hasSize(events.size() - 1);
        assertThat(desk.store.history().counts()).containsEntry(RunStatus.SUCCEEDED, 1L);
    }

    @Test
    void shouldNumberEventsOnAcrossARestart() {
        String before = desk.submit("before");
        Awaitility.await()
                .until(() ->
                        !desk.store.history().events(Optional.of(before), 0, 10).isEmpty());
        reopen(Recovery.USUAL);
        String after = desk.submit("after");
        Awaitility.await()
                .until(() ->
                        !desk.store.history().events(Optional.of(after), 0, 10).isEmpty());
        assertThat(desk.store.history().events(Optional.of(after), 0, 10).get(0).number())
                .isGreaterThan(desk.store
                        .history()
                        .events(Optional.of(before), 0, 10)
                        .get(0)
                        .number());
    }

    @Test
    void shouldBeginNothingWhilePausedNotEvenAfterARestart() throws InterruptedException {
        desk.store.queue().pause();
        String id = desk.submit("patient");
        assertThat(desk.store.queue().take(Duration.ofMillis(50))).isEmpty();
        reopen(Recovery.USUAL);
        assertThat(desk.store.queue().paused()).isTrue();
        assertThat(desk.store.queue().take(Duration.ofMillis(50))).isEmpty();
        desk.store.queue().resume();
        assertThat(desk.take().runId()).isEqualTo(id);
    }

    @Test
    void shouldChangeTheOrder() {
        String a = desk.submit("a");
        String b = desk.submit("b");
        String c = desk.submit("c");
        assertThat(desk.store.queue().first(c)).isTrue();
        assertThat(desk.store.queue().waiting()).containsExactly(c, a, b);
        assertThat(desk.store.queue().prioritise(b, 9)).isTrue();
        assertThat(desk.store.queue().waiting()).containsExactly(b, c, a);
        assertThat(desk.store.queue().first("nobody")).isFalse();
        assertThat(desk.store.queue().cancelAll()).isEqualTo(3);
        assertThat(desk.store.queue().waiting()).isEmpty();
        assertThat(desk.status(a)).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void shouldPutARunBeforeAnyOtherHoweverOftenAndRememberIt() throws InterruptedException {
        RunQueue queue = desk.store.queue();
        String urgent = queue.submit(Desk.request("urgent"), 5);
        String a = desk.submit("a");
        String b = desk.submit("b");
        String c = desk.submit("c");
        assertThat(queue.before(c, a)).isTrue();
        assertThat(queue.waiting()).containsExactly(urgent, c, a, b);
        assertThat(queue.before(c, a)).isTrue();
        assertThat(queue.before(a, a)).isTrue();
        assertThat(queue.waiting()).containsExactly(urgent, c, a, b);
        assertThat(queue.before(b, urgent)).isTrue();
        assertThat(queue.waiting()).containsExactly(b, urgent, c, a);
        assertThat(queue.last(urgent)).isTrue();
        assertThat(queue.waiting()).containsExactly(b, c, a, urgent);
        assertThat(queue.before(a, "nobody")).isFalse();
        assertThat(queue.before("nobody", a)).isFalse();
        assertThat(queue.last("nobody")).isFalse();
        // More often than a number can be halved.
        for (int i = 0; i < 60; i++) {
            assertThat(queue.before(a, urgent)).isTrue();
            assertThat(queue.before(c, urgent)).isTrue();
        }
        assertThat(queue.waiting()).containsExactly(b, a, c, urgent);
        String late = desk.submit("late");
        reopen(Recovery.USUAL);
        assertThat(desk.store.queue().waiting()).containsExactly(b, a, c, urgent, late);
    }

    @Test
    void shouldHaveARecordOfARunAtEveryMoment() throws InterruptedException {
        String id = desk.submit("seen");
        assertThat(desk.store.history().record(id).orElseThrow()).contains("\"queued\"");
        Lease lease = desk.take();
        assertThat(desk.store.history().record(id)).isPresent();
        desk.end(lease, RunStatus.SUCCEEDED);
        assertThat(desk.store.history().record(id).orElseThrow()).contains("\"succeeded\"");
    }

    @Test
    void shouldListTheFilesOfAllRunsNewestFirst() throws Exception {
        for (String name : List.of("first", "second")) {
            desk.submit(name);
            Lease lease = desk.take();
            List<RunRecord.Output> outputs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String file = name + "_" + i + ".txt";
                Files.createDirectories(desk.output);
                Files.writeString(desk.output.resolve(file), file);
                outputs.add(new RunRecord.Output(
                        "write",
                        "file",
                        file,
                        "text/plain",
                        Integer.toHexString(i).repeat(64),
                        Optional.empty(),
                        Optional.empty()));
            }
            assertThat(desk.store.queue().commit(lease, desk.record(lease, RunStatus.SUCCEEDED, outputs)))
                    .isTrue();
        }
        Awaitility.await()
                .until(() -> files(RunQuery.ALL, 10, OptionalLong.empty()).size() == 6);
        List<StoredOutput> page = files(RunQuery.ALL, 4, OptionalLong.empty());
        assertThat(page)
                .extracting(each -> each.output().file())
                .containsExactly("second_2.txt", "second_1.txt", "second_0.txt", "first_2.txt");
        assertThat(files(RunQuery.ALL, 4, OptionalLong.of(page.get(3).number())))
                .extracting(each -> each.run().name() + " " + each.place())
                .containsExactly("first 1", "first 0");
        assertThat(files(RunQuery.parse("name=first"), 10, OptionalLong.empty()))
                .hasSize(3);
    }

    private List<StoredOutput> files(RunQuery query, int limit, OptionalLong before) {
        return desk.store.history().outputs(query, limit, before);
    }

    @Test
    void shouldTellTheNumbersThatRunsWereGiven() {
        String id = desk.store
                .queue()
                .submit(RunRequest.of(Desk.workflow("warm", "\"guidanceScale\": 7.5, \"sampler\": \"euler\"")), 0);
        desk.submit("bare");
        desk.store.history().rate(id, Optional.of(4));
        Map<StoredRun, Map<String, Double>> numbers = desk.store.history().numbers(RunQuery.ALL, 10);
        assertThat(numbers.keySet()).extracting(StoredRun::name).containsExactly("bare", "warm");
        assertThat(numbers.values()).containsExactly(Map.of(), Map.of("denoise.guidanceScale", 7.5));
        assertThat(desk.store.history().numbers(RunQuery.parse("rating>=4"), 10))
                .hasSize(1);
        assertThat(desk.store.history().numbers(RunQuery.parse("rating>=5"), 10))
                .isEmpty();
    }

    @Test
    void shouldPageThroughTheHistoryNewestFirst() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add(0, desk.submit("run " + i));
        }
        List<String> read = new ArrayList<>();
        OptionalLong before = OptionalLong.empty();
        for (int page = 0; page < 4; page++) {
            List<StoredRun> runs = desk.store.history().list(RunQuery.ALL, 10, before);
            runs.forEach(run -> read.add(run.id()));
            before = runs.isEmpty()
                    ? before
                    : OptionalLong.of(runs.get(runs.size() - 1).number());
        }
        assertThat(read).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "guidanceScale>7                       | warm",
                "guidanceScale>=7.5 sampler=euler      | warm",
                "guidanceScale<=3                      | cold",
                "denoise.guidanceScale=3               | cold",
                "other.guidanceScale=3                 |",
                "sampler!=euler                        | cold",
                "prompt~\"RED apple\"                  | warm",
                "prompt~%                              |",
                "name=warm                             | warm",
                "name~OL                               | cold",
                "status=queued rating>=4               | warm",
                "tag=keep                              | warm",
                "tag!=keep                             | cold",
                "pinned=true                           | cold",
                "note~gift                             | cold",
                "steps=20                              | cold warm",
            })
    void shouldFindRunsByTheirValues(String query, String names) {
        String warm = desk.store
                .queue()
                .submit(
                        RunRequest.of(
                                Desk.workflow(
                                        "warm",
                                        "\"guidanceScale\": 7.5, \"sampler\": \"euler\", \"steps\": 20, \"prompt\": \"a red apple\"")),
                        0);
        String cold = desk.store
                .queue()
                .submit(
                        RunRequest.of(Desk.workflow(
                                "cold",
                                "\"guidanceScale\": 3, \"sampler\": \"ddim\", \"steps\": 20, \"prompt\": \"pear\"")),
                        0);
        assertThat(desk.store.history().rate(warm, Optional.of(4))).isTrue();
        desk.store.history().tag(warm, List.of("keep", "apple"));
        desk.store.history().pin(cold, true);
        desk.store.history().note(cold, "a gift for Ann");

        List<String> found = desk.store.history().list(RunQuery.parse(query), 10, OptionalLong.empty()).stream()
                .map(StoredRun::name)
                .sorted()
                .toList();
        assertThat(found).isEqualTo(names == null ? List.of() : List.of(names.split(" ")));
    }

    @Test
    void shouldRememberMarksAndTakeThemAway() {
        String id = desk.submit("marked");
        desk.store.history().rate(id, Optional.of(5));
        desk.store.history().tag(id, List.of("b", "a", "b"));
        desk.store.history().note(id, "fine");
        desk.store.history().pin(id, true);
        StoredRun run = desk.store.history().find(id).orElseThrow();
        assertThat(run.rating()).contains(5);
        assertThat(run.tags()).containsExactly("a", "b");
        assertThat(run.note()).contains("fine");
        assertThat(run.pinned()).isTrue();
        desk.store.history().rate(id, Optional.empty());
        desk.store.history().note(id, " ");
        assertThat(desk.store.history().find(id).orElseThrow().rating()).isEmpty();
        assertThat(desk.store.history().find(id).orElseThrow().note()).isEmpty();
        assertThat(desk.store.history().rate("nobody", Optional.of(1))).isFalse();
        assertThatThrownBy(() -> desk.store.history().rate(id, Optional.of(6))).hasMessageContaining("from 1 to 5");
        assertThatThrownBy(() -> desk.store.history().tag(id, List.of("two\nlines")))
                .hasMessageContaining("one line");
    }

    @Test
    void shouldTakeInWhatTheCommandLineLeft() throws Exception {
        Lease elsewhere =
                new Lease(Desk.request("elsewhere").with(Desk.ticket("0f5b3c1e-0000-4000-8000-000000000002")), 1, 1);
        new Spool(folder.resolve("data")).leave(desk.record(elsewhere, RunStatus.SUCCEEDED, List.of()), desk.output);
        assertThat(Store.record(folder.resolve("data"), url, elsewhere.runId())).isPresent();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> desk.store.history().find(elsewhere.runId()).isPresent());
        assertThat(desk.status(elsewhere.runId())).isEqualTo(RunStatus.SUCCEEDED);
        Awaitility.await()
                .until(() -> Files.notExists(folder.resolve("data/runs").resolve(elsewhere.runId() + ".json")));
        assertThat(Store.record(folder.resolve("data"), url, elsewhere.runId())
                        .orElseThrow()
                        .workflow()
                        .name())
                .isEqualTo("elsewhere");
    }

    @Test
    void shouldRefuseASecondServer() {
        assertThatThrownBy(() -> Desk.open(folder, url, Recovery.USUAL))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Another Darkroom server uses the data folder");
    }
}
