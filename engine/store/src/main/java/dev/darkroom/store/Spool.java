package dev.darkroom.store;

import dev.darkroom.runtime.library.AtomicFiles;
import dev.darkroom.runtime.run.InvalidRecordException;
import dev.darkroom.runtime.run.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way into the store for runs of processes that do not hold it, such as {@code darkroom run}: they leave their record
 * in {@code runs/} of the data folder, and a server takes it in.
 */
public final class Spool {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Path dataFolder;
    private final Path folder;

    public Spool(Path dataFolder) {
        this.dataFolder = dataFolder;
        folder = dataFolder.resolve("runs");
    }

    /**
     * Leaves the record of a run that is over, and keeps its files.
     *
     * @param outputFolder where the files are
     */
    public void leave(RunRecord record, Path outputFolder) throws IOException {
        new Artifacts(dataFolder).keep(outputFolder, record.outputs());
        AtomicFiles.replaceUnforced(
                folder.resolve(record.runId() + ".json"), record.toJson().getBytes(StandardCharsets.UTF_8));
    }

    /** The record of a run that was left here and not taken in yet. */
    Optional<RunRecord> find(String runId) {
        Path file = folder.resolve(runId + ".json");
        return ID.matcher(runId).matches() && Files.isRegularFile(file) ? read(file) : Optional.empty();
    }

    private static Optional<RunRecord> read(Path file) {
        try {
            return Optional.of(RunRecord.fromJson(Files.readString(file)));
        } catch (IOException | InvalidRecordException e) {
            LOG.warn("{} is no record of a run ({}); it is left where it is.", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Takes all in that is there. */
    void takeIn(GroupCommit commits, RunQueue queue) {
        try {
            for (Path file : files()) {
                read(file).ifPresent(record -> {
                    if (record.status().terminal()) {
                        long number = queue.nextNumber();
                        commits.now(connection -> RunRows.insertEnded(connection, number, record));
                        delete(file);
                    }
                });
            }
        } catch (IOException | StoreException e) {
            LOG.warn("What is in {} cannot be taken in now.", folder, e);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} is taken in and cannot be deleted.", file, e);
        }
    }
}
