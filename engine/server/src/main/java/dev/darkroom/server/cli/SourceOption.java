package dev.darkroom.server.cli;

import dev.darkroom.server.replay.DataFolder;
import dev.darkroom.server.replay.Source;
import dev.darkroom.server.replay.UnreadableSourceException;
import dev.darkroom.store.StoreException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Runs by their id, in whatever database they are kept. */
final class SourceOption {
    /** What may be given for a run. */
    static final String WHAT = "the id of a run, a picture or latent that it left, its record, or a pack";

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "where a server keeps its runs, if not in the data folder (or: DARKROOM_DATABASE)")
    private Optional<String> database = Optional.empty();

    DataFolder folder(Console console, Path dataFolder) {
        return new DataFolder(dataFolder, database.or(() -> console.variable("DARKROOM_DATABASE")));
    }

    /**
     * The run that somebody named.
     *
     * @throws UserError when there is none
     */
    static Source read(Console console, DataFolder folder, String given) {
        try {
            return folder.source(given, file(console, given));
        } catch (UnreadableSourceException e) {
            throw refused(e);
        } catch (StoreException e) {
            throw UserError.failed(String.valueOf(e.getMessage()));
        }
    }

    static Path file(Console console, String given) {
        try {
            return console.folder().resolve(given);
        } catch (InvalidPathException e) {
            throw UserError.badInput("\"" + given + "\" can be neither a file nor the id of a run; check the name.");
        }
    }

    static UserError refused(UnreadableSourceException e) {
        return UserError.badInput(e.getMessage() + " " + e.remedy());
    }
}
