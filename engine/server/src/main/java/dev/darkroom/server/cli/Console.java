package dev.darkroom.server.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command was typed.
 *
 * @param out for results
 * @param err for progress and complaints
 * @param terminal whether somebody watches {@code err}
 * @param columns of that terminal
 * @param folder in which relative paths begin
 * @param home the project's root, whose {@code .darkroom} is the default data folder
 * @param product the built product, with {@code plugins/}
 * @param variables of the environment
 */
public record Console(
        PrintStream out,
        PrintStream err,
        boolean terminal,
        int columns,
        Path folder,
        Path home,
        Path product,
        Map<String, String> variables) {

    private static final int DEFAULT_COLUMNS = 100;

    /** That of this process. The launcher says in system properties what only a shell can see. */
    public static Console ofProcess() {
        Path folder = Path.of("").toAbsolutePath();
        Path home = Optional.ofNullable(System.getProperty("darkroom.home"))
                .map(Path::of)
                .orElse(folder);
        Path product = Optional.ofNullable(System.getProperty("darkroom.product"))
                .map(Path::of)
                .orElse(home.resolve("engine/server/target/darkroom"));
        return new Console(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                Boolean.getBoolean("darkroom.terminal"),
                Integer.getInteger("darkroom.columns", DEFAULT_COLUMNS),
                folder,
                home,
                product,
                System.getenv());
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** The file as people would name it from here. */
    String shown(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return whole.startsWith(folder) ? folder.relativize(whole).toString() : whole.toString();
    }
}
