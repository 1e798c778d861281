package dev.darkroom.runtime.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that are there whole or not at all: written beside the place, forced to the disk, then moved there. */
public final class AtomicFiles {

    private static final Pattern TEMPORARY = Pattern.compile("\\.darkroom-(\\d{1,18})-[0-9a-f-]{36}\\.tmp");

    private AtomicFiles() {}

    /** Writes a file, in place of what may be there. */
    static void replace(Path file, byte[] content) throws IOException {
        Path temporary = write(file, content);
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Like {@link #replace}, for what may be lost or torn when the power goes: not forced to the disk. */
    public static void replaceUnforced(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary = temporary(file);
        try {
            Files.write(temporary, content, StandardOpenOption.CREATE_NEW);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Writes a new file.
     *
     * @throws FileAlreadyExistsException when one of this name came in between; it is left as it is
     */
    static void create(Path file, byte[] content) throws IOException {
        Path temporary = write(file, content);
        try {
            // A link, unlike a move, fails when the name is taken, in one step.
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            // Not every file system has links; a move still refuses a name that is taken.
            Files.move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // Not createTempFile, whose files nobody but their owner may read, which a move would keep.
        Path temporary = Files.createFile(temporary(file));
        boolean written = false;
        try {
            fill(temporary, content);
            written = true;
        } finally {
            if (!written) {
                Files.deleteIfExists(temporary);
            }
        }
        return temporary;
    }

    /** Deletes what processes that are no more were writing into a folder when they ended. */
    public static void sweep(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher temporary = TEMPORARY.matcher(file.getFileName().toString());
                if (temporary.matches() && abandoned(file, Long.parseLong(temporary.group(1)))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean abandoned(Path file, long pid) throws IOException {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return true;
        }
        // In a container the next process often has the number of the last; it did not write what is older than itself.
        Optional<Instant> start = process.get().info().startInstant();
        return start.isPresent() && Files.getLastModifiedTime(file).toInstant().isBefore(start.get());
    }

    private static Path temporary(Path file) {
        return file.resolveSibling(".darkroom-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".tmp");
    }

    /** Writes into a file that is there, down to the disk. */
    static void fill(Path file, byte[] content) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }
}
