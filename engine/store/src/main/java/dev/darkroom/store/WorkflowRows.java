package dev.darkroom.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How workflows stand in the tables. */
final class WorkflowRows {
    /** For {@link #workflow}; the table of workflows is {@code w}. */
    static final String WORKFLOW = "w.id, w.name, w.latest, w.touched, w.changed, w.removed,"
            + " (SELECT r.id FROM runs r WHERE r.workflow = w.id ORDER BY r.number DESC LIMIT 1),"
            + " (SELECT MAX(d.touched) FROM workflow_drafts d WHERE d.workflow = w.id),"
            + " (SELECT v.touched FROM workflow_versions v WHERE v.workflow = w.id AND v.number = w.latest)";

    private static final String VERSION = "number, base, saved, author, label, summary";
    private static final String DRAFT = "client, base, touched, saved, author";

    /** Tabs that are closed leave theirs behind. */
    private static final int MOST_DRAFTS = 8;

    private WorkflowRows() {}

    /** A document on its way into a table. */
    record Text(String json, String sha256) {}

    /**
     * A version on its way into a table.
     *
     * @param name of the workflow from then on
     */
    record NewVersion(int base, String name, Text text, Optional<String> label, String summary) {}

    static SavedWorkflow workflow(ResultSet row) throws SQLException {
        long removed = row.getLong(6);
        Optional<Instant> gone = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(removed));
        long drafted = row.getLong(8);
        long saved = row.getLong(9);
        return new SavedWorkflow(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Optional.ofNullable(row.getString(7)),
                drafted > saved,
                gone);
    }

    static Optional<SavedWorkflow> find(Connection connection, String id, boolean removedToo) throws SQLException {
        return Sql.first(
                connection,
                "SELECT " + WORKFLOW + " FROM workflows w WHERE w.id = ?"
                        + (removedToo ? "" : " AND w.removed IS NULL"),
                WorkflowRows::workflow,
                id);
    }

    private static WorkflowVersion version(ResultSet row) throws SQLException {
        return new WorkflowVersion(
                row.getInt(1),
                row.getInt(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                Optional.ofNullable(row.getString(5)),
                row.getString(6));
    }

    static Optional<WorkflowVersion> version(Connection connection, String id, int number) throws SQLException {
        return Sql.first(
                connection,
                "SELECT " + VERSION + " FROM workflow_versions WHERE workflow = ? AND number = ?",
                WorkflowRows::version,
                id,
                number);
    }

    static List<WorkflowVersion> versions(Connection connection, String id, int before, int limit) throws SQLException {
        return Sql.list(
                connection,
                "SELECT " + VERSION + " FROM workflow_versions WHERE workflow = ? AND number < ?"
                        + " ORDER BY number DESC LIMIT ?",
                WorkflowRows::version,
                id,
                before,
                limit);
    }

    /** One of the columns of a version. */
    static Optional<String> text(Connection connection, String column, String id, int number) throws SQLException {
        return Sql.first(
                connection,
                "SELECT " + column + " FROM workflow_versions WHERE workflow = ? AND number = ?",
                row -> row.getString(1),
                id,
                number);
    }

    /** @return its number in the order of all that is written; the workflow has it too */
    static long touch(Connection connection, String id) throws SQLException {
        long next = next(connection);
        Sql.update(connection, "UPDATE workflows SET touched = ? WHERE id = ?", next, id);
        return next;
    }

    private static long next(Connection connection) throws SQLException {
        return Sql.number(connection, "SELECT MAX(touched) FROM workflows").orElse(0) + 1;
    }

    static void insert(Connection connection, String id, String name) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO workflows (id, name, latest, touched, changed) VALUES (?, ?, 0, ?, ?)",
                id,
                name,
                next(connection),
                now());
    }

    static WorkflowVersion insert(Connection connection, String id, int number, NewVersion version, Author author)
            throws SQLException {
        long saved = now();
        long touched = touch(connection, id);
        Sql.update(
                connection,
                "UPDATE workflows SET name = ?, latest = ?, changed = ? WHERE id = ?",
                version.name(),
                number,
                saved,
                id);
        @Nullable String label = version.label().orElse(null);
        Sql.update(
                connection,
                "INSERT INTO workflow_versions (workflow, number, base, touched, saved, author, label, summary, sha256,"
                        + " document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                number,
                version.base(),
                touched,
                saved,
                author.name(),
                label,
                version.summary(),
                version.text().sha256(),
                version.text().json());
        return new WorkflowVersion(
                number, version.base(), Instant.ofEpochMilli(saved), author.name(), version.label(), version.summary());
    }

    static void putDraft(Connection connection, String id, int base, Text text, Author author) throws SQLException {
        String client = author.client().orElse("");
        Sql.update(connection, "DELETE FROM workflow_drafts WHERE workflow = ? AND client = ?", id, client);
        Sql.update(
                connection,
                "INSERT INTO workflow_drafts (workflow, client, base, touched, saved, author, sha256, document)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                client,
                base,
                touch(connection, id),
                now(),
                author.name(),
                text.sha256(),
                text.json());
        Sql.update(
                connection,
                "DELETE FROM workflow_drafts WHERE workflow = ? AND client NOT IN (SELECT client FROM workflow_drafts"
                        + " WHERE workflow = ? ORDER BY touched DESC LIMIT ?)",
                id,
                id,
                MOST_DRAFTS);
    }

    /** What is in a version is no draft any more, whoever wrote it; nor is what its writer had. */
    static void dropDrafts(Connection connection, String id, Text saved, Author author) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM workflow_drafts WHERE workflow = ? AND (sha256 = ? OR client = ?)",
                id,
                saved.sha256(),
                author.client().orElse(""));
    }

    /** The newest first. */
    static List<WorkflowDraft> drafts(Connection connection, String id) throws SQLException {
        return Sql.list(
                connection,
                "SELECT " + DRAFT + " FROM workflow_drafts WHERE workflow = ? ORDER BY touched DESC",
                row -> new WorkflowDraft(
                        row.getString(1),
                        row.getInt(2),
                        row.getLong(3),
                        Instant.ofEpochMilli(row.getLong(4)),
                        row.getString(5)),
                id);
    }

    static Optional<String> draftText(Connection connection, String id, String client) throws SQLException {
        return Sql.first(
                connection,
                "SELECT document FROM workflow_drafts WHERE workflow = ? AND client = ?",
                row -> row.getString(1),
                id,
                client);
    }

    /** Where the order stood when a version was saved; 0 for none. */
    static long touched(Connection connection, String id, int number) throws SQLException {
        return Sql.number(
                        connection,
                        "SELECT touched FROM workflow_versions WHERE workflow = ? AND number = ?",
                        id,
                        number)
                .orElse(0);
    }

    /** Whether a workflow has, or a run names, this id. */
    static boolean taken(Connection connection, String id) throws SQLException {
        return Sql.number(connection, "SELECT 1 FROM workflows WHERE id = ?", id)
                        .isPresent()
                || Sql.number(connection, "SELECT 1 FROM runs WHERE workflow = ? LIMIT 1", id)
                        .isPresent();
    }

    static long now() {
        return Instant.now().toEpochMilli();
    }
}
