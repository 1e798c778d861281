package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.diff.InputHistory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saved workflows, on whichever database the subclass names. */
abstract class WorkflowsTest {
    static final Author ANNA = new Author("anna", Optional.of("tab-a"));
    private static final Author BEN = new Author("ben", Optional.of("tab-b"));
    private static final Author PROGRAM = new Author("", Optional.empty());

    @TempDir
    Path folder;

    private Desk desk;
    private Optional<String> url = Optional.empty();

    /** Of an empty database; empty for the file. */
    abstract Optional<String> freshDatabase();

    @BeforeEach
    void open() {
        url = freshDatabase();
        desk = Desk.open(folder, url, Recovery.USUAL);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Workflows workflows() {
        return desk.store.workflows();
    }

    static Workflow document(String name, String guidance) {
        return Desk.workflow(name, "\"guidanceScale\": " + guidance);
    }

    private String created(String name) {
        return workflows().create(document(name, "7"), Optional.empty(), ANNA).id();
    }

    private Saving save(String id, String guidance, int base, Author author) {
        return workflows().save(id, document("Rabbit", guidance), base, Optional.empty(), author);
    }

    private static WorkflowVersion saved(Saving saving) {
        assertThat(saving).isInstanceOf(Saving.Saved.class);
        return ((Saving.Saved) saving).version();
    }

    @Test
    void shouldKeepEverySaveAsAVersionThatSaysWhatChanged() {
        String id = created("Rabbit");
        saved(save(id, "7.5", 1, ANNA));
        saved(workflows().save(id, document("Rabbit", "9"), 2, Optional.of(" for Friday "), BEN));
        desk.close();
        desk = Desk.open(folder, url, Recovery.USUAL);

        assertThat(workflows().document(id, 1)).contains(document("Rabbit", "7"));
        assertThat(workflows().document(id, 3)).contains(document("Rabbit", "9"));
        assertThat(workflows().document(id, 4)).isEmpty();
        List<WorkflowVersion> versions = workflows().versions(id, Integer.MAX_VALUE, 10);
        assertThat(versions).extracting(WorkflowVersion::number).containsExactly(3, 2, 1);
        assertThat(versions)
                .extracting(WorkflowVersion::summary)
                .containsExactly(
                        "denoise.guidanceScale was 7.5 and is 9.",
                        "denoise.guidanceScale was 7 and is 7.5.",
                        "It begins with one node.");
        assertThat(versions).extracting(WorkflowVersion::by).containsExactly("ben", "anna", "anna");
        assertThat(versions.get(0).label()).contains("for Friday");
        assertThat(versions.get(0).base()).isEqualTo(2);
        assertThat(workflows().versions(id, 3, 1))
                .extracting(WorkflowVersion::number)
                .containsExactly(2);
    }

    @Test
    void shouldMakeNoVersionOfADocumentThatIsTheLatestAlready() {
        String id = created("Rabbit");
        assertThat(save(id, "7", 1, ANNA)).isInstanceOf(Saving.Unchanged.class);
        saved(save(id, "8", 1, ANNA));
        assertThat(save(id, "8", 1, BEN)).as("both made the same change").isInstanceOf(Saving.Unchanged.class);
        assertThat(workflows().find(id).orElseThrow().latest()).isEqualTo(2);
    }

    @Test
    void shouldSaveNothingOverWhatSomebodyElseSaved() {
        String id = created("Rabbit");
        saved(save(id, "8", 1, BEN));

        Saving saving = save(id, "9", 1, ANNA);

        assertThat(saving).isInstanceOf(Saving.Conflict.class);
        WorkflowVersion theirs = ((Saving.Conflict) saving).latest();
        assertThat(theirs.number()).isEqualTo(2);
        assertThat(theirs.by()).isEqualTo("ben");
        assertThat(workflows().document(id, 2)).contains(document("Rabbit", "8"));
        assertThat(workflows().draftDocument(id, "tab-a")).as("nothing is lost").contains(document("Rabbit", "9"));
        assertThat(workflows().find(id).orElseThrow().unsaved()).isTrue();
    }

    @Test
    void shouldLetOneOfManySaveAtOnce() throws InterruptedException {
        String id = created("Rabbit");
        Set<Integer> won = ConcurrentHashMap.newKeySet();
        List<Thread> people = IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> {
                    if (save(id, "1" + i, 1, new Author("p" + i, Optional.empty())) instanceof Saving.Saved) {
                        won.add(i);
                    }
                }))
                .toList();
        people.forEach(Thread::start);
        for (Thread each : people) {
            each.join();
        }
        assertThat(won).hasSize(1);
        assertThat(workflows().find(id).orElseThrow().latest()).isEqualTo(2);
    }

    @Test
    void shouldSaveNothingOfAWorkflowThatIsNotThere() {
        assertThat(save("nothing", "1", 0, ANNA)).isInstanceOf(Saving.Unknown.class);
        assertThat(workflows().restore("nothing", 1, ANNA)).isInstanceOf(Saving.Unknown.class);
        assertThat(workflows().rename("nothing", "x", ANNA)).isInstanceOf(Saving.Unknown.class);
        assertThat(workflows().draft("nothing", document("x", "1"), 0, ANNA)).isEmpty();
        assertThat(workflows().label("nothing", 1, "x")).isFalse();
        assertThat(workflows().remove("nothing")).isFalse();
        assertThat(workflows().bringBack("nothing")).isEmpty();
        assertThat(workflows().history("nothing", "denoise", "steps")).isEmpty();
    }

    @Test
    void shouldMakeAnEarlierVersionTheLatestAgain() {
        String id = created("Rabbit");
        saved(save(id, "8", 1, ANNA));
        workflows().draft(id, document("Rabbit", "99"), 2, ANNA);

        WorkflowVersion restored = saved(workflows().restore(id, 1, ANNA));

        assertThat(restored.number()).isEqualTo(3);
        assertThat(restored.summary()).isEqualTo("Version 1 was restored.");
        assertThat(workflows().document(id, 3)).contains(document("Rabbit", "7"));
        assertThat(workflows().draftDocument(id, "tab-a"))
                .as("what was not saved is left alone")
                .contains(document("Rabbit", "99"));
        assertThat(workflows().restore(id, 7, ANNA)).isInstanceOf(Saving.Unknown.class);
        assertThat(workflows().restore(id, 3, ANNA)).isInstanceOf(Saving.Unchanged.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Text to image | text-to-image",
                "Crème brûlée, 2 Ways! | creme-brulee-2-ways",
                "兔子 | workflow",
                "../../etc/passwd | etc-passwd",
                "'' | workflow",
                "a very long name that goes on and on and on and on and on | a-very-long-name-that-goes-on-and-on-and",
            })
    void shouldMakeIdsThatAreSafeInAddresses(String name, String id) {
        assertThat(created(name)).isEqualTo(id);
        assertThat(created(name)).isEqualTo(id + "-2");
    }

    @Test
    void shouldRenameByAVersionAndKeepTheId() {
        String id = created("Rabbit");
        WorkflowVersion version = saved(workflows().rename(id, "Hare", BEN));
        assertThat(version.summary()).isEqualTo("The workflow was called \"Rabbit\" and is called \"Hare\".");
        assertThat(workflows().find(id).orElseThrow().name()).isEqualTo("Hare");
        assertThat(workflows().document(id, 2).orElseThrow().name()).isEqualTo("Hare");
        assertThatThrownBy(() -> workflows().rename(id, "two\nlines", BEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("on one line");
        assertThatThrownBy(() -> workflows().rename(id, " ", BEN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepTheDraftsOfTwoTabsApartAndTellEachOfTheOther() {
        String id = created("Rabbit");
        assertThat(workflows()
                        .draft(id, document("Rabbit", "8"), 1, ANNA)
                        .orElseThrow()
                        .others())
                .isEmpty();
        Workflows.Drafted second =
                workflows().draft(id, document("Rabbit", "9"), 1, BEN).orElseThrow();
        assertThat(second.others()).extracting(WorkflowDraft::client).containsExactly("tab-a");
        assertThat(second.mine().by()).isEqualTo("ben");
        assertThat(workflows().draftDocument(id, "tab-a")).contains(document("Rabbit", "8"));
        assertThat(workflows().drafts(id)).extracting(WorkflowDraft::client).containsExactly("tab-b", "tab-a");
        assertThat(workflows().find(id).orElseThrow().unsaved()).isTrue();

        saved(save(id, "8", 1, ANNA));
        assertThat(workflows().drafts(id))
                .as("anna's is saved, ben's is not")
                .extracting(WorkflowDraft::client)
                .containsExactly("tab-b");
        Workflows.Drafted late =
                workflows().draft(id, document("Rabbit", "9.5"), 1, BEN).orElseThrow();
        assertThat(late.latest()).as("somebody saved since").isEqualTo(2);
        assertThat(workflows().dropDrafts(id, Optional.of("tab-b"))).isEqualTo(1);
        assertThat(workflows().find(id).orElseThrow().unsaved()).isFalse();
    }

    @Test
    void shouldKeepTheDraftsOfTheLastTabsOnly() {
        String id = created("Rabbit");
        for (int i = 0; i < 20; i++) {
            workflows().draft(id, document("Rabbit", "1" + i), 1, new Author("", Optional.of("tab-" + i)));
        }
        assertThat(workflows().drafts(id))
                .hasSize(8)
                .first()
                .extracting(WorkflowDraft::client)
                .isEqualTo("tab-19");
        assertThat(workflows().dropDrafts(id, Optional.empty())).isEqualTo(8);
    }

    @Test
    void shouldBeginWithADraftAlone() {
        SavedWorkflow begun = workflows().createDraft(document("Untitled", "7"), ANNA);
        assertThat(begun.latest()).isZero();
        assertThat(begun.unsaved()).isTrue();
        workflows().draft(begun.id(), document("Named since", "8"), 0, ANNA);
        assertThat(workflows().find(begun.id()).orElseThrow().name()).isEqualTo("Named since");
        assertThat(workflows().versions(begun.id(), Integer.MAX_VALUE, 10)).isEmpty();

        assertThat(saved(save(begun.id(), "8", 0, ANNA)).number()).isEqualTo(1);
        assertThat(workflows().drafts(begun.id())).isEmpty();
    }

    @Test
    void shouldSaveADraftWhenItIsNamed() {
        String id = workflows().createDraft(document("Untitled", "7"), ANNA).id();
        assertThat(saved(workflows().rename(id, "Hare", ANNA)).number()).isEqualTo(1);
        assertThat(workflows().document(id, 1)).contains(document("Hare", "7"));
        assertThat(workflows().find(id).orElseThrow().unsaved()).isFalse();
    }

    @Test
    void shouldBringARemovedWorkflowBackWithAllItsVersions() {
        String id = created("Rabbit");
        saved(save(id, "8", 1, ANNA));
        assertThat(workflows().remove(id)).isTrue();
        assertThat(workflows().remove(id)).isFalse();
        assertThat(workflows().find(id)).isEmpty();
        assertThat(workflows().document(id, 1)).isEmpty();
        assertThat(workflows().list(false, 10, OptionalLong.empty())).isEmpty();
        assertThat(workflows().list(true, 10, OptionalLong.empty()))
                .extracting(SavedWorkflow::id)
                .containsExactly(id);
        assertThat(save(id, "9", 2, ANNA)).isInstanceOf(Saving.Unknown.class);
        assertThat(created("Rabbit")).as("its id is not given away").isEqualTo("rabbit-2");

        assertThat(workflows().bringBack(id).orElseThrow().latest()).isEqualTo(2);
        assertThat(workflows().document(id, 1)).contains(document("Rabbit", "7"));
    }

    @Test
    void shouldClearAwayWhatWasRemovedLongAgoAndNothingElse() {
        String gone = created("Gone");
        String kept = created("Kept");
        workflows().draft(gone, document("Gone", "8"), 1, ANNA);
        workflows().remove(gone);
        assertThat(workflows().clear(Instant.now())).isZero();
        assertThat(workflows().clear(Instant.now().plus(Workflows.KEPT_REMOVED).plus(Duration.ofMinutes(1))))
                .isEqualTo(1);
        assertThat(workflows().bringBack(gone)).isEmpty();
        assertThat(workflows().versions(gone, Integer.MAX_VALUE, 10)).isEmpty();
        assertThat(workflows().find(kept)).isPresent();
    }

    @Test
    void shouldListWhatWasTouchedLastFirstPageByPage() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(created("w" + i));
        }
        saved(save(ids.get(1), "8", 1, ANNA));
        List<SavedWorkflow> first = workflows().list(false, 2, OptionalLong.empty());
        assertThat(first).extracting(SavedWorkflow::id).containsExactly("w1", "w4");
        List<SavedWorkflow> rest =
                workflows().list(false, 10, OptionalLong.of(first.get(1).touched()));
        assertThat(rest).extracting(SavedWorkflow::id).containsExactly("w3", "w2", "w0");
    }

    @Test
    void shouldFindTheRunsOfAWorkflow() {
        String id = created("Rabbit");
        desk.submit("of nothing");
        String of =
                desk.store.queue().submit(Desk.request("of it"), 0, Optional.of(new WorkflowRef(id, Optional.of(1))));
        String young =
                desk.store.queue().submit(Desk.request("of it"), 0, Optional.of(new WorkflowRef(id, Optional.empty())));
        RunHistory history = desk.store.history();
        assertThat(history.list(RunQuery.parse("workflow=" + id), 10, OptionalLong.empty()))
                .extracting(StoredRun::id)
                .containsExactly(young, of);
        assertThat(history.list(RunQuery.parse("workflow!=" + id), 10, OptionalLong.empty()))
                .extracting(StoredRun::name)
                .containsExactly("of nothing");
        assertThat(history.find(of).orElseThrow().workflow()).contains(new WorkflowRef(id, Optional.of(1)));
        assertThat(workflows().find(id).orElseThrow().lastRun()).contains(young);
    }

    @Test
    void shouldTellWhichValuesAnInputHadAndUntilWhen() {
        String id = created("Rabbit");
        for (int version = 1; version < 4; version++) {
            workflows().label(id, version, "v" + version);
            saved(workflows()
                    .save(
                            id,
                            Desk.workflow("Rabbit", "\"guidanceScale\": 7.0, \"steps\": " + version),
                            version,
                            Optional.empty(),
                            ANNA));
        }
        saved(save(id, "7.5", 4, ANNA));

        InputHistory history =
                workflows().history(id, "denoise", "guidanceScale").orElseThrow();

        assertThat(history.spans())
                .extracting(InputHistory.Span::sentence)
                .containsExactly("guidanceScale is 7.5 from version 5 on.", "guidanceScale was 7.0 until version 4.");
        assertThat(history.spans().get(1).from()).isEqualTo(1);
        assertThat(history.spans().get(0).value()).containsInstanceOf(Input.Literal.class);
        assertThat(workflows().history(id, "nobody", "steps").orElseThrow().spans())
                .isEmpty();
    }

    @Test
    void shouldHaveAVersionWholeOrNotAtAllWhenTheProcessDies() throws SQLException {
        String id = created("Rabbit");
        desk.close();
        try (Database dying = Database.open(folder.resolve("data"), url)) {
            dying.writer().setAutoCommit(false);
            WorkflowRows.insert(
                    dying.writer(),
                    id,
                    2,
                    new WorkflowRows.NewVersion(
                            1, "Rabbit", new WorkflowRows.Text("{}", "0"), Optional.empty(), "never committed"),
                    PROGRAM);
        }
        desk = Desk.open(folder, url, Recovery.USUAL);
        assertThat(workflows().find(id).orElseThrow().latest()).isEqualTo(1);
        assertThat(workflows().versions(id, Integer.MAX_VALUE, 10)).hasSize(1);
        assertThat(saved(save(id, "8", 1, ANNA)).number()).isEqualTo(2);
    }

    @Test
    void shouldBoundLabels() {
        String id = created("Rabbit");
        assertThat(workflows().label(id, 1, "as shown")).isTrue();
        assertThat(workflows().version(id, 1).orElseThrow().label()).contains("as shown");
        assertThat(workflows().label(id, 1, "")).isTrue();
        assertThat(workflows().version(id, 1).orElseThrow().label()).isEmpty();
        assertThatThrownBy(() -> workflows().label(id, 1, "x".repeat(101))).hasMessageContaining("at most 100");
    }
}
