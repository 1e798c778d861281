package dev.darkroom.store;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.run.RunRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that a server keeps for good. One process at a time holds it. */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final Database database;
    private final GroupCommit commits;
    private final RunQueue queue;
    private final RunHistory history;
    private final Workflows workflows;
    private final Replays replays;
    private final Sweeps sweeps;
    private final Artifacts artifacts;
    private final ScheduledExecutorService chores;

    private Store(Database database, Darkroom engine, Recovery recovery) throws SQLException {
        this.database = database;
        artifacts = new Artifacts(database.folder());
        Connection writer = database.writer();
        writer.setAutoCommit(false);
        long lastEvent = EventLog.last(writer);
        commits = new GroupCommit(writer);
        EventLog events = new EventLog(commits);
        // First, so that what recovery tells of runs is kept as well.
        engine.record(events::keep, lastEvent);
        Recovery.Found found;
        try {
            found = commits.now(connection -> recovery.recover(connection, engine, events, artifacts));
        } catch (StoreException e) {
            commits.close();
            throw e;
        }
        found.unannounced().forEach(engine::announce);
        queue = new RunQueue(engine, commits, events, artifacts, found);
        history = new RunHistory(database, commits, queue);
        workflows = new Workflows(database, commits);
        replays = new Replays(database, commits);
        sweeps = new Sweeps(database);
        chores = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "darkroom-chores");
            thread.setDaemon(true);
            return thread;
        });
        Spool spool = new Spool(database.folder());
        var unused = chores.scheduleWithFixedDelay(() -> spool.takeIn(commits, queue), 0, 5, TimeUnit.SECONDS);
        var unusedEither = chores.scheduleWithFixedDelay(this::clearRemoved, 1, 60, TimeUnit.MINUTES);
        var unusedToo = chores.scheduleWithFixedDelay(() -> Backups.makeIfDue(database), 1, 60, TimeUnit.MINUTES);
    }

    /**
     * Opens what a data folder keeps, and brings back the runs that an earlier process left unfinished.
     *
     * @param url of a PostgreSQL database; empty for the file {@code darkroom.db} in the data folder
     * @param engine whose runs these are; its events are kept from now on
     * @throws StoreException when it cannot be used; nothing was changed
     */
    public static Store open(Path dataFolder, Optional<String> url, Darkroom engine, Recovery recovery) {
        Database database = Database.open(dataFolder.toAbsolutePath().normalize(), url);
        try {
            return new Store(database, engine, recovery);
        } catch (SQLException e) {
            database.close();
            throw new StoreException("The database cannot be read (" + e.getMessage() + "); the log has more.", e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * The record of a run that is over, for processes that do not hold the store; another may.
     *
     * @throws StoreException when the database cannot be read
     */
    public static Optional<RunRecord> record(Path dataFolder, Optional<String> url, String runId) {
        Optional<RunRecord> left = new Spool(dataFolder).find(runId);
        return left.isPresent() ? left : Database.record(dataFolder, url, runId).map(RunRecord::fromJson);
    }

    /** The files that a data folder keeps, for processes that do not hold the store. */
    public static Artifacts artifacts(Path dataFolder) {
        return new Artifacts(dataFolder.toAbsolutePath().normalize());
    }

    public RunQueue queue() {
        return queue;
    }

    public RunHistory history() {
        return history;
    }

    public Sweeps sweeps() {
        return sweeps;
    }

    public Workflows workflows() {
        return workflows;
    }

    public Replays replays() {
        return replays;
    }

    public Artifacts artifacts() {
        return artifacts;
    }

    private void clearRemoved() {
        try {
            workflows.clear(Instant.now());
        } catch (StoreException e) {
            LOG.warn("What was removed long ago cannot be cleared away now.", e);
        }
    }

    /** Hands out no more runs; call before the workers end. */
    public void drain() {
        queue.close();
    }

    /** Writes what is still to be written. */
    @Override
    public void close() {
        queue.close();
        chores.shutdownNow();
        commits.close();
        database.close();
    }
}
