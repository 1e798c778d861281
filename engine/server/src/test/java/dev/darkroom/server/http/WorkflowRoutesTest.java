package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.server.Json;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Saved workflows as an editor meets them. */
class WorkflowRoutesTest {
    private static final String WORKFLOWS = "/api/v1/workflows";

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

    private static String document(String name, int steps) {
        return """
                {"format": "darkroom/1", "name": "%s", "nodes": {
                  "slow": {"type": "acme.slow", "version": 1, "inputs": {"steps": %d, "millis": 0}, "ui": {"x": 1}},
                  "write": {"type": "acme.write", "version": 1, "inputs": {"text": {"from": "slow.text"}}}},
                 "mine": {"kept": true}}
                """.formatted(name, steps);
    }

    /** @return its address */
    private static String create(String name) {
        HttpResponse<String> made = server.post(WORKFLOWS, "{\"document\": " + document(name, 1) + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> save(String workflow, int base, int steps, String more) {
        return server.put(workflow, "{\"base\": " + base + ", \"document\": " + document("Notes", steps) + more + "}");
    }

    @Test
    void shouldSaveVersionsAndTellWhatChanged() {
        String workflow = create("Notes");
        JsonNode saved = server.good(save(workflow, 1, 5, ", \"label\": \"five\""));
        assertThat(saved.at("/version/number").intValue()).isEqualTo(2);
        assertThat(saved.at("/version/summary").asString()).isEqualTo("slow.steps was 1 and is 5.");
        assertThat(saved.get("unchanged").booleanValue()).isFalse();
        assertThat(server.good(save(workflow, 2, 5, "")).get("unchanged").booleanValue())
                .isTrue();

        JsonNode now = server.good(server.get(workflow));
        assertThat(now.get("version").intValue()).isEqualTo(2);
        assertThat(now.at("/document/nodes/slow/inputs/steps").intValue()).isEqualTo(5);
        assertThat(now.at("/document/mine/kept").booleanValue())
                .as("what nobody knows is kept")
                .isTrue();
        JsonNode versions = server.good(server.get(workflow + "/versions")).get("versions");
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).get("label").asString()).isEqualTo("five");
        assertThat(versions.get(0).get("by").asString()).isEmpty();
        assertThat(server.good(server.get(workflow + "/versions/1"))
                        .at("/document/nodes/slow/inputs/steps")
                        .intValue())
                .isEqualTo(1);
        JsonNode diff = server.good(server.get(workflow + "/versions/1/diff/2"));
        assertThat(diff.at("/sentences/0").asString()).isEqualTo("slow.steps was 1 and is 5.");
        assertThat(diff)
                .isEqualTo(server.good(server.post(
                        "/api/v1/diff",
                        "{\"before\": " + document("Notes", 1) + ", \"after\": " + document("Notes", 5) + "}")));

        JsonNode labelled = server.good(server.patch(workflow + "/versions/1", "{\"label\": \"the first\"}"));
        assertThat(labelled.get("label").asString()).isEqualTo("the first");
        JsonNode restored = server.good(server.post(workflow + "/versions/1/restore", ""));
        assertThat(restored.at("/version/number").intValue()).isEqualTo(3);
        assertThat(restored.at("/version/summary").asString()).isEqualTo("Version 1 was restored.");
    }

    @Test
    void shouldRefuseToSaveOverWhatSomebodyElseSavedAndSayWhat() {
        String workflow = create("Shared");
        server.good(save(workflow, 1, 2, ""));
        HttpResponse<String> refused = save(workflow, 1, 3, ", \"client\": \"tab-b\"");
        server.assertProblem(refused, 409);
        JsonNode problem = server.json(refused);
        assertThat(problem.at("/latest/number").intValue()).isEqualTo(2);
        assertThat(problem.get("detail").asString()).startsWith("Somebody saved version 2 at ");
        JsonNode draft = server.good(server.get(workflow + "/draft?client=tab-b"));
        assertThat(draft.at("/document/nodes/slow/inputs/steps").intValue())
                .as("nothing is lost")
                .isEqualTo(3);
        assertThat(server.good(save(workflow, 2, 3, ", \"client\": \"tab-b\""))
                        .at("/version/number")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void shouldKeepDraftsAndTellTwoTabsOfEachOther() {
        String workflow = create("Drafted");
        String draft = "{\"base\": 1, \"client\": \"%s\", \"document\": %s}";
        JsonNode first = server.good(server.put(workflow + "/draft", draft.formatted("tab-a", document("Drafted", 2))));
        assertThat(first.get("others")).isEmpty();
        JsonNode second =
                server.good(server.put(workflow + "/draft", draft.formatted("tab-b", document("Drafted", 3))));
        assertThat(second.at("/others/0/client").asString()).isEqualTo("tab-a");
        JsonNode now = server.good(server.get(workflow));
        assertThat(now.at("/draft/document/nodes/slow/inputs/steps").intValue()).isEqualTo(3);
        assertThat(now.at("/document/nodes/slow/inputs/steps").intValue()).isEqualTo(1);
        assertThat(server.delete(workflow + "/draft").statusCode()).isEqualTo(204);
        server.assertProblem(server.get(workflow + "/draft"), 404);
        server.assertProblem(server.put(workflow + "/draft", draft.formatted("a tab", document("Drafted", 3))), 400);
    }

    @Test
    void shouldKeepAWorkflowThatWasNeverSaved() {
        HttpResponse<String> begun = server.post(
                WORKFLOWS, "{\"draft\": true, \"client\": \"tab-a\", \"document\": " + document("New", 1) + "}");
        assertThat(server.good(begun).get("version").intValue()).isZero();
        assertThat(server.json(begun).get("unsaved").booleanValue()).isTrue();
        String workflow = begun.headers().firstValue("Location").orElseThrow();
        JsonNode now = server.good(server.get(workflow));
        assertThat(now.at("/document/name").asString()).isEqualTo("New");
        server.assertProblem(server.get(workflow + "/file"), 404);
        assertThat(server.good(save(workflow, 0, 1, ", \"client\": \"tab-a\""))
                        .at("/version/number")
                        .intValue())
                .isEqualTo(1);
        server.assertProblem(server.get(workflow + "/draft"), 404);
    }

    @Test
    void shouldGiveAFileAndTakeItBack() {
        String workflow = create("As a file");
        HttpResponse<String> file = server.get(workflow + "/file");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"as-a-file.json\"");
        HttpResponse<String> again = server.post(WORKFLOWS, file.body());
        assertThat(server.good(again).get("id").asString()).isEqualTo("as-a-file-2");
        assertThat(server.get(again.headers().firstValue("Location").orElseThrow() + "/file")
                        .body())
                .isEqualTo(file.body());
    }

    @Test
    void shouldRenameRemoveAndBringBack() {
        String workflow = create("Before");
        JsonNode renamed = server.good(server.patch(workflow, "{\"name\": \"After\"}"));
        assertThat(renamed.at("/version/summary").asString())
                .isEqualTo("The workflow was called \"Before\" and is called \"After\".");
        assertThat(server.delete(workflow).statusCode()).isEqualTo(204);
        server.assertProblem(server.get(workflow), 404);
        server.assertProblem(server.get(workflow + "/versions/1"), 404);
        server.assertProblem(server.delete(workflow), 404);
        JsonNode removed = server.good(server.get(WORKFLOWS + "?removed=true")).get("workflows");
        assertThat(removed).anySatisfy(each -> {
            assertThat(each.get("name").asString()).isEqualTo("After");
            assertThat(each.has("removed")).isTrue();
        });
        assertThat(server.good(server.post(workflow + "/restore", ""))
                        .get("version")
                        .intValue())
                .isEqualTo(2);
        server.good(server.get(workflow));
    }

    @Test
    void shouldTellWhichValuesAnInputHad() {
        String workflow = create("Notes");
        server.good(save(workflow, 1, 1, ", \"label\": \"same value\""));
        server.good(save(workflow, 1, 4, ""));
        JsonNode spans = server.good(server.get(workflow + "/blame?node=slow&port=steps"))
                .get("spans");
        assertThat(spans).hasSize(2);
        assertThat(spans.get(0).get("sentence").asString()).isEqualTo("steps is 4 from version 2 on.");
        assertThat(spans.get(1).get("sentence").asString()).isEqualTo("steps was 1 in version 1.");
        assertThat(spans.get(1).get("value").intValue()).isEqualTo(1);
        assertThat(spans.get(0).at("/from/summary").asString()).isEqualTo("slow.steps was 1 and is 4.");
        server.assertProblem(server.get(workflow + "/blame?node=nobody&port=steps"), 404);
        server.assertProblem(server.get(workflow + "/blame?node=slow"), 400);
    }

    @Test
    void shouldFindTheRunsOfAWorkflow() {
        String workflow = create("Run often");
        String id = workflow.substring(workflow.lastIndexOf('/') + 1);
        String submission = "{\"workflow\": " + document("Run often", 1) + ", \"savedAs\": {\"id\": \"" + id
                + "\", \"version\": %d}}";
        JsonNode run = server.good(server.post("/api/v1/runs", submission.formatted(1)));
        String runId = run.get("runId").asString();
        assertThat(run.at("/savedAs/version").intValue()).isEqualTo(1);
        server.awaitStatus(runId, "succeeded");
        JsonNode retried = server.good(server.post("/api/v1/runs/" + runId + "/retry", ""));
        server.submit(document("Another", 1));
        JsonNode found =
                server.good(server.get("/api/v1/runs?q=workflow%3D" + id)).get("runs");
        assertThat(found.findValuesAsString("runId"))
                .containsExactly(retried.get("runId").asString(), runId);
        JsonNode listed = server.good(server.get(WORKFLOWS)).get("workflows");
        assertThat(listed).anySatisfy(each -> {
            assertThat(each.get("id").asString()).isEqualTo(id);
            assertThat(each.path("lastRun").asString())
                    .isEqualTo(retried.get("runId").asString());
        });
        server.assertProblem(server.post("/api/v1/runs", submission.formatted(2)), 400);
    }

    @Test
    void shouldTellListenersOfSavesAndDrafts() throws InterruptedException {
        String workflow = create("Watched");
        BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
        WebSocket socket = listen(events);
        server.put(
                workflow + "/draft",
                "{\"base\": 1, \"client\": \"tab-a\", \"document\": " + document("Watched", 2) + "}");
        server.good(save(workflow, 1, 2, ", \"client\": \"tab-a\""));
        server.good(save(workflow, 2, 2, ", \"client\": \"tab-a\""));
        server.delete(workflow + "?client=tab-a");

        JsonNode drafted = next(events);
        assertThat(drafted.get("type").asString()).isEqualTo("workflow-draft");
        assertThat(drafted.get("client").asString()).isEqualTo("tab-a");
        JsonNode saved = next(events);
        assertThat(saved.get("type").asString()).isEqualTo("workflow-saved");
        assertThat(saved.get("workflow").asString()).isEqualTo("watched");
        assertThat(saved.get("version").intValue()).isEqualTo(2);
        assertThat(next(events).get("type").asString())
                .as("what changed nothing is not told")
                .isEqualTo("workflow-removed");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    /** The next that is told of the workflow "watched": other tests have some of their own. */
    private static JsonNode next(BlockingQueue<JsonNode> events) throws InterruptedException {
        while (true) {
            JsonNode event = events.poll(20, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            if (event.path("workflow").asString("").equals("watched")) {
                return event;
            }
        }
    }

    private static WebSocket listen(BlockingQueue<JsonNode> events) {
        return server.client()
                .newWebSocketBuilder()
                .buildAsync(server.webSocket("/api/v1/events"), new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        text.append(data);
                        if (last) {
                            events.add(Json.COMPACT.readTree(text.toString()));
                            text.setLength(0);
                        }
                        return WebSocket.Listener.super.onText(from, data, last);
                    }
                })
                .join();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                              | 400",
                "[]                                                              | 400",
                "{\"document\": 5}                                               | 422",
                "{\"document\": {\"format\": \"darkroom/1\", \"nodes\": 5}}      | 422",
                "{\"nodes\": 5}                                                  | 422",
                "{\"document\": {\"nodes\": {}}, \"nmae\": \"x\"}                | 400",
                "{\"document\": {\"nodes\": {}}, \"client\": \"a b\"}            | 400",
                "{\"document\": {\"nodes\": {}}, \"draft\": \"perhaps\"}         | 400",
                "{\"document\": {\"nodes\": {}}, \"name\": [1]}                  | 400",
                "not json                                                        | 400",
            })
    void shouldRefuseWhatIsNoWorkflow(String body, int status) {
        server.assertProblem(server.post(WORKFLOWS, body), status);
    }

    @Test
    void shouldSayThatThereIsNothing() {
        String none = WORKFLOWS + "/none";
        server.assertProblem(server.get(none), 404);
        server.assertProblem(server.get(none + "/versions"), 404);
        server.assertProblem(server.get(none + "/versions/1"), 404);
        server.assertProblem(server.get(none + "/versions/0"), 404);
        server.assertProblem(server.get(none + "/versions/1/diff/2"), 404);
        server.assertProblem(server.get(none + "/blame?node=a&port=b"), 404);
        server.assertProblem(server.get(none + "/draft"), 404);
        server.assertProblem(server.get(none + "/file"), 404);
        server.assertProblem(server.delete(none + "/draft"), 404);
        server.assertProblem(save(none, 0, 1, ""), 404);
        server.assertProblem(server.post(none + "/restore", ""), 404);
        server.assertProblem(server.post(none + "/versions/1/restore", ""), 404);
        server.assertProblem(server.patch(none, "{\"name\": \"x\"}"), 404);
    }

    @Test
    void shouldSayThatAnotherProgramHoldsTheDatabase() throws SQLException {
        String workflow = create("Locked out");
        try (Connection browser = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/darkroom.db"));
                Statement statement = browser.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            HttpResponse<String> refused = save(workflow, 1, 2, "");
            server.assertProblem(refused, 503);
            assertThat(server.json(refused).get("detail").asString())
                    .startsWith("Another program holds the database, so nothing can be kept");
            assertThat(server.good(server.get(workflow)).get("version").intValue())
                    .isEqualTo(1);
        }
        server.good(save(workflow, 1, 2, ""));
    }
}
