package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DiffRoutesTest {
    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode diff(String before, String after) {
        return server.good(server.post("/api/v1/diff", "{\"before\": " + before + ", \"after\": " + after + "}"));
    }

    @Test
    void shouldSayWhatDiffersInDataAndInSentences() {
        String after = TestServer.note(4, 1)
                .replace("\"write\"", "\"keep\"")
                .replace("{\"from\": \"slow.text\"}", "{\"from\": \"slow.text\"}, \"seed\": 3")
                .replace("\"version\": 1, \"inputs\": {\"text\"", "\"version\": 2, \"inputs\": {\"text\"");
        JsonNode diff = diff(TestServer.note(3, 1), after);
        assertThat(diff.get("sentences").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "slow.steps was 3 and is 4.",
                        "keep was called write.",
                        "keep was saved with version 1 of acme.write and is with version 2.",
                        "keep.seed is 3; it was left to its default.");
        assertThat(diff.get("same").booleanValue()).isFalse();
        assertThat(diff.at("/nodes/0/change").asString()).isEqualTo("changed");
        assertThat(diff.at("/nodes/0/inputs/0/before").intValue()).isEqualTo(3);
        assertThat(diff.at("/nodes/0/inputs/0/rewired").booleanValue()).isFalse();
        assertThat(diff.at("/nodes/1/change").asString()).isEqualTo("renamed");
        assertThat(diff.at("/nodes/1/was").asString()).isEqualTo("write");
        assertThat(diff.at("/nodes/1/retyped/versionAfter").intValue()).isEqualTo(2);
    }

    @Test
    void shouldShowLinksAsDocumentsDo() {
        JsonNode diff = diff(
                TestServer.note(3, 1),
                TestServer.note(3, 1).replace("\"steps\": 3", "\"steps\": [{\"from\": \"a.b\"}, 2.5, \"x\"]"));
        assertThat(diff.at("/nodes/0/inputs/0/after").toString()).isEqualTo("[{\"from\":\"a.b\"},2.5,\"x\"]");
        assertThat(diff.at("/nodes/0/inputs/0/rewired").booleanValue()).isTrue();
    }

    @Test
    void shouldSayThatNothingDiffers() {
        JsonNode diff = diff(TestServer.note(3, 1), TestServer.note(3, 1));
        assertThat(diff.get("same").booleanValue()).isTrue();
        assertThat(diff.get("sentences")).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoWorkflow() {
        server.assertProblem(server.post("/api/v1/diff", "{\"before\": 1, \"after\": {}}"), 422);
        server.assertProblem(server.post("/api/v1/diff", "{\"before\": " + TestServer.note(1, 1) + "}"), 400);
    }
}
