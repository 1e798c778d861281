package dev.darkroom.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The same on PostgreSQL, when this machine has one. */
class PostgresQueueTest extends RunQueueTest {
    @TempDir
    static Path place;

    private static Optional<Postgres> postgres = Optional.empty();
    private static int count;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        postgres = Postgres.start(Files.createDirectories(place.resolve("postgres")));
        if (postgres.isEmpty()) {
            System.err.println(
                    "SKIPPED: PostgresQueueTest, for there is no PostgreSQL (Debian: apt install postgresql).");
        }
        Assumptions.assumeTrue(postgres.isPresent(), "PostgreSQL is not installed");
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (postgres.isPresent()) {
            postgres.get().close();
        }
    }

    @Override
    Optional<String> freshDatabase() {
        Postgres server = postgres.orElseThrow();
        String name = "darkroom_" + ++count;
        try (var connection = DriverManager.getConnection(server.url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Optional.of(server.url(name));
    }
}
