package dev.darkroom.store;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server of the test's own, from Debian's package, over loopback. */
final class Postgres {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path place;
    private final int port;
    private int databases;

    private Postgres(Path programs, Path place, int port) {
        this.programs = programs;
        this.place = place;
        this.port = port;
    }

    /** Empty when it is not installed. */
    static Optional<Postgres> start(Path place) throws IOException, InterruptedException {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            return Optional.empty();
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var server = new Postgres(programs.get(), place, port);
        if (isRoot()) {
            // It refuses to run as root.
            server.command(List.of("chown", "postgres", place.toString()));
            for (Path folder = place.getParent();
                    folder != null && !folder.equals(Path.of("/tmp"));
                    folder = folder.getParent()) {
                if (folder.startsWith("/tmp")) {
                    server.command(List.of("chmod", "a+x", folder.toString()));
                }
            }
        }
        server.postgres("initdb", "-D", place + "/data", "-U", "postgres", "--auth=trust", "--no-sync");
        server.postgres(
                "pg_ctl",
                "-D",
                place + "/data",
                "-w",
                "-l",
                place + "/log",
                "-o",
                "-p " + port + " -h 127.0.0.1 -c unix_socket_directories='' -c fsync=off",
                "start");
        return Optional.of(server);
    }

    /** As {@link #start}; where there is none the tests of a class are left out, and say so. */
    static Optional<Postgres> startOrSkip(Path place, Class<?> test) throws IOException, InterruptedException {
        Optional<Postgres> postgres = start(Files.createDirectories(place.resolve("postgres")));
        if (postgres.isEmpty()) {
            System.err.println("SKIPPED: " + test.getSimpleName()
                    + ", for there is no PostgreSQL (Debian: apt install postgresql).");
        }
        Assumptions.assumeTrue(postgres.isPresent(), "PostgreSQL is not installed");
        return postgres;
    }

    /** The URL of an empty database. */
    String freshDatabase() {
        String name = "darkroom_" + ++databases;
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    private void postgres(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        command(command);
    }

    private void command(List<String> command) throws IOException, InterruptedException {
        Path said = place.resolveSibling("said.txt");
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/tmp").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command + " failed: " + Files.readString(said));
        }
    }

    void close() throws IOException, InterruptedException {
        postgres("pg_ctl", "-D", place + "/data", "-m", "immediate", "stop");
    }
}
