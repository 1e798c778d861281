package dev.darkroom.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The database of a data folder: the file {@code darkroom.db} in it, or a PostgreSQL that a URL names. One process at a
 * time; it has one connection that writes and some that read.
 */
final class Database implements AutoCloseable {
    static final String FILE = "darkroom.db";

    /** Says "Darkroom" to PostgreSQL's advisory locks. */
    private static final long LOCK = 0x4461726b726f6f6dL;

    /** A file up to this size is read through before it is used; larger ones when they are backed up. */
    private static final long CHECKED_BYTES = 32L << 20;

    private static final int READERS = 4;
    private static final int LOCK_TRIES = 20;
    private static final long LOCK_PAUSE_MILLIS = 100;

    private final Path folder;
    private final Optional<String> url;
    private final FileChannel lock;
    private final Connection writer;
    private final HikariDataSource readers;

    private Database(Path folder, Optional<String> url, FileChannel lock, Connection writer, HikariDataSource readers) {
        this.folder = folder;
        this.url = url;
        this.lock = lock;
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * Opens it, made and brought to the present shape if need be.
     *
     * @param folder of the data
     * @param url {@code jdbc:postgresql://…} or {@code postgresql://…}; empty for the file
     * @throws StoreException when it cannot be used; it is left as it is
     */
    static Database open(Path folder, Optional<String> url) {
        FileChannel lock = lock(folder);
        Connection writer = null;
        try {
            Optional<String> jdbc = url.map(Database::jdbc);
            writer = jdbc.isPresent() ? postgres(jdbc.get()) : sqlite(folder);
            Migrations.run(writer);
            return new Database(folder, url, lock, writer, readers(folder, jdbc));
        } catch (SQLException e) {
            close(writer, lock);
            throw unusable(folder, url, e);
        } catch (RuntimeException e) {
            close(writer, lock);
            throw e;
        }
    }

    private static void close(@Nullable Connection writer, FileChannel lock) {
        try (lock) {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException | SQLException e) {
            // What is wrong is told already.
        }
    }

    private static FileChannel lock(Path folder) {
        Path file = folder.resolve("server.lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException e) {
                // This very process: told below.
            }
            channel.close();
        } catch (IOException e) {
            throw new StoreException(
                    "The data folder " + folder + " cannot be written to (" + e.getMessage()
                            + "); change its permissions or choose another with --data.",
                    e);
        }
        throw new StoreException(
                "Another Darkroom server uses the data folder " + folder + "; stop it or choose another with --data.",
                null);
    }

    private static String jdbc(String url) {
        return url.startsWith("jdbc:") ? url : "jdbc:" + url;
    }

    private static Connection sqlite(Path folder) throws SQLException {
        Path file = folder.resolve(FILE);
        Properties properties = new Properties();
        // Nobody asks for them, and the driver would after every insert.
        properties.setProperty("jdbc.get_generated_keys", "false");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("PRAGMA busy_timeout = 10000");
            statement.execute("PRAGMA cache_size = -16000");
            if (Files.size(file) <= CHECKED_BYTES) {
                check(connection);
            }
            return KeptStatements.over(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        } catch (IOException e) {
            connection.close();
            throw new SQLException(e);
        }
    }

    /** @throws SQLException when what is in the file contradicts itself */
    static void check(Connection connection) throws SQLException {
        Optional<String> found = Sql.first(connection, "PRAGMA quick_check(1)", row -> row.getString(1));
        if (found.isPresent() && !found.get().equals("ok")) {
            throw new SQLException("malformed: " + found.get());
        }
    }

    private static Connection postgres(String jdbc) throws SQLException {
        Connection connection = DriverManager.getConnection(jdbc);
        try {
            if (!locked(connection)) {
                throw new StoreException(
                        "Another Darkroom server uses the same PostgreSQL database; stop it or name another database.",
                        null);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Waits a little: PostgreSQL may still have to notice that a server which was killed is gone. */
    private static boolean locked(Connection connection) throws SQLException {
        for (int tries = 0; tries < LOCK_TRIES; tries++) {
            if (Sql.first(connection, "SELECT pg_try_advisory_lock(?)", row -> row.getBoolean(1), LOCK)
                    .orElse(false)) {
                return true;
            }
            try {
                Thread.sleep(LOCK_PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private static HikariDataSource readers(Path folder, Optional<String> jdbc) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbc.orElse("jdbc:sqlite:" + folder.resolve(FILE)));
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setPoolName("darkroom-readers");
        if (jdbc.isEmpty()) {
            config.addDataSourceProperty("busy_timeout", "10000");
            config.setConnectionInitSql("PRAGMA query_only = ON");
        } else {
            config.setReadOnly(true);
        }
        return new HikariDataSource(config);
    }

    private static StoreException unusable(Path folder, Optional<String> url, SQLException e) {
        if (url.isPresent()) {
            return new StoreException(
                    "PostgreSQL cannot be used (" + e.getMessage() + "); check --database, and that the server runs.",
                    e);
        }
        String said = String.valueOf(e.getMessage());
        Path file = folder.resolve(FILE);
        if (said.contains("malformed") || said.contains("SQLITE_NOTADB") || said.contains("SQLITE_CORRUPT")) {
            String remedy = Backups.newest(folder)
                    .map(backup -> "the newest backup is " + backup + ": move the damaged file and the two beside it"
                            + " (-wal, -shm) away and copy the backup in its place.")
                    .orElse("there is no backup yet: move it and the two beside it (-wal, -shm) away to begin anew.");
            return new StoreException("The database " + file + " is damaged and was left as it is; " + remedy, e);
        }
        return new StoreException(
                "The database " + file + " cannot be used (" + said
                        + "); check that the folder can be written to and the disk is not full.",
                e);
    }

    /** The record of a run, whoever else uses the database. */
    static Optional<String> record(Path folder, Optional<String> url, String runId) {
        if (url.isEmpty() && !Files.isRegularFile(folder.resolve(FILE))) {
            return Optional.empty();
        }
        try (Connection connection =
                DriverManager.getConnection(url.map(Database::jdbc).orElse("jdbc:sqlite:" + folder.resolve(FILE)))) {
            return Sql.first(
                            connection,
                            "SELECT record FROM runs WHERE id = ?",
                            row -> Optional.ofNullable(row.getString(1)),
                            runId)
                    .flatMap(record -> record);
        } catch (SQLException e) {
            throw unusable(folder, url, e);
        }
    }

    /** For the one thread that writes. */
    Connection writer() {
        return writer;
    }

    boolean isSqlite() {
        return url.isEmpty();
    }

    Path folder() {
        return folder;
    }

    /** What a reader does with a connection. */
    interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /** @throws StoreException when the database does not answer */
    <T> T read(Reading<T> reading) {
        try (Connection connection = readers.getConnection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new StoreException(
                    "The database cannot be read (" + e.getMessage() + "); the log has more, and the server goes on.",
                    e);
        }
    }

    @Override
    public void close() {
        readers.close();
        close(writer, lock);
    }
}
