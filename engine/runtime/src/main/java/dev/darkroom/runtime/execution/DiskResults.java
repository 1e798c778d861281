package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.library.AtomicFiles;
import dev.darkroom.runtime.library.RecentFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Results in a folder, one {@link ResultFile} for each cache key, so that a process which begins anew does not compute
 * them again. Written by a thread of its own, beside the place and then moved there; not forced to the disk, since a file
 * that a power cut leaves half-written fails its checksum and counts as not there. Several processes may share a folder.
 * Bounded by bytes: those read or written longest ago go first.
 */
public final class DiskResults implements AutoCloseable {
    /** What takes less to compute is not worth a file. */
    private static final double LEAST_MILLIS = 50;

    /** Reading, checking and decoding, in bytes a millisecond: measured with a picture of 1024x1024, 280 MB/s. */
    private static final double BYTES_A_MILLI = 280_000;

    /** Reading must be so many times faster than computing. */
    private static final double GAIN = 4;

    private static final long MOST_PENDING = 256L << 20;

    /** An entry is at most this share of the whole, and what an array of Java can hold. */
    private static final int LARGEST_SHARE = 4;

    private static final long LARGEST = 1L << 30;

    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long CLOSE_SECONDS = 10;
    private static final double LEAVE = 0.9;
    private static final String EXTENSION = ".safetensors";
    private static final Logger LOG = LoggerFactory.getLogger(DiskResults.class);

    private final Path folder;
    private final long mostBytes;
    private final ThreadPoolExecutor writer;
    private final AtomicLong pending = new AtomicLong();

    /** The latest time that was given to a file, in milliseconds, so that a clock that goes back changes no order. */
    private final AtomicLong latest = new AtomicLong();

    /** What was there at the first look, and what came since. */
    private volatile @Nullable Set<String> known;

    /** Bytes in the folder; below 0 when not known. The writing thread's own. */
    private long used = -1;

    /** When writing last failed. */
    private volatile Optional<Long> pausedAt = Optional.empty();

    /**
     * @param folder made when there is something to write
     * @param mostBytes 0 for a folder that is not used at all
     */
    public DiskResults(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        writer = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "darkroom-results");
            thread.setDaemon(true);
            return thread;
        });
        writer.allowCoreThreadTimeOut(true);
    }

    /**
     * Whether having a result on disk is better than computing it again.
     *
     * @param cost of computing it, in milliseconds: see {@link NodeResult#cost}
     */
    static boolean worth(double cost, long bytes) {
        return cost >= LEAST_MILLIS && cost >= GAIN * bytes / BYTES_A_MILLI;
    }

    /** The result for a key; empty too when its file is damaged, which is then removed. */
    Optional<StoredResult> read(String key) {
        if (mostBytes == 0 || !known().contains(key)) {
            return Optional.empty();
        }
        Path file = file(key);
        try {
            StoredResult result = ResultFile.read(key, Files.readAllBytes(file));
            touch(file);
            return Optional.of(result);
        } catch (ResultFile.DamagedException e) {
            LOG.warn("The kept result {} is damaged and is computed anew: {}.", file.getFileName(), e.getMessage());
            forget(key, file);
        } catch (NoSuchFileException e) {
            // Another process needed the space.
            known().remove(key);
        } catch (IOException | OutOfMemoryError e) {
            LOG.warn("The kept result {} cannot be read and is computed anew.", file.getFileName(), e);
            known().remove(key);
        }
        return Optional.empty();
    }

    /** Whether there is a file for a key. */
    boolean has(String key) {
        return mostBytes > 0 && known().contains(key) && Files.isRegularFile(file(key));
    }

    /**
     * Has a result written soon.
     *
     * @return false when it cannot be in a file, or writing is behind or does not work just now
     */
    boolean write(String key, StoredResult result) {
        long bytes = result.values().stream().mapToLong(Values::bytes).sum();
        if (bytes > mostBytes / LARGEST_SHARE
                || bytes > LARGEST
                || paused()
                || !result.values().stream().allMatch(ResultFile::holds)) {
            return false;
        }
        if (pending.addAndGet(bytes) > MOST_PENDING) {
            pending.addAndGet(-bytes);
            return false;
        }
        try {
            writer.execute(() -> {
                try {
                    writeNow(key, result);
                } finally {
                    pending.addAndGet(-bytes);
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine is closing; a result is not kept.");
            return false;
        }
    }

    /** Waits a while for what is still to be written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Not all results could be kept on disk before the end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeNow(String key, StoredResult result) {
        if (known().contains(key) || paused()) {
            return;
        }
        Path file = file(key);
        try {
            if (used < 0) {
                RecentFiles there = RecentFiles.in(folder, EXTENSION);
                used = there.bytes();
                there.files().forEach(entry -> latest.accumulateAndGet(entry.time(), Math::max));
            }
            byte[] content = ResultFile.write(key, result);
            AtomicFiles.replaceUnforced(file, content);
            touch(file);
            known().add(key);
            used += content.length;
            if (used > mostBytes) {
                // Looked at anew: another process may have written here too.
                used = RecentFiles.in(folder, EXTENSION).shrink((long) (mostBytes * LEAVE));
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            pausedAt = Optional.of(System.nanoTime());
            LOG.warn(
                    "A result cannot be kept on disk (is it full?); runs go on without, and it is tried again later.",
                    e);
        }
    }

    private boolean paused() {
        return pausedAt.map(at -> System.nanoTime() - at < PAUSE_NANOS).orElse(false);
    }

    private void touch(Path file) {
        try {
            long before = Files.getLastModifiedTime(file).toMillis();
            long now = latest.accumulateAndGet(
                    Math.max(before, System.currentTimeMillis()), (last, clock) -> Math.max(last + 1, clock));
            Files.setLastModifiedTime(file, FileTime.fromMillis(now));
        } catch (IOException e) {
            LOG.debug("The kept result {} keeps its old time.", file.getFileName(), e);
        }
    }

    private void forget(String key, Path file) {
        known().remove(key);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The damaged file {} cannot be removed.", file.getFileName(), e);
        }
    }

    private Path file(String key) {
        return folder.resolve(key + EXTENSION);
    }

    /** Asking this costs nothing, however many nodes a workflow has; the folder is looked into once. */
    private Set<String> known() {
        Set<String> names = known;
        if (names == null) {
            synchronized (this) {
                names = known;
                if (names == null) {
                    names = ConcurrentHashMap.newKeySet();
                    String[] files = folder.toFile().list();
                    for (String file : files == null ? new String[0] : files) {
                        if (file.endsWith(EXTENSION)) {
                            names.add(file.substring(0, file.length() - EXTENSION.length()));
                        }
                    }
                    known = names;
                }
            }
        }
        return names;
    }
}
