package dev.darkroom.server.replay;

import dev.darkroom.runtime.content.ContentHash;
import dev.darkroom.runtime.replay.Kept;
import dev.darkroom.runtime.replay.Original;
import dev.darkroom.runtime.run.InvalidRecordException;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.store.Artifacts;
import dev.darkroom.store.Store;
import dev.darkroom.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs as a data folder keeps them, for programs that do not hold it; a server may, meanwhile. Nothing is written. */
public final class DataFolder {
    private static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path folder;
    private final Optional<String> database;
    private final Artifacts artifacts;

    /** @param database URL of a PostgreSQL; empty for the file in the folder */
    public DataFolder(Path folder, Optional<String> database) {
        this.folder = folder;
        this.database = database;
        artifacts = Store.artifacts(folder);
    }

    /** Whether a text looks as ids of runs do. */
    public static boolean isRunId(String text) {
        return RUN_ID.matcher(text).matches();
    }

    /**
     * A run by its id, or a file that tells of one.
     *
     * @param given as somebody wrote it
     * @param file where that would be
     * @throws UnreadableSourceException when there is neither
     * @throws dev.darkroom.store.StoreException when the database cannot be read
     */
    public Source source(String given, Path file) throws UnreadableSourceException {
        if (isRunId(given) && !Files.exists(file)) {
            RunRecord record = Store.record(folder, database, given)
                    .orElseThrow(() -> new UnreadableSourceException(
                            "There is no run " + given + " that is over in the data folder " + folder + ".",
                            "Name another data folder with --data, or give a picture that the run left."));
            return Source.of(record);
        }
        return Source.read(String.valueOf(file.getFileName()), read(given, file));
    }

    /** A run as it is known here; empty when it is not, or the database cannot be read. */
    public Optional<Original> known(Source source) {
        try {
            return source.original()
                    .runId()
                    .filter(DataFolder::isRunId)
                    .flatMap(id -> Store.record(folder, database, id))
                    .map(Original::of);
        } catch (StoreException | InvalidRecordException e) {
            return Optional.empty();
        }
    }

    /** What is in a file that somebody named. */
    public static byte[] read(String given, Path file) throws UnreadableSourceException {
        if (Files.isDirectory(file)) {
            throw new UnreadableSourceException(given + " is a folder.", "Give a file in it.");
        }
        if (!Files.exists(file)) {
            throw new UnreadableSourceException(
                    "There is no file " + given + ", and it is no id of a run.", "Check the name.");
        }
        try {
            if (Files.size(file) > Pack.MOST_BYTES) {
                throw new UnreadableSourceException(
                        given + " is larger than " + (Pack.MOST_BYTES >> 20) + " MiB.",
                        "Give a file that a run left, its record, or a pack.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnreadableSourceException("The file " + given + " cannot be read.", "Check who may read it.", e);
        }
    }

    /** The file with this sha256, if a run left it or it was brought, and nobody has changed it since. */
    public Optional<byte[]> bytes(String sha256) {
        return artifacts.find(sha256).flatMap(Kept::read).filter(content -> ContentHash.ofBytes(content)
                .equals(sha256));
    }

    /**
     * The files that runs left.
     *
     * @param outputFolder where they may be if they are not kept here
     */
    public Kept kept(Path outputFolder) {
        Path outputs = outputFolder.toAbsolutePath().normalize();
        return made -> bytes(made.sha256()).or(() -> left(outputs, made.file(), made.sha256()));
    }

    private static Optional<byte[]> left(Path outputs, String name, String sha256) {
        Path file = outputs.resolve(name).normalize();
        return file.startsWith(outputs) && Files.isRegularFile(file)
                ? Kept.read(file).filter(content -> ContentHash.ofBytes(content).equals(sha256))
                : Optional.empty();
    }
}
