package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with the file. */
class StoreTest {
    @TempDir
    Path folder;

    private Path database() {
        return folder.resolve("data/darkroom.db");
    }

    @Test
    void shouldLeaveADamagedDatabaseAsItIsAndNameTheBackup() throws IOException {
        try (Desk desk = Desk.open(folder)) {
            desk.submit("kept");
        }
        try (Database open = Database.open(folder.resolve("data"), Optional.empty())) {
            Backups.makeIfDue(open);
        }
        byte[] damaged = Files.readAllBytes(database());
        for (int i = 4096; i < damaged.length; i++) {
            damaged[i] = (byte) (i * 31);
        }
        Files.write(database(), damaged);

        assertThatThrownBy(() -> Desk.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is damaged and was left as it is; the newest backup is")
                .hasMessageContaining("backups");
        assertThat(Files.readAllBytes(database())).isEqualTo(damaged);

        try (Stream<Path> backups = Files.list(folder.resolve("data/backups"))) {
            Files.write(database(), Files.readAllBytes(backups.findFirst().orElseThrow()));
        }
        Files.deleteIfExists(folder.resolve("data/darkroom.db-wal"));
        Files.deleteIfExists(folder.resolve("data/darkroom.db-shm"));
        try (Desk desk = Desk.open(folder)) {
            assertThat(desk.store.history().list(RunQuery.ALL, 10, OptionalLong.empty()))
                    .extracting(StoredRun::name)
                    .containsExactly("kept");
        }
    }

    @Test
    void shouldSayThatAFileIsNoDatabase() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(database(), "these are some notes about my cat, and no database at all ".repeat(100));
        assertThatThrownBy(() -> Desk.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("there is no backup yet");
    }

    @Test
    void shouldRefuseADatabaseOfANewerDarkroom() throws SQLException {
        try (Desk desk = Desk.open(folder)) {
            desk.submit("kept");
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO schema_steps (step) VALUES (99)");
        }
        assertThatThrownBy(() -> Desk.open(folder)).hasMessageContaining("written by a newer Darkroom");
    }

    @Test
    void shouldSayThatPostgresDoesNotAnswer() {
        assertThatThrownBy(() -> Desk.open(folder, Optional.of("postgresql://127.0.0.1:1/nothing"), Recovery.USUAL))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("PostgreSQL cannot be used");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "guidanceScale     | cannot be read from \"guidanceScale\"",
                "steps>many        | \"many\" is no number",
                "status=late       | There is no status \"late\"",
                "status>failed     | compared with = or !=",
                "rating~4          | is a number",
                "pinned=perhaps    | true or false",
                "a=1 'b            | cannot be read from",
            })
    void shouldSayWhatIsWrongWithAQuery(String query, String sentence) {
        assertThatThrownBy(() -> RunQuery.parse(query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void shouldBoundQueries() {
        assertThatThrownBy(() -> RunQuery.parse("x".repeat(2000))).hasMessageContaining("longer than");
        assertThatThrownBy(() -> RunQuery.parse("a=1 ".repeat(30))).hasMessageContaining("more than");
        String evil = "name=\"'; DROP TABLE runs; --\"";
        try (Desk desk = Desk.open(folder)) {
            desk.submit("still here");
            assertThat(desk.store.history().list(RunQuery.parse(evil), 10, OptionalLong.empty()))
                    .isEmpty();
            assertThat(desk.store.history().list(RunQuery.ALL, 10, OptionalLong.empty()))
                    .hasSize(1);
        }
    }

    @Test
    void shouldFindArtifactsByTheirHashAlone() throws IOException {
        try (Desk desk = Desk.open(folder)) {
            Files.writeString(folder.resolve("secret"), "x", StandardCharsets.UTF_8);
            assertThat(desk.store.artifacts().find("../../secret")).isEmpty();
            assertThat(desk.store.artifacts().find("0".repeat(64))).isEmpty();
        }
    }
}
