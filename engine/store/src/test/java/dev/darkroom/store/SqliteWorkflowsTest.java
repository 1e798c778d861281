package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteWorkflowsTest extends WorkflowsTest {
    @TempDir
    Path other;

    @Override
    Optional<String> freshDatabase() {
        return Optional.empty();
    }

    /** Changes how the connection that writes behaves. */
    private interface Trouble {
        void with(Statement statement) throws SQLException;
    }

    private void shouldRefuse(Trouble trouble, Trouble mended, String sentence, boolean full) throws SQLException {
        try (Database database = Database.open(other, Optional.empty());
                Statement statement = database.writer().createStatement();
                GroupCommit commits = new GroupCommit(database.writer())) {
            Workflows workflows = new Workflows(database, commits);
            String id = workflows
                    .create(document("kept", "1"), Optional.empty(), ANNA)
                    .id();
            trouble.with(statement);

            assertThatThrownBy(() -> workflows.save(
                            id, document("lost", "\"" + "x".repeat(100_000) + "\""), 1, Optional.empty(), ANNA))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith(sentence)
                    .matches(e -> ((StoreException) e).isFull() == full);
            assertThat(workflows.find(id).orElseThrow().latest()).isEqualTo(1);
            assertThat(workflows.document(id, 1)).contains(document("kept", "1"));

            mended.with(statement);
            assertThat(workflows.save(id, document("kept", "2"), 1, Optional.empty(), ANNA))
                    .as("it goes on by itself")
                    .isInstanceOf(Saving.Saved.class);
            assertThat(workflows.document(id, 2)).contains(document("kept", "2"));
        }
    }

    @Test
    void shouldSayThatTheDiskIsFullAndLeaveWhatThereWas() throws SQLException {
        shouldRefuse(
                statement -> statement.execute("PRAGMA max_page_count = 1"),
                statement -> statement.execute("PRAGMA max_page_count = 1000000"),
                "The disk is full",
                true);
    }

    @Test
    void shouldSayThatNothingMayBeWrittenAndLeaveWhatThereWas() throws SQLException {
        shouldRefuse(
                statement -> statement.execute("PRAGMA query_only = ON"),
                statement -> statement.execute("PRAGMA query_only = OFF"),
                "The data folder may not be written to",
                false);
    }

    @Test
    void shouldSayThatAnotherProgramHoldsTheDatabaseAndLeaveWhatThereWas() throws SQLException {
        try (Connection browser = DriverManager.getConnection("jdbc:sqlite:" + other.resolve(Database.FILE));
                Statement held = browser.createStatement()) {
            shouldRefuse(
                    statement -> {
                        statement.execute("PRAGMA busy_timeout = 20");
                        held.execute("BEGIN IMMEDIATE");
                    },
                    statement -> held.execute("ROLLBACK"),
                    "Another program holds the database",
                    false);
        }
    }
}
