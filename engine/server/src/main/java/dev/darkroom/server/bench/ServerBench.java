package dev.darkroom.server.bench;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.runtime.run.Subscription;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.ApiServer;
import dev.darkroom.server.http.Door;
import dev.darkroom.store.Recovery;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Measures a server, of its own, over real sockets. Nodes do next to nothing, so that what is measured is all around them. */
public final class ServerBench implements AutoCloseable {
    private static final String TRIVIAL = """
            {"workflow": {"format": "darkroom/1", "name": "trivial", "nodes": {
              "number": {"type": "darkroom.int-to-string", "version": 1, "inputs": {"value": %d}},
              "join": {"type": "darkroom.join-strings", "version": 1,
                       "inputs": {"first": {"from": "number.text"}, "second": "%s"}},
              "again": {"type": "darkroom.join-strings", "version": 1,
                        "inputs": {"first": {"from": "join.text"}, "second": "!"}}}}}
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final RunDesk desk;
    private final ApiServer server;

    /** @param engine in whose data folder the runs are kept; with the built-in plugins */
    public ServerBench(Darkroom engine) {
        desk = RunDesk.open(engine, Optional.empty(), Recovery.USUAL);
        server = ApiServer.start(desk, Door.ofThisMachine());
    }

    /**
     * How many runs there were.
     *
     * @param cpuMillis of all threads of this process, clients too, for a run
     */
    public record Throughput(int runs, double perSecond, double cpuMillis) {}

    /** How long each of several took. */
    public static final class Times {
        private final double[] millis;

        private Times(double[] millis) {
            this.millis = millis.clone();
            Arrays.sort(this.millis);
        }

        /** Milliseconds that so many of them did not exceed: 0.5 for the median. */
        public double at(double share) {
            return millis[(int) Math.min(millis.length - 1L, Math.round(share * (millis.length - 1)))];
        }
    }

    /**
     * Runs of three nodes each, from several clients that wait for each answer, until the last is recorded; no two are the
     * same.
     *
     * @throws IOException when the server does not answer as it should
     */
    public Throughput throughput(int runs, int clients, int first) throws IOException {
        long before = recorded();
        long cpu = cpu();
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger(first);
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(
                    () -> {
                        try (HttpLine line = new HttpLine(server.port())) {
                            for (int n = next.getAndIncrement(); n < first + runs; n = next.getAndIncrement()) {
                                submit(line, TRIVIAL.formatted(n, n % 2 == 0 ? "euler" : "ddim"));
                            }
                        } catch (IOException e) {
                            failure.set(e);
                        }
                    },
                    "bench-client");
            thread.start();
            threads.add(thread);
        }
        threads.forEach(ServerBench::join);
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        while (recorded() < before + runs) {
            pause(5);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Throughput(runs, runs / seconds, (cpu() - cpu) / 1e6 / runs);
    }

    private static void submit(HttpLine line, String body) throws IOException {
        HttpLine.Answer answer = line.post("/api/v1/runs", body);
        while (answer.status() == 503) {
            // As many wait as may: clients are quicker than the engine.
            pause(20);
            answer = line.post("/api/v1/runs", body);
        }
        if (answer.status() != 202) {
            throw new IOException("A run was answered with " + answer.status() + ": " + answer.body());
        }
    }

    /** Runs that are over and in the database. */
    public long recorded() {
        return desk.history().counts().getOrDefault(RunStatus.SUCCEEDED, 0L);
    }

    /** How long the first page of the history takes. */
    public Times history(String query, int requests) throws IOException {
        String target =
                "/api/v1/runs" + (query.isEmpty() ? "" : "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        double[] millis = new double[requests];
        try (HttpLine line = new HttpLine(server.port())) {
            for (int i = 0; i < requests; i++) {
                long start = System.nanoTime();
                HttpLine.Answer answer = line.get(target);
                millis[i] = (System.nanoTime() - start) / 1e6;
                if (answer.status() != 200) {
                    throw new IOException(target + " was answered with " + answer.status() + ": " + answer.body());
                }
            }
        }
        return new Times(millis);
    }

    /**
     * A chain of nodes, from the request to the end of the run.
     *
     * @param anew whether each time with another beginning, so that no result is known
     */
    public Times chain(int nodes, int times, boolean anew) throws IOException {
        return timed(times, i -> chainOf(nodes, anew ? 1_000 + i : 7));
    }

    /** Runs of three nodes, one at a time, from the request to the end of the run. */
    public Times single(int times, int first) throws IOException {
        return timed(times, i -> TRIVIAL.formatted(first + i, "alone"));
    }

    /**
     * Runs of a workflow that draws, each with another seed, one at a time, from the request to the end of the run.
     *
     * @param document the JSON of a workflow with a node {@code noise}
     */
    public Times pictures(String document, int times, int first) throws IOException {
        return timed(times, i -> "{\"workflow\": %s, \"set\": {\"noise.seed\": %d}}".formatted(document, first + i));
    }

    private interface Body {
        String of(int number);
    }

    private Times timed(int times, Body body) throws IOException {
        double[] millis = new double[times];
        Semaphore finished = new Semaphore(0);
        Subscription watch = desk.engine().watch(event -> {
            if (event instanceof RunEvent.Finished) {
                finished.release();
            }
        });
        try (HttpLine line = new HttpLine(server.port())) {
            for (int i = 0; i < times; i++) {
                String request = body.of(i);
                long start = System.nanoTime();
                submit(line, request);
                finished.acquireUninterruptibly();
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        } finally {
            watch.close();
        }
        return new Times(millis);
    }

    private static String chainOf(int nodes, int value) {
        StringBuilder text =
                new StringBuilder("{\"workflow\": {\"format\": \"darkroom/1\", \"name\": \"chain\", \"nodes\": {");
        for (int i = 0; i < nodes; i++) {
            text.append(i == 0 ? "" : ", ").append("\"n").append(i).append("\": {\"version\": 1, \"type\": ");
            String from = "{\"from\": \"n" + (i - 1) + ".";
            if (i % 2 == 0) {
                text.append("\"darkroom.int-to-string\", \"inputs\": {\"value\": ")
                        .append(i == 0 ? Integer.toString(value) : from + "value\"}");
            } else {
                text.append("\"darkroom.string-to-int\", \"inputs\": {\"text\": ")
                        .append(from)
                        .append("text\"}");
            }
            text.append("}}");
        }
        return text.append("}}}").toString();
    }

    /** Those who listen to all events, and how many messages they have got. */
    public final class Listeners implements AutoCloseable {
        private final List<WebSocket> sockets = new ArrayList<>();
        private final AtomicLong messages = new AtomicLong();

        private Listeners(int count) {
            HttpClient client = HttpClient.newHttpClient();
            URI address = URI.create("ws://127.0.0.1:" + server.port() + "/api/v1/events");
            for (int i = 0; i < count; i++) {
                CountDownLatch closed = new CountDownLatch(1);
                sockets.add(client.newWebSocketBuilder()
                        .buildAsync(address, new Listening(messages, closed))
                        .join());
            }
        }

        public int connected() {
            return (int)
                    sockets.stream().filter(socket -> !socket.isInputClosed()).count();
        }

        public long messages() {
            return messages.get();
        }

        @Override
        public void close() {
            sockets.forEach(WebSocket::abort);
        }
    }

    private record Listening(AtomicLong messages, CountDownLatch closed) implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (last) {
                messages.incrementAndGet();
            }
            socket.request(1);
            return null;
        }
    }

    /**
     * Lets so many listen.
     *
     * @throws CompletionException when the server lets not so many in
     */
    public Listeners listen(int count) {
        return new Listeners(count);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        desk.close();
    }
}
