package dev.darkroom.store;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.library.AtomicFiles;
import dev.darkroom.runtime.library.OutputNotice;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.runtime.run.RunTicket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with runs that an earlier process left behind: those that waited wait on; one that ran begins again, or is
 * over when that was its last attempt; the files that it had left already are taken away, so that the next attempt leaves
 * the same under the same names.
 *
 * @param attempts how often a run is begun at most, at least 1: a run that kills the process must not do so for ever
 */
public record Recovery(int attempts) {
    /** Begins again once. */
    public static final Recovery USUAL = new Recovery(2);

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    public Recovery {
        if (attempts < 1) {
            throw new IllegalArgumentException("A run is begun at least once.");
        }
    }

    /** @param lastNumber the highest number of a run */
    record Found(List<Waiting> waiting, long lastNumber, boolean paused) {}

    private record Left(Waiting run, boolean running, boolean unwanted) {}

    private record Notice(Path file, String sha256) {}

    /** Before the queue opens; within the caller's transaction. */
    Found recover(Connection connection, Darkroom engine) throws SQLException {
        sweep(connection, engine);
        List<Left> left = Sql.list(
                connection,
                "SELECT number, id, status, priority, position, attempts, fence, unwanted, anew, queued, document,"
                        + " targets, keep_steps FROM runs WHERE status IN ('queued', 'running') ORDER BY number",
                Recovery::left);
        List<Waiting> waiting = new ArrayList<>();
        for (Left each : left) {
            Waiting run = each.run();
            if (each.running() && each.unwanted()) {
                end(connection, engine, run, RunStatus.CANCELLED, Optional.empty());
            } else if (each.running() && run.attempts() >= attempts) {
                end(connection, engine, run, RunStatus.INTERRUPTED, Optional.of(interrupted(run.attempts())));
            } else {
                waiting.add(run);
            }
        }
        Sql.update(connection, "UPDATE runs SET status = 'queued', started = NULL WHERE status = 'running'");
        boolean paused = Sql.first(
                        connection, "SELECT value FROM settings WHERE name = 'queue.paused'", row -> row.getString(1))
                .filter("true"::equals)
                .isPresent();
        return new Found(
                waiting, Sql.number(connection, "SELECT MAX(number) FROM runs").orElse(0), paused);
    }

    private static Left left(ResultSet row) throws SQLException {
        RunTicket ticket = new RunTicket(row.getString(2), Instant.ofEpochMilli(row.getLong(10)), OutputNotice.NONE);
        RunRequest request =
                RunRows.request(row.getString(11), row.getString(12), row.getInt(9) != 0, row.getInt(13) != 0);
        return new Left(
                new Waiting(
                        row.getLong(1),
                        request.with(ticket),
                        row.getInt(4),
                        row.getDouble(5),
                        row.getInt(6),
                        row.getLong(7)),
                row.getString(3).equals("running"),
                row.getInt(8) != 0);
    }

    private static RunError interrupted(int attempts) {
        return new RunError(
                RunError.Kind.INTERRUPTED,
                Optional.empty(),
                Optional.empty(),
                "The server ended while this ran" + (attempts > 1 ? ", " + attempts + " times" : "")
                        + "; it is not begun again by itself: look into the log, then retry it.");
    }

    private static void end(
            Connection connection, Darkroom engine, Waiting run, RunStatus status, Optional<RunError> error)
            throws SQLException {
        RunRecord record = engine.notExecuted(run.request(), status, error);
        RunRows.end(connection, run.number(), record, Optional.empty());
    }

    /** Files that runs left which never ended. */
    private static void sweep(Connection connection, Darkroom engine) throws SQLException {
        List<Notice> notices = Sql.list(
                connection,
                "SELECT folder, file, sha256 FROM notices",
                row -> new Notice(Path.of(row.getString(1)).resolve(row.getString(2)), row.getString(3)));
        try {
            AtomicFiles.sweep(engine.configuration().outputFolder());
            for (Notice notice : notices) {
                // Only what is exactly that file: the name may be somebody else's by now.
                if (Files.isRegularFile(notice.file())
                        && engine.sha256(notice.file()).equals(notice.sha256())) {
                    Files.delete(notice.file());
                }
            }
        } catch (IOException e) {
            LOG.warn("Files of an unfinished run cannot be taken away.", e);
        }
        Sql.update(connection, "DELETE FROM notices");
    }
}
