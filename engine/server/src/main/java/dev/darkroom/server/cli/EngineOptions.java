package dev.darkroom.server.cli;

import dev.darkroom.runtime.Configuration;
import dev.darkroom.runtime.Darkroom;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the engine finds things: the same options for every command that opens it. */
final class EngineOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "folder with plugins/, models/, input/, state/, cache/ and logs/ (DARKROOM_DATA; else .darkroom in"
                            + " the project)")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "one more folder with models; may be given several times")
    private List<Path> models = List.of();

    @Option(
            names = "--disk-cache",
            paramLabel = "SIZE",
            converter = ByteSize.Reader.class,
            description = "most that results kept for later processes may take: 2G unless given; 0 keeps none")
    private Optional<ByteSize> diskCache = Optional.empty();

    @Option(
            names = "--node-timeout",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "how long a node may give no sign of life, such as 90s, 10m or 2h: 30m unless given")
    private Optional<Duration> nodeTimeout = Optional.empty();

    /** Opens the engine for a command that runs nothing. */
    Darkroom open(Console console) {
        return open(console, console.folder().resolve("output"));
    }

    /**
     * Opens the engine.
     *
     * @param output where runs leave files
     */
    Darkroom open(Console console, Path output) {
        Path dataFolder = writable("data folder", dataFolder(console));
        LogFile.open(LogFile.in(dataFolder));
        models.forEach(folder -> {
            if (!Files.isDirectory(console.folder().resolve(folder))) {
                throw UserError.badInput(
                        "The models folder " + folder + " does not exist or is a file; give a folder.");
            }
        });
        Configuration configuration = Configuration.of(dataFolder)
                .withModelFolders(models.stream().map(console.folder()::resolve).toList())
                .withOutputFolder(output);
        if (diskCache.isPresent()) {
            configuration = configuration.withDiskBytes(diskCache.get().bytes());
        }
        if (nodeTimeout.isPresent()) {
            configuration = configuration.withNodeTimeout(nodeTimeout.get());
        }
        Path builtIn = console.product().resolve("plugins");
        return Darkroom.open(Files.isDirectory(builtIn) ? configuration.withBuiltInPlugins(builtIn) : configuration);
    }

    Path dataFolder(Console console) {
        return DataOption.folder(data, console);
    }

    /** The folder, made when absent. */
    static Path writable(String what, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw UserError.badInput("The " + what + " " + folder + " is a file; give a folder.");
        } catch (IOException e) {
            throw UserError.badInput("The " + what + " " + folder + " cannot be made; give one you may write to.");
        }
        if (!Files.isWritable(folder)) {
            throw UserError.badInput(
                    "The " + what + " " + folder + " cannot be written to; give one you may write to.");
        }
        return folder;
    }
}
