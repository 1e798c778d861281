package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.runtime.Configuration;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.server.Json;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.TestPlugin;
import dev.darkroom.server.template.Templates;
import dev.darkroom.store.Recovery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A server with the plugin {@code acme}, asked over real sockets; every answer is held against the API's description. */
final class TestServer implements AutoCloseable {
    private static final String NOTE = """
            {"format": "darkroom/1", "name": "note", "nodes": {
              "slow": {"type": "acme.slow", "version": 1, "inputs": {"steps": %d, "millis": %d}},
              "write": {"type": "acme.write", "version": 1, "inputs": {"text": {"from": "slow.text"}}}}}
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Darkroom engine;
    private final RunDesk desk;
    private final ApiServer api;
    private final Contract contract;

    private TestServer(Darkroom engine, Door door, String token) {
        this.engine = engine;
        desk = RunDesk.open(engine, Optional.empty(), Recovery.USUAL);
        Path templates = engine.configuration().dataFolder().resolveSibling("templates");
        api = ApiServer.start(desk, door, new Templates(Optional.of(templates)));
        try {
            HttpResponse<String> document = client.send(
                    HttpRequest.newBuilder(uri("/api/v1/openapi.json"))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofString());
            contract = new Contract(Json.COMPACT.readTree(document.body()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static TestServer start(Path folder) {
        return start(folder, Door.ofThisMachine(), "");
    }

    /** With a door of its own, and a token that opens it. */
    static TestServer start(Path folder, Door door, String token) {
        TestPlugin.acme(folder.resolve("data/plugins"));
        return new TestServer(
                Darkroom.open(Configuration.of(folder.resolve("data")).withOutputFolder(folder.resolve("output"))),
                door,
                token);
    }

    static TestServer over(Darkroom engine) {
        return new TestServer(engine, Door.ofThisMachine(), "");
    }

    /** A workflow that takes {@code steps} times {@code millis} and writes a file. */
    static String note(int steps, int millis) {
        return NOTE.formatted(steps, millis);
    }

    ApiServer api() {
        return api;
    }

    Darkroom engine() {
        return engine;
    }

    HttpClient client() {
        return client;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + api.port() + path);
    }

    URI webSocket(String path) {
        return URI.create("ws://127.0.0.1:" + api.port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
    }

    /** Once more where the client took up a connection that the server was about to close, as browsers do. */
    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("received no bytes")) {
                throw e;
            }
            return client.send(request, handler);
        }
    }

    HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        try {
            HttpRequest asked = request.build();
            HttpResponse<byte[]> response = exchange(asked, BodyHandlers.ofByteArray());
            contract.check(
                    asked.method(),
                    asked.uri().getPath(),
                    response.statusCode(),
                    response.headers().firstValue("Content-Type"),
                    new String(response.body(), StandardCharsets.UTF_8));
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpRequest asked = request.build();
            HttpResponse<String> response = exchange(asked, BodyHandlers.ofString());
            contract.check(
                    asked.method(),
                    asked.uri().getPath(),
                    response.statusCode(),
                    response.headers().firstValue("Content-Type"),
                    response.body());
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> put(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> patch(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    JsonNode json(HttpResponse<String> response) {
        return Json.COMPACT.readTree(response.body());
    }

    /** What a good answer holds. */
    JsonNode good(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return json(response);
    }

    void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(json(response).get("status").intValue()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("Exception", "\tat ");
    }

    String submit(String workflow) {
        return good(post("/api/v1/runs", "{\"workflow\": " + workflow + "}"))
                .get("runId")
                .asString();
    }

    /** Runs it to a good end. */
    String run(String workflow) {
        String id = submit(workflow);
        awaitStatus(id, "succeeded");
        // The run's own word comes a moment before the history's.
        await().until(() -> desk.history().find(id).orElseThrow().status().terminal());
        return id;
    }

    void awaitStatus(String run, String status) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> json(get("/api/v1/runs/" + run))
                        .get("status")
                        .asString()
                        .equals(status));
    }

    @Override
    public void close() {
        api.close();
        desk.close();
        engine.close();
    }
}
