package dev.darkroom.store;

import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import dev.darkroom.workflow.WorkflowWriter;
import dev.darkroom.workflow.diff.InputHistory;
import dev.darkroom.workflow.diff.WorkflowDiff;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The workflows that people saved: each with all its versions, which never change, and with drafts of what is not saved
 * yet. Whatever returns from here is on the disk; what a process that dies was about to write is there whole or not at
 * all. A document need not be able to run.
 */
public final class Workflows {
    /** Most that one page of a list holds. */
    public static final int LARGEST_PAGE = 1_000;

    /** How long a removed workflow can be brought back. */
    static final Duration KEPT_REMOVED = Duration.ofDays(30);

    /** How many versions the history of a value goes back. */
    private static final int MOST_LOOKED_BACK = 1_000;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LABEL = 100;

    private final Database database;
    private final GroupCommit commits;

    Workflows(Database database, GroupCommit commits) {
        this.database = database;
        this.commits = commits;
    }

    /**
     * Some of the workflows, the last touched first.
     *
     * @param removed those that were removed; else the others
     * @param before {@link SavedWorkflow#touched} of the last one of the page before; empty for the first page
     */
    public List<SavedWorkflow> list(boolean removed, int limit, OptionalLong before) {
        String sql = "SELECT " + WorkflowRows.WORKFLOW + " FROM workflows w WHERE w.removed IS "
                + (removed ? "NOT NULL" : "NULL") + " AND w.touched < ? ORDER BY w.touched DESC LIMIT ?";
        return database.read(connection -> Sql.list(
                connection, sql, WorkflowRows::workflow, before.orElse(Long.MAX_VALUE), Math.min(limit, LARGEST_PAGE)));
    }

    /** One that was not removed. */
    public Optional<SavedWorkflow> find(String id) {
        return database.read(connection -> WorkflowRows.find(connection, id, false));
    }

    /** A document that was saved, of a workflow that was not removed. */
    public Optional<Workflow> document(String id, int number) {
        return database.read(
                        connection -> WorkflowRows.find(connection, id, false).isPresent()
                                ? WorkflowRows.text(connection, "document", id, number)
                                : Optional.<String>empty())
                .map(WorkflowReader::read);
    }

    /** What is known of a version. */
    public Optional<WorkflowVersion> version(String id, int number) {
        return database.read(connection -> WorkflowRows.version(connection, id, number));
    }

    /**
     * Some versions, the newest first.
     *
     * @param before only those with a smaller number
     */
    public List<WorkflowVersion> versions(String id, int before, int limit) {
        return database.read(
                connection -> WorkflowRows.versions(connection, id, before, Math.min(limit, LARGEST_PAGE)));
    }

    /** Begins a workflow with its first version. */
    public SavedWorkflow create(Workflow document, Optional<String> label, Author author) {
        WorkflowRows.NewVersion first =
                new WorkflowRows.NewVersion(0, name(document), text(document), label(label), Summaries.first(document));
        return commits.now(connection -> {
            String id = WorkflowIds.fresh(connection, document.name());
            WorkflowRows.insert(connection, id, first.name());
            WorkflowRows.insert(connection, id, 1, first, author);
            return WorkflowRows.find(connection, id, false).orElseThrow();
        });
    }

    /** Begins a workflow that is nothing but a draft: there is no version yet. */
    public SavedWorkflow createDraft(Workflow document, Author author) {
        WorkflowRows.Text text = text(document);
        return commits.now(connection -> {
            String id = WorkflowIds.fresh(connection, document.name());
            WorkflowRows.insert(connection, id, name(document));
            WorkflowRows.putDraft(connection, id, 0, text, author);
            return WorkflowRows.find(connection, id, false).orElseThrow();
        });
    }

    /**
     * Saves a document as a new version, if nobody else has saved since.
     *
     * @param base number of the version it was made from, 0 for a workflow without one
     */
    public Saving save(String id, Workflow document, int base, Optional<String> label, Author author) {
        // Compared before anybody waits: what is compared with is what will be there, or nothing is saved.
        Optional<Workflow> before = document(id, base);
        String summary = before.map(then -> Summaries.between(then, document)).orElse(Summaries.first(document));
        return add(id, base, document, label(label), summary, author);
    }

    /** Makes an earlier version the latest again, as a new one. */
    public Saving restore(String id, int number, Author author) {
        Optional<Workflow> then = document(id, number);
        Optional<SavedWorkflow> workflow = find(id);
        if (then.isEmpty() || workflow.isEmpty()) {
            return new Saving.Unknown();
        }
        return add(
                id,
                workflow.get().latest(),
                then.get(),
                Optional.empty(),
                "Version " + number + " was restored.",
                withoutDraft(author));
    }

    /** So that what the same client has not saved yet is left alone: it is of another document. */
    private static Author withoutDraft(Author author) {
        return new Author(author.name(), Optional.empty());
    }

    private Saving add(String id, int base, Workflow document, Optional<String> label, String summary, Author author) {
        WorkflowRows.Text text = text(document);
        WorkflowRows.NewVersion version = new WorkflowRows.NewVersion(base, name(document), text, label, summary);
        return commits.now(connection -> add(connection, id, version, author));
    }

    private static Saving add(Connection connection, String id, WorkflowRows.NewVersion version, Author author)
            throws SQLException {
        Optional<SavedWorkflow> workflow = WorkflowRows.find(connection, id, false);
        if (workflow.isEmpty()) {
            return new Saving.Unknown();
        }
        int latest = workflow.get().latest();
        if (latest > 0) {
            WorkflowVersion theirs =
                    WorkflowRows.version(connection, id, latest).orElseThrow();
            if (WorkflowRows.text(connection, "sha256", id, latest)
                    .filter(version.text().sha256()::equals)
                    .isPresent()) {
                WorkflowRows.dropDrafts(connection, id, version.text(), author);
                return new Saving.Unchanged(theirs);
            }
            if (version.base() != latest) {
                if (author.client().isPresent()) {
                    WorkflowRows.putDraft(connection, id, version.base(), version.text(), author);
                }
                return new Saving.Conflict(theirs);
            }
        } else if (version.base() != 0) {
            return new Saving.Unknown();
        }
        WorkflowRows.dropDrafts(connection, id, version.text(), author);
        return new Saving.Saved(WorkflowRows.insert(connection, id, latest + 1, version, author));
    }

    /**
     * Gives a workflow another name: a new version whose document has it. While there is none, what the newest draft holds
     * is saved under that name.
     *
     * @throws IllegalArgumentException when it is no name
     */
    public Saving rename(String id, String name, Author author) {
        checkLine("name", name, LONGEST_NAME);
        while (true) {
            Optional<SavedWorkflow> workflow = find(id);
            if (workflow.isEmpty()) {
                return new Saving.Unknown();
            }
            int latest = workflow.get().latest();
            Optional<Workflow> document = latest == 0
                    ? drafts(id).stream().findFirst().flatMap(draft -> draftDocument(id, draft.client()))
                    : document(id, latest);
            if (document.isEmpty()) {
                return new Saving.Unknown();
            }
            Saving saving = save(id, renamed(document.get(), name), latest, Optional.empty(), withoutDraft(author));
            if (!(saving instanceof Saving.Conflict)) {
                return saving;
            }
            // Somebody saved meanwhile: the name is for what they saved.
        }
    }

    /** The document under another name. */
    public static Workflow renamed(Workflow document, String name) {
        return new Workflow(
                document.format(), name, document.nodes(), document.outputs(), document.subgraphs(), document.extra());
    }

    /**
     * Labels a version; blank takes the label away.
     *
     * @return whether there is such a version
     * @throws IllegalArgumentException when it is too long for a label
     */
    public boolean label(String id, int number, String label) {
        @Nullable String words = label(Optional.of(label)).orElse(null);
        return commits.now(connection -> Sql.update(
                        connection,
                        "UPDATE workflow_versions SET label = ? WHERE workflow = ? AND number = ?",
                        words,
                        id,
                        number)
                == 1);
    }

    /**
     * Removes a workflow; it can be {@linkplain #bringBack brought back} for thirty days.
     *
     * @return whether there was one
     */
    public boolean remove(String id) {
        return commits.now(connection -> Sql.update(
                        connection,
                        "UPDATE workflows SET removed = ? WHERE id = ? AND removed IS NULL",
                        WorkflowRows.now(),
                        id)
                == 1);
    }

    /**
     * Undoes {@link #remove}.
     *
     * @return the workflow; empty when there is none any more
     */
    public Optional<SavedWorkflow> bringBack(String id) {
        return commits.now(connection -> {
            Sql.update(connection, "UPDATE workflows SET removed = NULL WHERE id = ?", id);
            return WorkflowRows.find(connection, id, false);
        });
    }

    /** Clears away for good what was removed long ago. Returns how many. */
    int clear(Instant now) {
        return commits.now(connection -> Sql.update(
                connection,
                "DELETE FROM workflows WHERE removed < ?",
                now.minus(KEPT_REMOVED).toEpochMilli()));
    }

    /** What is not saved yet of a workflow that was not removed, the newest first; one of each client. */
    public List<WorkflowDraft> drafts(String id) {
        return database.read(connection ->
                WorkflowRows.find(connection, id, false).isPresent() ? WorkflowRows.drafts(connection, id) : List.of());
    }

    /** What a client has not saved yet. */
    public Optional<Workflow> draftDocument(String id, String client) {
        return database.read(connection -> WorkflowRows.draftText(connection, id, client))
                .map(WorkflowReader::read);
    }

    /**
     * What became of a draft.
     *
     * @param latest number of the latest version
     * @param mine as it was kept
     * @param others of other clients, newer than the latest version, the newest first
     */
    public record Drafted(int latest, WorkflowDraft mine, List<WorkflowDraft> others) {
        public Drafted {
            others = List.copyOf(others);
        }
    }

    /**
     * Keeps what a client has not saved yet, in place of what it had. Of many clients the last eight are kept.
     *
     * @return empty when there is no such workflow
     */
    public Optional<Drafted> draft(String id, Workflow document, int base, Author author) {
        WorkflowRows.Text text = text(document);
        return commits.now(connection -> {
            Optional<SavedWorkflow> workflow = WorkflowRows.find(connection, id, false);
            if (workflow.isEmpty()) {
                return Optional.<Drafted>empty();
            }
            int latest = workflow.get().latest();
            WorkflowRows.putDraft(connection, id, base, text, author);
            if (latest == 0) {
                Sql.update(connection, "UPDATE workflows SET name = ? WHERE id = ?", name(document), id);
            }
            long saved = WorkflowRows.touched(connection, id, latest);
            List<WorkflowDraft> others = new ArrayList<>(WorkflowRows.drafts(connection, id));
            WorkflowDraft mine = others.remove(0);
            others.removeIf(draft -> draft.touched() < saved);
            return Optional.of(new Drafted(latest, mine, others));
        });
    }

    /**
     * Gives drafts up.
     *
     * @param client whose; empty for all
     * @return how many there were
     */
    public int dropDrafts(String id, Optional<String> client) {
        return commits.now(connection -> client.isPresent()
                ? Sql.update(
                        connection, "DELETE FROM workflow_drafts WHERE workflow = ? AND client = ?", id, client.get())
                : Sql.update(connection, "DELETE FROM workflow_drafts WHERE workflow = ?", id));
    }

    /**
     * The values that an input was given, as {@link InputHistory} has them.
     *
     * @return empty when there is no such workflow
     */
    public Optional<InputHistory> history(String id, String node, String port) {
        return find(id).map(workflow -> {
            InputHistory.Reading reading = InputHistory.of(node, port);
            int oldest = Math.max(1, workflow.latest() - MOST_LOOKED_BACK + 1);
            for (int number = workflow.latest(); number >= oldest; number--) {
                int each = number;
                document(id, each).ifPresent(document -> reading.before(each, document));
            }
            return reading.history();
        });
    }

    private static String name(Workflow document) {
        // As lists show it: PostgreSQL keeps no zeros, and nobody a novel.
        String line = document.name().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) : line;
    }

    private static Optional<String> label(Optional<String> label) {
        label.filter(words -> !words.isBlank()).ifPresent(words -> checkLine("label", words, LONGEST_LABEL));
        return label.map(String::strip).filter(words -> !words.isEmpty());
    }

    private static void checkLine(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A " + what + " is some words on one line, at most " + longest + " characters.");
        }
    }

    private static WorkflowRows.Text text(Workflow document) {
        String json = WorkflowWriter.write(document);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return new WorkflowRows.Text(json, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is said of versions. */
    private static final class Summaries {
        static String first(Workflow document) {
            int nodes = document.nodes().size();
            return nodes == 1 ? "It begins with one node." : "It begins with " + nodes + " nodes.";
        }

        static String between(Workflow before, Workflow after) {
            return WorkflowDiff.between(before, after).summary().replaceAll("\\p{Cntrl}+", " ");
        }
    }
}
