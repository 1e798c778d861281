package dev.darkroom.server.space;

import dev.darkroom.runtime.library.RecentFiles;
import dev.darkroom.runtime.library.RecentFiles.Entry;
import dev.darkroom.server.space.Removal.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what may be removed from the disk, by one policy for the command and the server:
 *
 * <ul>
 *   <li>half-written files of processes that died: after an hour;
 *   <li>kept results that nobody used within the policy's time, then those longest unused until the rest is within its
 *       bytes: they can be computed anew;
 *   <li>thumbnails that nobody looked at within the policy's time: they are made anew when asked for;
 *   <li>pictures of the steps of runs: those older than the policy's time, then the oldest until the rest is within its
 *       bytes and 2 GiB;
 *   <li>logs that were closed before the policy's time.
 * </ul>
 *
 * <p>Saved files, models, inputs, states and what runs are remembered by stay, whether pinned or not. A clock that goes back makes things
 * look younger than they are: they stay longer, nothing else.
 */
public final class Housekeeping {
    private static final Duration UNFINISHED_AFTER = Duration.ofHours(1);
    private static final long MOST_STEPS = 2L << 30;
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Path data;
    private final Path output;

    /** @param output where runs leave files; only half-written ones are looked for there */
    public Housekeeping(Path data, Path output) {
        this.data = data;
        this.output = output;
    }

    /**
     * What may go now, oldest first within each kind. Removes nothing.
     *
     * @throws UncheckedIOException when a folder cannot be read
     */
    public List<Removal> find(Policy policy) {
        long now = Instant.now().toEpochMilli();
        List<Removal> found = new ArrayList<>();
        try {
            Path thumbnails = data.resolve("cache").resolve("thumbnails");
            for (Path folder : List.of(
                    output,
                    data.resolve("cache"),
                    data.resolve("cache").resolve("results"),
                    thumbnails,
                    data.resolve("input"),
                    data.resolve("state"))) {
                for (Entry entry : RecentFiles.in(folder, ".tmp").files()) {
                    if (entry.file().getFileName().toString().startsWith(".darkroom-")
                            && now - entry.time() > UNFINISHED_AFTER.toMillis()) {
                        found.add(new Removal(Kind.UNFINISHED, entry.file(), entry.bytes()));
                    }
                }
            }
            List<Entry> results = RecentFiles.in(data.resolve("cache").resolve("results"), ".safetensors")
                    .files();
            choose(results, policy, now, Kind.RESULT, found);
            for (Entry entry : RecentFiles.in(thumbnails, "").files()) {
                boolean made = entry.file().getFileName().toString().matches("[0-9a-f]{64}-\\d+\\.(png|jpg)");
                if (made && now - entry.time() > policy.keep().toMillis()) {
                    found.add(new Removal(Kind.THUMBNAIL, entry.file(), entry.bytes()));
                }
            }
            List<Entry> steps = steps();
            choose(steps, new Policy(policy.keep(), Math.min(policy.mostBytes(), MOST_STEPS)), now, Kind.STEP, found);
            for (Entry entry : RecentFiles.in(data.resolve("logs"), "").files()) {
                if (entry.file().getFileName().toString().matches("darkroom\\.jsonl\\.\\d+")
                        && now - entry.time() > policy.keep().toMillis()) {
                    found.add(new Removal(Kind.LOG, entry.file(), entry.bytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder cannot be read.", e);
        }
        return found;
    }

    /** The kept pictures of all nodes of all runs, oldest first. */
    private List<Entry> steps() throws IOException {
        List<Entry> all = new ArrayList<>();
        for (Path run : folders(data.resolve("cache").resolve("steps"))) {
            for (Path node : folders(run)) {
                all.addAll(RecentFiles.in(node, ".png").files());
            }
        }
        all.sort(Comparator.comparingLong(Entry::time).thenComparing(Entry::file));
        return all;
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    /**
     * Removes files, as far as they are still there and may be removed.
     *
     * @return those that went
     */
    public List<Removal> remove(List<Removal> removals) {
        List<Removal> gone = new ArrayList<>();
        for (Removal removal : removals) {
            try {
                if (Files.deleteIfExists(removal.file())) {
                    gone.add(removal);
                    if (removal.kind() == Kind.STEP) {
                        prune(removal.file());
                    }
                }
            } catch (IOException e) {
                LOG.warn("{} cannot be removed.", removal.file(), e);
            }
        }
        return gone;
    }

    /** Takes away the folders of a node and a run of which nothing is left. */
    private static void prune(Path picture) throws IOException {
        Path node = picture.resolveSibling("");
        try {
            Files.delete(node);
            Files.delete(node.resolveSibling(""));
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // Something is left, or another process was first.
        }
    }

    /** Adds what has to go, oldest first, until the rest is young enough and within the policy's bytes. */
    private static void choose(List<Entry> files, Policy policy, long now, Kind kind, List<Removal> found) {
        long left = files.stream().mapToLong(Entry::bytes).sum();
        for (Entry entry : files) {
            boolean old = now - entry.time() > policy.keep().toMillis();
            if (!old && left <= policy.mostBytes()) {
                break;
            }
            found.add(new Removal(kind, entry.file(), entry.bytes()));
            left -= entry.bytes();
        }
    }
}
