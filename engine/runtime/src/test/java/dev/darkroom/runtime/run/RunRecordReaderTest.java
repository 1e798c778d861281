package dev.darkroom.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.runtime.Bench;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordReaderTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadBackWhatARunWrote() throws Exception {
        try (Bench bench = Bench.in(folder)) {
            Files.createDirectories(bench.data().resolve("input"));
            Files.writeString(bench.data().resolve("input/words.txt"), "hello");
            RunRecord record = bench.run("""
                    'r': {'type': 'probe.read-file', 'inputs': {'name': 'words.txt'}},
                    's': {'type': 'probe.save-text', 'inputs': {'text': {'from': 'r.text'}}}
                    """);

            assertThat(record.inputs()).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo("words.txt");
                assertThat(file.sha256()).startsWith("2cf24dba5fb0a30e");
            });
            assertThat(record.machine()).isPresent();
            assertThat(RunRecord.fromJson(record.toJson())).isEqualTo(record);
            assertThat(RunRecord.fromJson(record.toJson()).toJson()).isEqualTo(record.toJson());

            String told =
                    Files.readAllLines(bench.output().resolve("text_00001.txt")).get(1);
            Provenance provenance = Provenance.fromJson(told);
            assertThat(provenance.toJson()).isEqualTo(told);
            assertThat(provenance.inputs()).isEqualTo(record.inputs());
            assertThat(provenance.output()).contains(new Provenance.Place("s", 0));
        }
    }

    @Test
    void shouldReadARecordOfBeforeReplayWasThere() {
        RunRecord record = RunRecord.fromJson(OLD);
        assertThat(record.inputs()).isEmpty();
        assertThat(record.machine()).isEmpty();
        assertThat(record.outputs()).singleElement().satisfies(output -> assertThat(output.content())
                .isEmpty());
        assertThat(record.error()).isPresent();
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThatThrownBy(() -> RunRecord.fromJson("no")).hasMessage("it is not JSON");
        assertThatThrownBy(() -> RunRecord.fromJson("[]")).hasMessage("it is JSON, but no object");
        assertThatThrownBy(() -> RunRecord.fromJson("{}")).hasMessage("it has no \"runId\"");
        assertThatThrownBy(() -> RunRecord.fromJson(OLD.replace("\"nodes\": {\"s\"", "\"knots\": {\"s\"")))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageContaining("\"workflow\"");
        assertThatThrownBy(() -> RunRecord.fromJson(OLD.replace("succeeded", "vanished")))
                .hasMessageContaining("vanished");
        assertThatThrownBy(() -> RunRecord.fromJson(OLD.replace("2026-11-23", "one day")))
                .isInstanceOf(InvalidRecordException.class);
        assertThatThrownBy(() -> Provenance.fromJson(OLD)).hasMessageContaining("format");
    }

    private static final String OLD = """
            {"runId": "1", "status": "succeeded",
             "workflow": {"format": "darkroom/1", "name": "old", "nodes": {"s": {"type": "t", "version": 1}}},
             "seeds": {"s.seed": 7}, "nodes": {"s": {"status": "ran", "ms": 1.5}},
             "outputs": [{"node": "s", "port": "file", "file": "a.png", "mediaType": "image/png", "sha256": "ab"}],
             "models": [{"name": "m", "sha256": "cd"}], "plugins": [{"id": "p", "version": "1", "sha256": "ef"}],
             "engine": "darkroom 0.1.0", "device": "cpu", "queued": "2026-11-23T04:00:00Z",
             "error": {"kind": "defect", "node": "s", "message": "no"}}
            """;
}
