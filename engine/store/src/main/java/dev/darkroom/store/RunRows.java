package dev.darkroom.store;

import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.workflow.WorkflowReader;
import dev.darkroom.workflow.WorkflowWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a run stands in the tables. */
final class RunRows {
    /** For {@link #summary}. */
    static final String SUMMARY = "r.number, r.id, r.status, r.name, r.priority, r.attempts, r.queued, r.started,"
            + " r.finished, r.outputs, r.error, r.rating, r.note, r.tags, r.pinned, r.workflow, r.workflow_version, r.sweep";

    private RunRows() {}

    /** Where a run belongs that is one of many. */
    record Cell(@Nullable String sweep, @Nullable Integer number) {
        static final Cell NONE = new Cell(null, null);
    }

    /** A run to be inserted, with what takes time to write: the thread that commits has none to lose. */
    record Fresh(Waiting run, Optional<WorkflowRef> of, Cell cell, String document, List<RunValues.Value> values) {
        Fresh(Waiting run, Optional<WorkflowRef> of, Cell cell) {
            this(
                    run,
                    of,
                    cell,
                    WorkflowWriter.write(run.request().workflow()),
                    RunValues.of(run.request().workflow()));
        }
    }

    /** @return false when a run of this id is there already */
    static boolean insert(Connection connection, Fresh fresh) throws SQLException {
        Waiting run = fresh.run();
        int added = Sql.update(
                connection,
                "INSERT INTO runs (number, id, status, name, priority, position, attempts, fence, unwanted, anew, queued,"
                        + " outputs, tags, pinned, document, workflow, workflow_version, targets, keep_steps, sweep, cell)"
                        + " VALUES (?, ?, 'queued', ?, ?, ?, 0, 0, 0, ?, ?, 0, '', 0, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id)"
                        + " DO NOTHING",
                run.number(),
                run.id(),
                run.request().workflow().name(),
                run.priority(),
                run.position(),
                run.request().anew() ? 1 : 0,
                run.ticket().queued().toEpochMilli(),
                fresh.document(),
                fresh.of().map(WorkflowRef::id).orElse(null),
                fresh.of().flatMap(WorkflowRef::version).orElse(null),
                lines(run.request().targets()),
                run.request().keepSteps() ? 1 : 0,
                fresh.cell().sweep(),
                fresh.cell().number());
        if (added == 1) {
            insertValues(connection, run.number(), fresh.values());
        }
        return added == 1;
    }

    private static void insertValues(Connection connection, long number, List<RunValues.Value> values)
            throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO run_values (run, node, port, word, number) VALUES (?, ?, ?, ?, ?)")) {
            for (RunValues.Value value : values) {
                insert.setLong(1, number);
                insert.setString(2, value.node());
                insert.setString(3, value.port());
                insert.setString(4, value.word());
                Double amount = value.number();
                if (amount == null) {
                    insert.setNull(5, Types.DOUBLE);
                } else {
                    insert.setDouble(5, amount);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Takes in a run that ended elsewhere. */
    static boolean insertEnded(Connection connection, long number, RunRecord record) throws SQLException {
        int added = Sql.update(
                connection,
                "INSERT INTO runs (number, id, status, name, priority, position, attempts, fence, unwanted, anew, queued,"
                        + " outputs, tags, pinned, document, targets) VALUES (?, ?, 'queued', ?, 0, ?, 1, 0, 0, 0, ?, 0, '',"
                        + " 0, ?, ?)"
                        + " ON CONFLICT (id) DO NOTHING",
                number,
                record.runId(),
                record.workflow().name(),
                (double) number,
                record.queued().toEpochMilli(),
                WorkflowWriter.write(record.workflow()),
                lines(record.targets()));
        if (added == 1) {
            insertValues(connection, number, RunValues.of(record.workflow()));
            end(connection, number, new Ended(record, Optional.empty()));
        }
        return added == 1;
    }

    static int begin(Connection connection, Waiting run, int attempt, long fence) throws SQLException {
        return Sql.update(
                connection,
                "UPDATE runs SET status = 'running', attempts = ?, fence = ?, started = ? WHERE number = ?",
                attempt,
                fence,
                Instant.now().toEpochMilli(),
                run.number());
    }

    /** How a run ended, and the event that tells of it; written, like {@link Fresh}. */
    record Ended(RunRecord record, String json, Optional<RunEvent.Finished> event) {
        Ended(RunRecord record, Optional<RunEvent.Finished> event) {
            this(record, record.toJson(), event);
        }
    }

    /** Its end, with its files and the event that tells of it. */
    static boolean end(Connection connection, long number, Ended ended) throws SQLException {
        RunRecord record = ended.record();
        Sql.update(
                connection,
                "UPDATE runs SET status = ?, started = ?, finished = ?, outputs = ?, error = ?, record = ? WHERE number = ?",
                record.status().id(),
                millis(record.started()),
                millis(record.finished()),
                record.outputs().size(),
                record.error().map(error -> error.message()).orElse(null),
                ended.json(),
                number);
        int place = 0;
        for (RunRecord.Output output : record.outputs()) {
            Sql.update(
                    connection,
                    "INSERT INTO outputs (run, place, node, port, file, media_type, sha256, provenance)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    number,
                    place++,
                    output.node(),
                    output.port(),
                    output.file(),
                    output.mediaType(),
                    output.sha256(),
                    output.provenance().orElse(null));
        }
        Sql.update(connection, "DELETE FROM notices WHERE run = ?", record.runId());
        if (ended.event().isPresent()) {
            EventLog.insert(connection, ended.event().get());
        }
        return true;
    }

    private static @Nullable Long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }

    static StoredRun summary(ResultSet row) throws SQLException {
        int rating = row.getInt(12);
        Optional<Integer> rated = row.wasNull() ? Optional.empty() : Optional.of(rating);
        return new StoredRun(
                row.getLong(1),
                row.getString(2),
                RunStatus.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                row.getString(4),
                row.getInt(5),
                row.getInt(6),
                Instant.ofEpochMilli(row.getLong(7)),
                time(row, 8),
                time(row, 9),
                row.getInt(10),
                Optional.ofNullable(row.getString(11)),
                rated,
                Optional.ofNullable(row.getString(13)),
                tags(row.getString(14)),
                row.getInt(15) != 0,
                workflow(row),
                Optional.ofNullable(row.getString(18)));
    }

    private static Optional<WorkflowRef> workflow(ResultSet row) throws SQLException {
        int version = row.getInt(17);
        Optional<Integer> known = row.wasNull() ? Optional.empty() : Optional.of(version);
        return Optional.ofNullable(row.getString(16)).map(id -> new WorkflowRef(id, known));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static List<String> tags(String column) {
        return Arrays.stream(column.split("\n", -1))
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static String lines(List<String> targets) {
        return String.join("\n", targets);
    }

    /** A request as its columns {@code document, targets, anew, keep_steps} have it. */
    static RunRequest request(String document, String targets, boolean anew, boolean keepSteps) {
        RunRequest request = RunRequest.of(WorkflowReader.read(document))
                .only(targets.isEmpty() ? List.of() : List.of(targets.split("\n", -1)))
                .keepingSteps(keepSteps);
        return anew ? request.computedAnew() : request;
    }

    /** As the column has them: each between line feeds, so that one can be looked for. */
    static String column(List<String> tags) {
        return tags.isEmpty()
                ? ""
                : "\n" + String.join("\n", tags.stream().distinct().sorted().toList()) + "\n";
    }
}
