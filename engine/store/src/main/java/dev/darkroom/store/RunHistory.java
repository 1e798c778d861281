package dev.darkroom.store;

import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All runs that ever were, as far as nobody cleared them away. */
public final class RunHistory {
    /** Most that one page of a list, or one reading of events, holds. */
    public static final int LARGEST_PAGE = 1_000;

    private static final int LONGEST_NOTE = 2_000;
    private static final int LONGEST_TAG = 60;
    private static final int MOST_TAGS = 50;

    private final Database database;
    private final GroupCommit commits;
    private final RunQueue queue;

    RunHistory(Database database, GroupCommit commits, RunQueue queue) {
        this.database = database;
        this.commits = commits;
        this.queue = queue;
    }

    /**
     * Some of the runs, the newest first.
     *
     * @param before {@link StoredRun#number} of the last one of the page before; empty for the first page
     */
    public List<StoredRun> list(RunQuery query, int limit, OptionalLong before) {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT ").append(RunRows.SUMMARY).append(" FROM runs r WHERE 1 = 1");
        if (before.isPresent()) {
            sql.append(" AND r.number < ?");
            values.add(before.getAsLong());
        }
        sql.append(query.sql()).append(" ORDER BY r.number DESC LIMIT ?");
        values.addAll(query.values());
        values.add(Math.min(limit, LARGEST_PAGE));
        return database.read(connection -> Sql.list(connection, sql.toString(), RunRows::summary, values.toArray()));
    }

    /**
     * Files of runs that are over, the newest first.
     *
     * @param query conditions on the runs that left them
     * @param before {@link StoredOutput#number} of the last one of the page before; empty for the first page
     */
    public List<StoredOutput> outputs(RunQuery query, int limit, OptionalLong before) {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(RunRows.SUMMARY)
                .append(", o.place, o.node, o.port, o.file, o.media_type, o.sha256, o.provenance")
                .append(" FROM outputs o JOIN runs r ON r.number = o.run WHERE 1 = 1");
        if (before.isPresent()) {
            long run = StoredOutput.run(before.getAsLong());
            sql.append(" AND (o.run < ? OR (o.run = ? AND o.place < ?))");
            values.addAll(List.of(run, run, StoredOutput.place(before.getAsLong())));
        }
        sql.append(query.sql()).append(" ORDER BY o.run DESC, o.place DESC LIMIT ?");
        values.addAll(query.values());
        values.add(Math.min(limit, LARGEST_PAGE));
        return database.read(connection -> Sql.list(
                connection,
                sql.toString(),
                row -> new StoredOutput(
                        RunRows.summary(row),
                        row.getInt("place"),
                        new RunRecord.Output(
                                row.getString("node"),
                                row.getString("port"),
                                row.getString("file"),
                                row.getString("media_type"),
                                row.getString("sha256"),
                                Optional.empty(),
                                Optional.ofNullable(row.getString("provenance")))),
                values.toArray()));
    }

    /**
     * The numbers that runs were given, by {@code node.port}, the newest run first.
     *
     * @param query conditions on the runs
     * @param limit most runs
     */
    public Map<StoredRun, Map<String, Double>> numbers(RunQuery query, int limit) {
        Map<Long, StoredRun> runs = new LinkedHashMap<>();
        Map<StoredRun, Map<String, Double>> numbers = new LinkedHashMap<>();
        for (StoredRun run : list(query, limit, OptionalLong.empty())) {
            runs.put(run.number(), run);
            numbers.put(run, new TreeMap<>());
        }
        if (runs.isEmpty()) {
            return numbers;
        }
        List<Object> values = new ArrayList<>(runs.keySet());
        String sql = "SELECT run, node, port, number FROM run_values WHERE number IS NOT NULL AND run IN ("
                + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
        database.read(connection -> Sql.list(
                        connection,
                        sql,
                        row -> Map.entry(
                                row.getLong(1), Map.entry(row.getString(2) + "." + row.getString(3), row.getDouble(4))),
                        values.toArray()))
                .forEach(each -> {
                    StoredRun run = Objects.requireNonNull(runs.get(each.getKey()));
                    Objects.requireNonNull(numbers.get(run))
                            .put(each.getValue().getKey(), each.getValue().getValue());
                });
        return numbers;
    }

    /** One run. */
    public Optional<StoredRun> find(String runId) {
        return database.read(connection -> Sql.first(
                connection, "SELECT " + RunRows.SUMMARY + " FROM runs r WHERE r.id = ?", RunRows::summary, runId));
    }

    /** How many runs there are, by status. */
    public Map<RunStatus, Long> counts() {
        Map<RunStatus, Long> counts = new EnumMap<>(RunStatus.class);
        database.read(connection -> Sql.list(
                        connection,
                        "SELECT status, COUNT(*) FROM runs GROUP BY status",
                        row -> Map.entry(RunStatus.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getLong(2))))
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    /** The record of a run as JSON, as one that waits until its end is kept; empty when there is none. */
    public Optional<String> record(String runId) {
        return queue.record(runId)
                .map(RunRecord::toJson)
                .or(() -> database.read(connection -> Sql.first(
                                connection,
                                "SELECT record FROM runs WHERE id = ?",
                                row -> Optional.ofNullable(row.getString(1)),
                                runId)
                        .flatMap(record -> record)));
    }

    /** The document that was run, resolved. */
    public Optional<Workflow> document(String runId) {
        return database.read(connection ->
                        Sql.first(connection, "SELECT document FROM runs WHERE id = ?", row -> row.getString(1), runId))
                .map(WorkflowReader::read);
    }

    /** What was asked for: the document that was run, resolved, which of its nodes, and how. */
    public Optional<RunRequest> request(String runId) {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT document, targets, anew, keep_steps FROM runs WHERE id = ?",
                row -> RunRows.request(row.getString(1), row.getString(2), row.getInt(3) != 0, row.getInt(4) != 0),
                runId));
    }

    /** The newest run that left a file which carries the provenance text of this sha256. */
    public Optional<String> findByProvenance(String sha256) {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT r.id FROM outputs o JOIN runs r ON r.number = o.run WHERE o.provenance = ? ORDER BY r.number DESC"
                        + " LIMIT 1",
                row -> row.getString(1),
                sha256));
    }

    /** The newest run that left a file of this sha256. */
    public Optional<String> findByOutput(String sha256) {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT r.id FROM outputs o JOIN runs r ON r.number = o.run WHERE o.sha256 = ? ORDER BY r.number DESC LIMIT 1",
                row -> row.getString(1),
                sha256));
    }

    /** The files that a run left, in the order of its record. */
    public List<RunRecord.Output> outputs(String runId) {
        return record(runId).map(json -> RunRecord.fromJson(json).outputs()).orElse(List.of());
    }

    /**
     * What happened after an event, in order.
     *
     * @param runId of one run; empty for all
     * @param since number of the last event that is known already, 0 for none
     */
    public List<StoredEvent> events(Optional<String> runId, long since, int limit) {
        String sql = "SELECT number, run, json FROM events WHERE number > ?" + (runId.isPresent() ? " AND run = ?" : "")
                + " ORDER BY number LIMIT ?";
        List<Object> values = new ArrayList<>(List.of(since));
        runId.ifPresent(values::add);
        values.add(Math.min(limit, LARGEST_PAGE));
        return database.read(connection -> Sql.list(
                connection,
                sql,
                row -> new StoredEvent(row.getLong(1), row.getString(2), row.getString(3)),
                values.toArray()));
    }

    /**
     * The last of what happened between two events, in order.
     *
     * @param runId of one run; empty for all
     * @param since number of the last event that is known already
     * @param before number of the first event that is known again
     */
    public List<StoredEvent> lastEvents(Optional<String> runId, long since, long before, int limit) {
        String sql = "SELECT number, run, json FROM events WHERE number > ? AND number < ?"
                + (runId.isPresent() ? " AND run = ?" : "") + " ORDER BY number DESC LIMIT ?";
        List<Object> values = new ArrayList<>(List.of(since, before));
        runId.ifPresent(values::add);
        values.add(limit);
        List<StoredEvent> last = new ArrayList<>(database.read(connection -> Sql.list(
                connection,
                sql,
                row -> new StoredEvent(row.getLong(1), row.getString(2), row.getString(3)),
                values.toArray())));
        Collections.reverse(last);
        return last;
    }

    /**
     * Gives a run a mark, or with empty takes it away.
     *
     * @return whether there is such a run
     * @throws IllegalArgumentException when it is not from 1 to 5
     */
    public boolean rate(String runId, Optional<Integer> rating) {
        rating.ifPresent(value -> {
            if (value < 1 || value > 5) {
                throw new IllegalArgumentException("A rating is from 1 to 5, not " + value + ".");
            }
        });
        return set("rating", rating.orElse(null), runId);
    }

    /**
     * Some words about a run; blank takes them away.
     *
     * @return whether there is such a run
     */
    public boolean note(String runId, String note) {
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("A note has at most " + LONGEST_NOTE + " characters.");
        }
        return set("note", note.isBlank() ? null : note, runId);
    }

    /**
     * Replaces the tags of a run.
     *
     * @return whether there is such a run
     */
    public boolean tag(String runId, List<String> tags) {
        if (tags.size() > MOST_TAGS) {
            throw new IllegalArgumentException("A run has at most " + MOST_TAGS + " tags.");
        }
        for (String tag : tags) {
            if (tag.isBlank() || tag.length() > LONGEST_TAG || !tag.equals(tag.strip()) || tag.contains("\n")) {
                throw new IllegalArgumentException("A tag is a few words on one line, at most " + LONGEST_TAG
                        + " characters, without spaces around them.");
            }
        }
        return set("tags", RunRows.column(tags), runId);
    }

    /**
     * Keeps a run from ever being cleared away, or no more.
     *
     * @return whether there is such a run
     */
    public boolean pin(String runId, boolean pinned) {
        return set("pinned", pinned ? 1 : 0, runId);
    }

    private boolean set(String column, @Nullable Object value, String runId) {
        return commits.now(connection ->
                Sql.update(connection, "UPDATE runs SET " + column + " = ? WHERE id = ?", value, runId) == 1);
    }
}
