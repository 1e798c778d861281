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
import java.io.UncheckedIOException;
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

    /**
     * @param unannounced ids of runs that were kept a moment before anybody could be told
     * @param lastNumber the highest number of a run
     */
    record Found(List<Waiting> waiting, List<String> unannounced, long lastNumber, boolean paused) {}

    private record Left(Waiting run, boolean running, boolean unwanted) {}

    private record Notice(Path file, String sha256) {}

    /** Before the queue opens; within the caller's transaction. May be done twice: the first time in vain. */
    Found recover(Connection connection, Darkroom engine, EventLog events, Artifacts artifacts) throws SQLException {
        sweep(connection, engine, artifacts);
        List<Left> left = Sql.list(
                connection,
                "SELECT number, id, status, priority, position, attempts, fence, unwanted, anew, queued, document,"
                        + " targets, keep_steps FROM runs WHERE status IN ('queued', 'running') ORDER BY number",
                Recovery::left);
        List<Waiting> waiting = new ArrayList<>();
        for (Left each : left) {
            Waiting run = each.run();
            if (each.running() && each.unwanted()) {
                end(connection, engine, events, run, RunStatus.CANCELLED, Optional.empty());
            } else if (each.running() && run.attempts() >= attempts) {
                end(connection, engine, events, run, RunStatus.INTERRUPTED, Optional.of(interrupted(run.attempts())));
            } else {
                waiting.add(run);
            }
        }
        Sql.update(connection, "UPDATE runs SET status = 'queued', started = NULL WHERE status = 'running'");
        boolean paused = Sql.first(
                        connection, "SELECT value FROM settings WHERE name = 'queue.paused'", row -> row.getString(1))
                .filter("true"::equals)
                .isPresent();
        List<String> unannounced = Sql.list(
                connection,
                "SELECT id FROM runs r WHERE status = 'queued' AND NOT EXISTS (SELECT 1 FROM events e WHERE e.run = r.id)"
                        + " ORDER BY number",
                row -> row.getString(1));
        long lastNumber = Sql.number(connection, "SELECT MAX(number) FROM runs").orElse(0);
        return new Found(waiting, unannounced, lastNumber, paused);
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
            Connection connection,
            Darkroom engine,
            EventLog events,
            Waiting run,
            RunStatus status,
            Optional<RunError> error)
            throws SQLException {
        RunRecord record = engine.notExecuted(run.request(), status, error);
        RunRows.end(connection, run.number(), new RunRows.Ended(record, events.end(run.id())));
    }

    /** Files that runs left which never ended. */
    private static void sweep(Connection connection, Darkroom engine, Artifacts artifacts) throws SQLException {
        List<Notice> notices = Sql.list(
                connection,
                "SELECT folder, file, sha256 FROM notices",
                row -> new Notice(Path.of(row.getString(1)).resolve(row.getString(2)), row.getString(3)));
        for (Notice notice : notices) {
            takeAway(notice, engine);
            // It was kept a moment before the run ended; another run may have left the same.
            if (Sql.first(connection, "SELECT 1 FROM outputs WHERE sha256 = ?", row -> true, notice.sha256())
                    .isEmpty()) {
                artifacts.remove(notice.sha256());
            }
        }
        Sql.update(connection, "DELETE FROM notices");
        sweepHalfWritten(engine, artifacts);
    }

    private static void takeAway(Notice notice, Darkroom engine) {
        try {
            // Only what is exactly that file: the name may be somebody else's by now.
            if (Files.isRegularFile(notice.file())
                    && engine.sha256(notice.file()).equals(notice.sha256())) {
                Files.delete(notice.file());
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} is of an unfinished run and cannot be taken away.", notice.file(), e);
        }
    }

    private static void sweepHalfWritten(Darkroom engine, Artifacts artifacts) {
        Path data = engine.configuration().dataFolder();
        Path cache = data.resolve("cache");
        for (Path folder : List.of(
                engine.configuration().outputFolder(),
                data.resolve("state"),
                data.resolve("runs"),
                cache,
                cache.resolve("results"),
                cache.resolve("thumbnails"))) {
            try {
                AtomicFiles.sweep(folder);
            } catch (IOException e) {
                LOG.warn("Half-written files in {} cannot be taken away.", folder, e);
            }
        }
        artifacts.sweep();
    }
}
