package dev.darkroom.server.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The data folder, for commands that do not open the engine. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the data folder (DARKROOM_DATA; else .darkroom in the project)")
    private Optional<Path> data = Optional.empty();

    Path folder(Console console) {
        return folder(data, console);
    }

    /** What was given, else the variable's, else the project's own. */
    static Path folder(Optional<Path> given, Console console) {
        return given.or(() -> console.variable("DARKROOM_DATA").map(Path::of))
                .map(console.folder()::resolve)
                .orElse(console.home().resolve(".darkroom"))
                .normalize();
    }
}
