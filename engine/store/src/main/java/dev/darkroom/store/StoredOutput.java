package dev.darkroom.store;

import dev.darkroom.runtime.run.RunRecord;

/**
 * A file that a run left, as a list of files shows it.
 *
 * @param run which
 * @param place in the run's record, from 0
 */
public record StoredOutput(StoredRun run, int place, RunRecord.Output output) {
    private static final long MOST_PLACES = 1_000_000;

    /** Grows from file to file, over all runs. */
    public long number() {
        return run.number() * MOST_PLACES + place;
    }

    static long run(long number) {
        return number / MOST_PLACES;
    }

    static long place(long number) {
        return number % MOST_PLACES;
    }
}
