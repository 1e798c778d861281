package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.server.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Listening to events, and going on where it broke off. */
@Timeout(300)
class EventFeedTest {
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

    /** Reads a stream until the end of a run; the id of each event beside it. */
    private List<JsonNode> stream(String query, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = server.request(EventFeed.STREAM + query).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer = server.client().send(request.build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        List<JsonNode> events = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    JsonNode event = Json.COMPACT.readTree(line.substring(6));
                    assertThat(event.get("seq").asString()).isEqualTo(id);
                    events.add(event);
                    if (event.get("type").asString().equals("finished")) {
                        return events;
                    }
                }
            }
        }
        return events;
    }

    private static List<String> kept(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.get("type").asString())
                .filter(type -> !type.equals("progress") && !type.equals("preview"))
                .toList();
    }

    private static final List<String> NOTE = List.of(
            "queued",
            "started",
            "node-started",
            "node-finished",
            "node-started",
            "output-saved",
            "node-finished",
            "finished");

    @Test
    void shouldTellWhatHappenedSinceTheLastEventThatIsKnown() throws Exception {
        String run = server.run(TestServer.note(2, 1));
        List<JsonNode> all = stream("?run=" + run, "0");
        assertThat(kept(all)).isEqualTo(NOTE);
        assertThat(all).hasSize(NOTE.size());
        String third = all.get(2).get("seq").asString();
        assertThat(stream("?run=" + run, third)).isEqualTo(all.subList(3, all.size()));
        assertThat(stream("?run=" + run + "&after=" + third, "")).isEqualTo(all.subList(3, all.size()));
    }

    @Test
    void shouldTellWhatHappensFromNowOn() throws Exception {
        String first = server.run(TestServer.note(1, 1));
        String second = server.submit(TestServer.note(20, 20));
        List<JsonNode> heard = stream("?run=" + second, "0");
        assertThat(kept(heard)).isEqualTo(NOTE);
        assertThat(heard).extracting(event -> event.get("run").asString()).containsOnly(second);
        assertThat(heard)
                .extracting(event -> event.get("seq").longValue())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(heard).extracting(event -> event.get("type").asString()).contains("progress");
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void shouldRememberAfterARestart() throws Exception {
        String run = server.run(TestServer.note(1, 1));
        List<JsonNode> before = stream("?run=" + run, "0");
        server.close();
        server = TestServer.start(folder);
        assertThat(stream("?run=" + run, "0")).isEqualTo(before);
    }

    @Test
    void shouldResumeByWebSocketToo() throws Exception {
        String run = server.run(TestServer.note(2, 1));
        BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
        List<JsonNode> all = stream("?run=" + run, "0");
        WebSocket socket = listen(
                EventFeed.PATH + "?run=" + run + "&after="
                        + all.get(4).get("seq").asString(),
                events);
        for (JsonNode expected : all.subList(5, all.size())) {
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(expected);
        }
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Test
    void shouldTellManyListenersOneAndTheSame() throws Exception {
        List<BlockingQueue<JsonNode>> heard = new ArrayList<>();
        List<WebSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
            heard.add(events);
            sockets.add(listen(EventFeed.PATH, events));
        }
        server.run(TestServer.note(2, 1));
        for (BlockingQueue<JsonNode> events : heard) {
            List<JsonNode> told = new ArrayList<>();
            JsonNode event;
            do {
                event = events.poll(20, TimeUnit.SECONDS);
                assertThat(event).isNotNull();
                told.add(event);
            } while (!event.get("type").asString().equals("finished"));
            assertThat(kept(told)).isEqualTo(NOTE);
        }
        sockets.forEach(socket -> socket.abort());
    }

    @Test
    void shouldRefuseWhatIsNoNumber() {
        server.assertProblem(server.send(server.request(EventFeed.STREAM).header("Last-Event-ID", "yesterday")), 400);
        server.assertProblem(server.get(EventFeed.STREAM + "?after=-1"), 400);
    }

    private WebSocket listen(String path, BlockingQueue<JsonNode> events) {
        return server.client()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(60))
                .buildAsync(server.webSocket(path), new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                        text.append(part);
                        if (last) {
                            events.add(Json.COMPACT.readTree(text.toString()));
                            text.setLength(0);
                        }
                        socket.request(1);
                        return null;
                    }
                })
                .join();
    }
}
