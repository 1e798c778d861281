package dev.darkroom.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogFileTest {
    @TempDir
    Path folder;

    @AfterEach
    void letGoOfTheFile() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
    }

    @Test
    void shouldWriteALineOfJsonForEachEntryWhateverStandsInIt() throws IOException {
        Path file = LogFile.in(folder);
        LogFile.open(file);
        LoggerFactory.getLogger("dev.darkroom.some").info("Run {} said \"no\".\nTwice.", "7");
        LoggerFactory.getLogger("dev.darkroom.some").error("It failed.", new IOException("no room"));
        // Servers of other tests may have threads that still have something to say.
        List<JsonNode> lines = Files.readAllLines(file).stream()
                .map(new JsonMapper()::readTree)
                .filter(line -> line.get("loggerName").asString().equals("dev.darkroom.some"))
                .toList();
        assertThat(lines)
                .as(
                        "the file has %s, and logback says %s",
                        Files.readString(file),
                        ((LoggerContext) LoggerFactory.getILoggerFactory())
                                .getStatusManager()
                                .getCopyOfStatusList())
                .hasSize(2);
        assertThat(lines.get(0).get("formattedMessage").asString()).isEqualTo("Run 7 said \"no\".\nTwice.");
        assertThat(lines.get(0).get("level").asString()).isEqualTo("INFO");
        assertThat(lines.get(0).get("timestamp").isNumber()).isTrue();
        assertThat(lines.get(1).at("/throwable/message").asString()).isEqualTo("no room");
    }
}
