package dev.darkroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a server that has ended left on the disk, against the records of its runs. */
final class LeftBehind {
    private final Path place;
    private final Optional<String> database;

    LeftBehind(Path place, Optional<String> database) {
        this.place = place;
        this.database = database;
    }

    /** Each file of a run is there, as recorded, and no other. */
    void checkFiles(Collection<JsonNode> records) {
        TreeSet<String> files = new TreeSet<>();
        TreeSet<String> hashes = new TreeSet<>();
        for (JsonNode record : records) {
            for (JsonNode output : record.get("outputs")) {
                String file = output.get("file").asString();
                assertThat(files.add(file)).as("%s is of one run", file).isTrue();
                hashes.add(output.get("sha256").asString());
                assertThat(sha256(place.resolve("output").resolve(file)))
                        .as(file)
                        .isEqualTo(output.get("sha256").asString());
            }
        }
        assertThat(names(place.resolve("output"))).isEqualTo(files);
        assertThat(names(place.resolve("data/artifacts"))).isEqualTo(hashes);
        assertThat(hashes).allSatisfy(hash -> assertThat(
                        sha256(place.resolve("data/artifacts/" + hash.substring(0, 2) + "/" + hash)))
                .isEqualTo(hash));
        assertThat(names(place.resolve("data")))
                .as("half-written files")
                .noneMatch(name -> name.endsWith(".tmp") || name.startsWith("unfinished"));
    }

    /** The database is whole and each run has one beginning and one end in it. */
    void checkDatabase(Collection<JsonNode> records) throws SQLException {
        String url = database.map(given -> given.startsWith("jdbc:") ? given : "jdbc:" + given)
                .orElse("jdbc:sqlite:" + place.resolve("data/darkroom.db"));
        try (Connection connection = DriverManager.getConnection(url)) {
            if (database.isEmpty()) {
                assertThat(column(connection, "PRAGMA integrity_check")).containsExactly("ok");
                assertThat(column(connection, "PRAGMA foreign_key_check")).isEmpty();
            }
            assertThat(column(connection, "SELECT id FROM runs"))
                    .containsExactlyInAnyOrderElementsOf(records.stream()
                            .map(record -> record.get("runId").asString())
                            .toList());
            assertThat(column(connection, "SELECT DISTINCT status FROM runs")).containsExactly("succeeded");
            assertThat(column(connection, "SELECT file FROM notices")).isEmpty();
            assertThat(column(connection, "SELECT sha256 FROM outputs"))
                    .containsExactlyInAnyOrderElementsOf(records.stream()
                            .flatMap(record -> record.get("outputs").findValuesAsString("sha256").stream())
                            .toList());
            for (JsonNode record : records) {
                String id = record.get("runId").asString();
                List<String> events =
                        column(connection, "SELECT json FROM events WHERE run = '" + id + "' ORDER BY number");
                List<String> types = events.stream()
                        .map(event -> Json.COMPACT.readTree(event).get("type").asString())
                        .toList();
                assertThat(types).as(id).startsWith("queued").endsWith("finished");
                assertThat(types.stream().filter("queued"::equals)).as(id).hasSize(1);
                assertThat(types.stream().filter("finished"::equals)).as(id).hasSize(1);
            }
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static Set<String> names(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
