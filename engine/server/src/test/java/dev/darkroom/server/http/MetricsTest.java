package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system is told. */
class MetricsTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Figures by name and labels, as Prometheus reads them. */
    private Map<String, Double> figures() {
        HttpResponse<String> answer = server.get("/api/v1/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        Map<String, Double> figures = new TreeMap<>();
        answer.body().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            figures.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
        return figures;
    }

    @Test
    void shouldCountRunsNodesAndRequests() {
        server.run(TestServer.note(11, 0));
        server.run(TestServer.note(11, 0));
        await().untilAsserted(() -> assertThat(figures())
                .containsEntry("darkroom_runs_seconds_count{status=\"succeeded\"}", 2.0)
                .containsEntry("darkroom_runs_wait_seconds_count", 2.0)
                .containsEntry("darkroom_runs_waiting", 0.0)
                .containsEntry("darkroom_runs_running", 0.0)
                .containsEntry(
                        "darkroom_http_requests_seconds_count{method=\"POST\",route=\"/api/v1/runs\",status=\"202\"}",
                        2.0)
                .hasEntrySatisfying("darkroom_nodes_total{source=\"computed\"}", nodes -> assertThat(nodes)
                        .isPositive())
                .hasEntrySatisfying("darkroom_disk_free_bytes{folder=\"data\"}", free -> assertThat(free)
                        .isPositive())
                .hasEntrySatisfying("darkroom_runs_seconds_sum{status=\"succeeded\"}", seconds -> assertThat(seconds)
                        .isBetween(0.0, 60.0)));
    }

    @Test
    void shouldTellNothingThatSomebodyWrote() {
        String id = server.run(TestServer.note(12, 0));
        server.get("/api/v1/runs/" + id);
        server.get("/api/v1/runs/my-secret");
        server.get("/my-secret");
        server.send(server.request("/my-secret").method("MYSECRET", java.net.http.HttpRequest.BodyPublishers.noBody()));
        String text = server.get("/api/v1/metrics").body();
        assertThat(text)
                .contains("route=\"/api/v1/runs/{id}\",status=\"404\"")
                .doesNotContain(id)
                .doesNotContainIgnoringCase("secret");
    }
}
