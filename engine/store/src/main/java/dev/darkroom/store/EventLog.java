package dev.darkroom.store;

import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunEventJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps events. The last one of a run is kept together with the run's end, so that neither is there without the other. */
final class EventLog {
    /** A new process begins so far above the last number that none is given twice, though some had not been kept. */
    private static final long GAP = 1_000_000;

    private final GroupCommit commits;
    private final Map<String, RunEvent.Finished> lastOnes = new ConcurrentHashMap<>();

    EventLog(GroupCommit commits) {
        this.commits = commits;
    }

    /** The highest number that may have been used. */
    static long last(Connection connection) throws SQLException {
        long kept = Sql.number(connection, "SELECT MAX(number) FROM events").orElse(0);
        return kept == 0 ? 0 : kept + GAP;
    }

    /** Never waits, unless very much is waiting already. */
    void keep(RunEvent event) {
        if (event instanceof RunEvent.Finished last) {
            lastOnes.put(last.runId(), last);
        } else {
            CompletableFuture<Integer> unused = commits.soon(connection -> insert(connection, event));
        }
    }

    /** What {@link #keep} was told of the end of a run; it is forgotten. */
    Optional<RunEvent.Finished> end(String runId) {
        return Optional.ofNullable(lastOnes.remove(runId));
    }

    static int insert(Connection connection, RunEvent event) throws SQLException {
        return Sql.update(
                connection,
                "INSERT INTO events (number, run, json) VALUES (?, ?, ?)",
                event.sequence(),
                event.runId(),
                RunEventJson.write(event));
    }
}
