package dev.darkroom.store;

import dev.darkroom.runtime.content.ContentHash;
import dev.darkroom.runtime.library.AtomicFiles;
import dev.darkroom.runtime.run.RunRecord;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files by what is in them: {@code artifacts/ab/abcd…} is the file with that sha256. Where the output folder is on the
 * same disk they are hard links, so that a picture takes its room once, and is still here when somebody empties the
 * output folder.
 */
public final class Artifacts {
    private static final Logger LOG = LoggerFactory.getLogger(Artifacts.class);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    Artifacts(Path dataFolder) {
        folder = dataFolder.resolve("artifacts");
    }

    /** The file with this content, if it is kept. */
    public Optional<Path> find(String sha256) {
        return SHA256.matcher(sha256).matches()
                ? Optional.of(place(sha256)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    private Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /**
     * Keeps a file that no run here left.
     *
     * @return its sha256
     * @throws StoreException when it cannot be kept
     */
    public String add(byte[] content) {
        String sha256 = ContentHash.ofBytes(content);
        Path place = place(sha256);
        try {
            if (!Files.exists(place)) {
                AtomicFiles.replaceUnforced(place, content);
            }
            return sha256;
        } catch (IOException e) {
            throw new StoreException(
                    "The file cannot be kept (" + e.getMessage() + "); free some space on the disk of the data folder.",
                    e);
        }
    }

    /** Keeps the files of a run. One that cannot be kept here is still in the output folder: the log tells. */
    void keep(Path outputFolder, List<RunRecord.Output> outputs) {
        for (RunRecord.Output output : outputs) {
            Path place = place(output.sha256());
            if (Files.exists(place)) {
                continue;
            }
            try {
                Files.createDirectories(place.getParent());
                link(outputFolder.resolve(output.file()), place);
            } catch (IOException e) {
                LOG.warn("{} cannot be kept in {} ({}).", output.file(), folder, e.toString());
            }
        }
    }

    /** Takes one away that belongs to no run after all. */
    void remove(String sha256) {
        try {
            Files.deleteIfExists(place(sha256));
        } catch (IOException e) {
            LOG.warn("{} belongs to no run and cannot be taken away.", place(sha256), e);
        }
    }

    /** Takes away what processes that are no more were writing here when they ended. */
    void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : (Iterable<Path>) folders::iterator) {
                AtomicFiles.sweep(each);
            }
        } catch (IOException e) {
            LOG.warn("Half-written files in {} cannot be taken away.", folder, e);
        }
    }

    private static void link(Path file, Path place) throws IOException {
        try {
            Files.createLink(place, file);
        } catch (FileAlreadyExistsException e) {
            // Another run left the same.
        } catch (UnsupportedOperationException | IOException e) {
            // Another disk, or one without links.
            Path temporary = place.resolveSibling(
                    ".darkroom-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".tmp");
            try {
                Files.copy(file, temporary);
                Files.move(temporary, place);
            } catch (FileAlreadyExistsException there) {
                // As above.
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
