package dev.darkroom.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whole copies of the SQLite file in {@code backups/}, made while it is in use; the last three are kept. */
final class Backups {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final Duration EVERY = Duration.ofDays(1);
    private static final int KEPT = 3;

    private Backups() {}

    static Optional<Path> newest(Path dataFolder) {
        try {
            return all(dataFolder).stream().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** By name, which tells the time; the newest first. */
    private static List<Path> all(Path dataFolder) throws IOException {
        Path folder = dataFolder.resolve("backups");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("darkroom-\\d{1,19}\\.db"))
                    .sorted(Comparator.comparingLong(Backups::second).reversed())
                    .toList();
        }
    }

    private static long second(Path backup) {
        String name = backup.getFileName().toString();
        return Long.parseLong(name.substring("darkroom-".length(), name.length() - ".db".length()));
    }

    /** Makes one if the newest is older than a day. What is damaged is not copied. */
    static void makeIfDue(Database database) {
        if (!database.isSqlite()) {
            return;
        }
        try {
            Optional<Path> newest = newest(database.folder());
            long now = Instant.now().getEpochSecond();
            if (newest.isPresent() && Math.abs(now - second(newest.get())) < EVERY.toSeconds()) {
                return;
            }
            database.read(connection -> {
                copy(connection, database.folder(), now);
                return true;
            });
            for (Path old : all(database.folder()).stream().skip(KEPT).toList()) {
                Files.deleteIfExists(old);
            }
        } catch (IOException | StoreException e) {
            LOG.warn("The database cannot be backed up; trying again tomorrow.", e);
        }
    }

    private static void copy(Connection connection, Path dataFolder, long second) throws SQLException {
        try {
            Path folder = Files.createDirectories(dataFolder.resolve("backups"));
            Path temporary = folder.resolve("unfinished.db");
            Files.deleteIfExists(temporary);
            Database.check(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = OFF");
                statement.execute("VACUUM INTO '" + temporary.toString().replace("'", "''") + "'");
                statement.execute("PRAGMA query_only = ON");
            }
            Files.move(temporary, folder.resolve("darkroom-" + second + ".db"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }
}
