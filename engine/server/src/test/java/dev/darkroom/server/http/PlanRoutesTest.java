package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.runtime.run.Forecast;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a server says of a run beforehand, and runs of some nodes only. */
class PlanRoutesTest {
    private static final String PAINTING = """
            {"format": "darkroom/1", "name": "painting", "nodes": {
              "mix": {"type": "acme.mix", "version": 1, "inputs": {"base": %d}},
              "paint": {"type": "acme.paint", "version": 1, "inputs": {"colour": {"from": "mix.colour"}, "dark": %s}},
              "other": {"type": "acme.paint", "version": 1%s, "inputs": {"colour": {"from": "mix.colour"}, "name": "other"}}}}
            """;

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

    private static JsonNode plan(String workflow, String more) {
        return server.good(server.post("/api/v1/plan", "{\"workflow\": " + workflow + more + "}"));
    }

    private static Map<String, String> states(JsonNode plan) {
        Map<String, String> states = new TreeMap<>();
        plan.get("nodes")
                .forEach(node -> states.put(
                        node.get("node").asString(), node.get("state").asString()));
        return states;
    }

    @Test
    void shouldSayWhatRunsAndWhatIsThereAndWhatItTakes() {
        String workflow = PAINTING.formatted(11, "0.1", "");
        assertThat(states(plan(workflow, ""))).isEqualTo(Map.of("mix", "runs", "paint", "runs", "other", "runs"));
        server.run(workflow);
        JsonNode after = plan(PAINTING.formatted(11, "0.2", ""), "");
        assertThat(states(after)).isEqualTo(Map.of("mix", "cached", "paint", "runs", "other", "cached"));
        for (JsonNode node : after.get("nodes")) {
            if (node.get("node").asString().equals("paint")) {
                assertThat(node.get("ms").doubleValue()).isPositive();
                assertThat(node.get("runs").intValue()).isPositive();
                assertThat(node.get("basis").asString()).isEqualTo("type");
            } else {
                assertThat(node.get("source").asString()).isEqualTo("memory");
                assertThat(node.has("ms")).isFalse();
            }
        }
        assertThat(after.get("ms").doubleValue()).isPositive();
        assertThat(after.get("unestimated")).isEmpty();
        assertThat(after.get("memoryBytes").longValue()).isPositive();
    }

    @Test
    void shouldPlanWithValuesSetAndForTargetsOnly() {
        String workflow = PAINTING.formatted(21, "0.1", "");
        assertThat(states(plan(workflow, ", \"targets\": [\"paint\"]")))
                .isEqualTo(Map.of("mix", "runs", "paint", "runs", "other", "not-needed"));
        server.run(workflow);
        assertThat(states(plan(workflow, ", \"set\": {\"mix.base\": 22}")))
                .isEqualTo(Map.of("mix", "runs", "paint", "runs", "other", "runs"));
        server.assertProblem(
                server.post("/api/v1/plan", "{\"workflow\": " + workflow + ", \"set\": {\"mix.nothing\": 1}}"), 422);
    }

    @Test
    void shouldSayWhatBlocksWhat() {
        JsonNode plan = plan(PAINTING.formatted(1000, "0.1", ", \"mode\": \"mute\""), "");
        assertThat(states(plan)).isEqualTo(Map.of("mix", "blocked", "paint", "blocked", "other", "not-needed"));
        assertThat(plan.get("problems")).hasSize(1);
        assertThat(plan.at("/nodes/0/why").asString()).contains("found 1000");
        assertThat(plan.at("/nodes/1/why").asString()).isEqualTo("It needs node \"mix\", which is blocked.");
        assertThat(plan.at("/nodes/2/why").asString()).isEqualTo("It is muted.");
    }

    @Test
    void shouldKeepThePictureOfEachStep() {
        String id = server.good(server.post(
                        "/api/v1/runs", "{\"workflow\": " + TestServer.note(5, 1) + ", \"keepSteps\": true}"))
                .get("runId")
                .asString();
        server.awaitStatus(id, "succeeded");
        JsonNode steps = server.good(server.get("/api/v1/runs/" + id + "/nodes/slow/steps"))
                .get("steps");
        assertThat(steps).hasSize(5);
        assertThat(steps.get(3).get("step").intValue()).isEqualTo(3);
        assertThat(steps.get(3).get("total").intValue()).isEqualTo(5);
        byte[] picture =
                server.bytes(server.request(steps.get(3).get("url").asString())).body();
        assertThat(picture).startsWith(0x89, 'P', 'N', 'G');
        assertThat(server.good(server.get("/api/v1/runs/" + id + "/nodes/write/steps"))
                        .get("steps"))
                .isEmpty();
        server.assertProblem(server.get("/api/v1/runs/" + id + "/nodes/slow/steps/5"), 404);
        server.assertProblem(server.get("/api/v1/runs/none/nodes/slow/steps"), 404);
        server.assertProblem(server.get("/api/v1/runs/" + id + "/nodes/..~..~x/steps/0"), 404);
        String plain = server.run(TestServer.note(5, 1));
        assertThat(server.good(server.get("/api/v1/runs/" + plain + "/nodes/slow/steps"))
                        .get("steps"))
                .isEmpty();
    }

    @Test
    void shouldRunTheTargetsOnlyAndSaySo() {
        String workflow = PAINTING.formatted(31, "0.3", "");
        String id = server.good(
                        server.post("/api/v1/runs", "{\"workflow\": " + workflow + ", \"targets\": [\"other\"]}"))
                .get("runId")
                .asString();
        server.awaitStatus(id, "succeeded");
        JsonNode record = server.good(server.get("/api/v1/runs/" + id));
        assertThat(record.at("/targets/0").asString()).isEqualTo("other");
        assertThat(record.at("/nodes/paint/status").asString()).isEqualTo("skipped");
        assertThat(record.get("outputs")).hasSize(1);
        String again = server.good(server.post("/api/v1/runs/" + id + "/retry", ""))
                .get("runId")
                .asString();
        server.awaitStatus(again, "succeeded");
        assertThat(server.good(server.get("/api/v1/runs/" + again))
                        .at("/targets/0")
                        .asString())
                .isEqualTo("other");
        server.assertProblem(
                server.post("/api/v1/runs", "{\"workflow\": " + workflow + ", \"targets\": [\"nobody\"]}"), 422);
    }

    @Test
    void shouldAdviseWhereTheMemoryDoesNotSuffice() {
        Forecast tooLarge =
                new Forecast(List.of(), OptionalDouble.empty(), OptionalLong.of(9_000_000_000L), 4_000_000_000L);
        PlanRoutes.RunPlan plan = PlanRoutes.RunPlan.of(tooLarge, List.of());
        assertThat(plan.fits()).contains(false);
        assertThat(plan.advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains("9.0 GB", "4.0 GB"));
        Forecast enough =
                new Forecast(List.of(), OptionalDouble.empty(), OptionalLong.of(4_000_000_000L), 4_000_000_000L);
        assertThat(PlanRoutes.RunPlan.of(enough, List.of()).advice()).isEmpty();
    }
}
