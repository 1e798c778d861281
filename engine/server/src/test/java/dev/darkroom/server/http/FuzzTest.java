package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.server.Json;
import dev.darkroom.server.http.RawRequest.RawAnswer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is sent, the server answers as it says that it does, in time, and keeps nothing of it. Made of the API's own
 * description: a route that is added is tried as well.
 *
 * <p>The build sends a share; {@code -Dfuzz.requests=10000} sends more, {@code -Dfuzz.seed} repeats a failure.
 */
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int TIMEOUT_MILLIS = 15_000;

    /** What the heap may grow by between a third of the requests and the last. */
    private static final long GROWTH = 8L << 20;

    private static final int SHOWN = 20;
    private static final Set<Integer> UNREAD = Set.of(400, 414, 431);

    @TempDir
    Path folder;

    @Test
    void shouldAnswerWhateverIsSentAsItSaysThatItDoes() throws Exception {
        System.err.println("FuzzTest: " + REQUESTS + " requests, -Dfuzz.seed=" + SEED);
        try (TestServer server = TestServer.start(folder)) {
            Random random = new Random(SEED);
            BrokenWorkflows workflows = new BrokenWorkflows(server.json(server.get("/api/v1/nodes")), random);
            assertThat(workflows.types()).isEqualTo(5);
            JsonNode document = server.json(server.get("/api/v1/openapi.json"));
            HostileRequests requests = new HostileRequests(document, workflows, random);
            assertThat(requests.operations()).isGreaterThan(20);
            Contract contract = new Contract(document);
            TreeMap<Integer, Integer> statuses = new TreeMap<>();
            List<String> failures = new ArrayList<>();
            long early = 0;
            for (int number = 0; number < REQUESTS; number++) {
                RawRequest request = requests.next(number);
                Optional<RawAnswer> answer = send(server, request, number);
                answer.ifPresent(given -> {
                    try {
                        check(contract, request, given);
                    } catch (AssertionError e) {
                        failures.add(e.getMessage());
                    }
                    learn(requests, given);
                });
                statuses.merge(answer.map(RawAnswer::status).orElse(0), 1, Integer::sum);
                if (number == REQUESTS / 3) {
                    early = heap(server);
                }
            }
            long growth = heap(server) - early;
            System.err.println("FuzzTest: " + statuses + " (0: closed without an answer), heap " + growth / 1024
                    + " KiB more than after a third");
            assertThat(failures.stream().limit(SHOWN))
                    .as(failures.size() + " of " + REQUESTS)
                    .isEmpty();
            assertThat(statuses.keySet())
                    .as("good ones, and each way to be refused")
                    .contains(200, 202, 400, 404, 422);
            assertThat(growth).as("bytes more on the heap, -Dfuzz.seed=" + SEED).isLessThan(GROWTH);
            server.post("/api/v1/queue/resume", "");
            server.run(TestServer.note(1, 0));
            assertThat(server.engine().lostThreads()).isZero();
        }
    }

    private static Optional<RawAnswer> send(TestServer server, RawRequest request, int number) throws IOException {
        try {
            return request.send(server.api().port(), TIMEOUT_MILLIS);
        } catch (SocketTimeoutException e) {
            throw new AssertionError(
                    "No answer within " + TIMEOUT_MILLIS + " ms to request " + number + " of -Dfuzz.seed=" + SEED
                            + ":\n" + request,
                    e);
        }
    }

    private static void check(Contract contract, RawRequest request, RawAnswer answer) {
        String about = "-Dfuzz.seed=" + SEED + "\n" + request + "\n\nanswered " + answer.status() + " "
                + answer.text().substring(0, Math.min(2_000, answer.text().length())) + "\n";
        assertThat(answer.status()).as(about).isBetween(100, 499);
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type").orElse("")).as(about).startsWith("application/problem+json");
            if (!request.method().equals("HEAD")) {
                JsonNode problem = Json.COMPACT.readTree(answer.text());
                assertThat(problem.path("status").asInt()).as(about).isEqualTo(answer.status());
                assertThat(problem.path("detail").asString("")).as(about).isNotBlank();
                assertThat(problem.path("remedy").asString("")).as(about).isNotBlank();
                assertThat(answer.text()).as(about).doesNotContain("Exception", "\\tat ");
            }
        }
        // What the parser of HTTP refuses has no method yet: Jetty answers with a body and closes.
        boolean unread = request.method().equals("HEAD") && UNREAD.contains(answer.status());
        boolean described = !request.lies()
                && !unread
                && request.method().equals(request.method().toUpperCase(Locale.ROOT));
        if (described && answer.status() != 101) {
            try {
                contract.check(
                        request.method(),
                        request.path(),
                        answer.status(),
                        answer.header("Content-Type"),
                        answer.text());
            } catch (AssertionError e) {
                throw new AssertionError(about + e.getMessage(), e);
            }
        }
    }

    private static void learn(HostileRequests requests, RawAnswer answer) {
        if (answer.status() < 300 && answer.header("Content-Type").orElse("").startsWith("application/json")) {
            try {
                requests.learn(Json.COMPACT.readTree(answer.text()));
            } catch (JacksonException e) {
                // HEAD has none.
            }
        }
    }

    /** What is held once nothing waits, nothing runs and no result is kept. */
    private static long heap(TestServer server) throws InterruptedException {
        server.delete("/api/v1/queue");
        for (int tries = 0;
                tries < 200 && server.json(server.get("/api/v1/queue")).has("running");
                tries++) {
            Thread.sleep(50);
        }
        server.engine().clearCache();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(50);
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
