package dev.darkroom.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The same on PostgreSQL, when this machine has one. */
class PostgresWorkflowsTest extends WorkflowsTest {
    @TempDir
    static Path place;

    private static Optional<Postgres> postgres = Optional.empty();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        postgres = Postgres.startOrSkip(place, PostgresWorkflowsTest.class);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (postgres.isPresent()) {
            postgres.get().close();
        }
    }

    @Override
    Optional<String> freshDatabase() {
        return postgres.map(Postgres::freshDatabase);
    }
}
