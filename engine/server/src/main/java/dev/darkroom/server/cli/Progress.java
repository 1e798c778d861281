package dev.darkroom.server.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a run is, on stderr. On a terminal one line that is written over: the node at work, its bar and the time left;
 * elsewhere (a log, a pipe) one line for each node that ends.
 */
final class Progress {
    private static final int BAR = 24;
    private static final long REDRAW_NANOS = 50_000_000;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean terminal;
    private final int columns;
    private final LongSupplier clock;

    private String node = "";
    private long nodeStart;
    private long lastDraw;
    private boolean drawn;

    /**
     * @param clock in nanoseconds
     */
    Progress(PrintStream err, boolean terminal, int columns, LongSupplier clock) {
        this.err = err;
        this.terminal = terminal;
        this.columns = columns;
        this.clock = clock;
    }

    /** A node is at work. */
    synchronized void started(String started) {
        node = started;
        nodeStart = clock.getAsLong();
        lastDraw = 0;
        draw(started, true);
    }

    synchronized void step(String at, int done, int total, String message) {
        if (!at.equals(node)) {
            node = at;
            nodeStart = clock.getAsLong();
        }
        draw(line(at, done, total, message), done == total);
    }

    synchronized void finished(String finished, boolean cached, long millis) {
        if (!terminal && !cached) {
            err.println(finished + ": " + seconds(millis));
        }
    }

    /** What a node has to tell; stays. */
    synchronized void note(String from, String sentence) {
        end();
        err.println("note: " + from + ": " + sentence);
    }

    /** Leaves the line clean for what comes next. */
    synchronized void end() {
        if (drawn) {
            err.print(CLEAR_LINE);
            err.flush();
            drawn = false;
        }
    }

    private String line(String at, int done, int total, String message) {
        int full = total <= 0 ? 0 : (int) Math.min(BAR, (long) BAR * done / total);
        StringBuilder line = new StringBuilder(at)
                .append(' ')
                .append("█".repeat(full))
                .append("░".repeat(BAR - full))
                .append(' ')
                .append(done)
                .append('/')
                .append(total);
        if (done > 0 && done < total) {
            long elapsed = clock.getAsLong() - nodeStart;
            line.append("  ")
                    .append(left(elapsed / 1_000_000 * (total - done) / done))
                    .append(" left");
        }
        if (!message.isEmpty()) {
            line.append("  ").append(message);
        }
        return line.toString();
    }

    private void draw(String line, boolean now) {
        long time = clock.getAsLong();
        if (!terminal || (!now && drawn && time - lastDraw < REDRAW_NANOS)) {
            return;
        }
        lastDraw = time;
        drawn = true;
        String fitting = line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
        err.print(CLEAR_LINE + fitting);
        err.flush();
    }

    static String seconds(long millis) {
        return millis < 60_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
                : String.format(Locale.ROOT, "%d min %02d s", millis / 60_000, millis / 1000 % 60);
    }

    private static String left(long millis) {
        long rounded = (millis + 999) / 1000;
        if (rounded < 60) {
            return rounded + " s";
        }
        return rounded < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", rounded / 60, rounded % 60)
                : String.format(Locale.ROOT, "%d:%02d h", rounded / 3600, rounded / 60 % 60);
    }
}
