package dev.darkroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks a launched server as a program would. Whoever finds it gone gets an {@link IOException}. */
final class Client {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    /** @param address such as {@code http://127.0.0.1:8188} */
    Client(String address) {
        this.address = address;
    }

    JsonNode get(String path) throws IOException {
        return json(send(request(path)), 200);
    }

    /** The id of the run of a workflow of this name. */
    Optional<String> named(String name) throws IOException {
        String query = URLEncoder.encode("name=\"" + name + "\"", StandardCharsets.UTF_8);
        JsonNode runs = get("/api/v1/runs?q=" + query).get("runs");
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(runs.get(0).get("runId").asString());
    }

    /** The id of the run that is promised. */
    String submit(String submission) throws IOException {
        return json(
                        send(request("/api/v1/runs")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(submission))),
                        202)
                .get("runId")
                .asString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Json.COMPACT.readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
