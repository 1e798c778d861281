package dev.darkroom.store;

import java.util.Optional;

/** Which runs make others again, and how that came out. */
public final class Replays {
    private final Database database;
    private final GroupCommit commits;

    Replays(Database database, GroupCommit commits) {
        this.database = database;
        this.commits = commits;
    }

    /**
     * A replay as it is kept.
     *
     * @param original what is known of the run that is made again, as JSON
     * @param verdict as JSON; empty until somebody has judged
     */
    public record Kept(String original, Optional<String> verdict) {}

    /**
     * Notes, before a run is queued, what it makes again.
     *
     * @throws StoreException when it cannot be kept
     */
    public void keep(String runId, String original) {
        commits.now(connection ->
                Sql.update(connection, "INSERT INTO replays (run, original) VALUES (?, ?)", runId, original));
    }

    /** Forgets a replay whose run was not queued. */
    public void forget(String runId) {
        commits.now(connection -> Sql.update(connection, "DELETE FROM replays WHERE run = ?", runId));
    }

    /** Empty when the run makes nothing again, or is none. */
    public Optional<Kept> find(String runId) {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT original, verdict FROM replays WHERE run = ?",
                row -> new Kept(row.getString(1), Optional.ofNullable(row.getString(2))),
                runId));
    }

    /** Keeps a verdict, which stands from now on. */
    public void judge(String runId, String verdict) {
        commits.now(connection -> Sql.update(
                connection, "UPDATE replays SET verdict = ? WHERE run = ? AND verdict IS NULL", verdict, runId));
    }
}
