package dev.darkroom.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Brings a database to the present shape. Each step is a file of plain SQL that both SQLite and PostgreSQL understand, run
 * once, in a transaction. Add a new file for a change; never change one that was released.
 */
final class Migrations {
    private static final List<String> STEPS = List.of("1-runs.sql", "2-workflows.sql", "3-replays.sql", "4-sweeps.sql");

    private Migrations() {}

    /** @throws StoreException when the database is of a newer Darkroom */
    static void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_steps (step INTEGER PRIMARY KEY)");
        }
        OptionalLong done = Sql.number(connection, "SELECT MAX(step) FROM schema_steps");
        long last = done.orElse(0);
        if (last > STEPS.size()) {
            throw new StoreException(
                    "The database was written by a newer Darkroom (its shape is number " + last + ", this one knows "
                            + STEPS.size() + "); start that one, or choose another --data folder.",
                    null);
        }
        for (int step = (int) last + 1; step <= STEPS.size(); step++) {
            apply(connection, step);
        }
    }

    private static void apply(Connection connection, int step) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String each : statements(STEPS.get(step - 1))) {
                statement.execute(each);
            }
            Sql.update(connection, "INSERT INTO schema_steps (step) VALUES (?)", step);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static List<String> statements(String file) {
        try (InputStream in = Migrations.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("No migration " + file);
            }
            String code = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.stripLeading().startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return Arrays.stream(code.split(";", -1))
                    .filter(each -> !each.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
