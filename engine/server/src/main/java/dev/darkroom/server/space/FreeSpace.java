package dev.darkroom.server.space;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether there is room to begin a run. */
public final class FreeSpace {
    private static final long MEGABYTE = 1L << 20;

    /** A few large pictures, the database and the log: less is no room to work in. */
    public static final long LEAST = 200 * MEGABYTE;

    private FreeSpace() {}

    /**
     * Why no run may begin, in one sentence; empty when there is room, or no telling.
     *
     * @param folder where runs leave files; it need not be there
     * @param least bytes that have to be free
     */
    public static Optional<String> refusal(Path folder, long least) {
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null) {
            return Optional.empty();
        }
        // Asked of the system directly: a FileStore reads the table of all mounts each time.
        long free = there.toFile().getUsableSpace();
        return free >= least
                ? Optional.empty()
                : Optional.of("The disk of the folder " + folder + " has only " + free / MEGABYTE
                        + " MB left and a run wants " + least / MEGABYTE
                        + "; free some space (darkroom gc helps) or choose another folder.");
    }
}
