package dev.darkroom.server.http;

import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.Subscription;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Figures for a monitoring system to fetch: of requests, runs and nodes since the server began, and of how it is now. Labels
 * are routes, states and node types, of which there are few; never ids, names or what people wrote.
 */
final class Metrics implements AutoCloseable {
    static final String PATH = "/api/v1/metrics";

    /** The text format that every Prometheus reads, 0.0.4. */
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    /** From an answer of the API to one that takes long. */
    private static final Duration[] OF_REQUESTS = millis(1, 5, 20, 100, 500, 2_000, 10_000);

    /** From a run whose results were all known to one that trains a model. */
    private static final Duration[] OF_RUNS = millis(10, 100, 500, 1_000, 2_000, 5_000, 15_000, 60_000, 600_000);

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Subscription subscription;

    /** When each run that waits was queued. */
    private final Map<String, Long> queued = new ConcurrentHashMap<>();

    /** When each run at work was begun. */
    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    Metrics(RunDesk desk, EventFeed feed) {
        new UptimeMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
        Gauge.builder("darkroom.runs.waiting", desk, each -> each.queue()
                        .waiting()
                        .size())
                .description("Runs that wait for their turn")
                .register(registry);
        Gauge.builder("darkroom.runs.running", desk, each -> each.running().isPresent() ? 1 : 0)
                .description("Runs at work")
                .register(registry);
        Gauge.builder("darkroom.queue.paused", desk, each -> each.queue().paused() ? 1 : 0)
                .description("1 while no run is begun")
                .register(registry);
        Gauge.builder("darkroom.threads.lost", desk, each -> each.engine().lostThreads())
                .description("Threads that did not come back from a node")
                .register(registry);
        Gauge.builder("darkroom.event.listeners", feed, EventFeed::listeners)
                .description("WebSockets and event streams that listen")
                .register(registry);
        free("data", desk.engine().configuration().dataFolder());
        free("output", desk.engine().configuration().outputFolder());
        subscription = desk.engine().watch(this::count);
    }

    private void free(String folder, Path path) {
        Gauge.builder("darkroom.disk.free", path.toFile(), File::getUsableSpace)
                .description("What is free where the folder is")
                .baseUnit("bytes")
                .tag("folder", folder)
                .register(registry);
    }

    List<Route> routes() {
        return List.of(Route.get(PATH, "metrics")
                .tag(Tag.SERVER)
                .summary("Figures for a monitoring system")
                .description(
                        "In the text format of Prometheus. Names begin with `darkroom_`, `jvm_`, `system_` or `process_`;"
                                + " labels hold routes, states and node types, never ids or what people wrote.")
                .sends(List.of("text/plain"), String.class, "All figures.", call -> call.context()
                        .contentType(TEXT)
                        .result(registry.scrape("text/plain"))));
    }

    /** @param millis how long the answer took */
    void request(Context context, float millis) {
        Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
        Timer.builder("darkroom.http.requests")
                .description("Requests and how long their answers took")
                .tag(
                        "method",
                        METHODS.contains(context.req().getMethod())
                                ? context.req().getMethod()
                                : "(other)")
                .tag("route", endpoint == null || !endpoint.path.startsWith("/api/") ? "(page)" : endpoint.path)
                .tag("status", Integer.toString(context.statusCode()))
                .serviceLevelObjectives(OF_REQUESTS)
                .register(registry)
                .record(Duration.ofNanos((long) (millis * 1e6)));
    }

    private void count(RunEvent event) {
        if (event instanceof RunEvent.Queued) {
            queued.put(event.runId(), System.nanoTime());
        } else if (event instanceof RunEvent.Started) {
            begun.put(event.runId(), System.nanoTime());
            Timer.builder("darkroom.runs.wait")
                    .description("Runs that were begun, and how long they had waited")
                    .serviceLevelObjectives(OF_RUNS)
                    .register(registry)
                    .record(since(queued.remove(event.runId())));
        } else if (event instanceof RunEvent.Finished finished) {
            queued.remove(event.runId());
            Timer.builder("darkroom.runs")
                    .description("Runs that ended, and how long they were at work")
                    .tag("status", finished.status().id())
                    .serviceLevelObjectives(OF_RUNS)
                    .register(registry)
                    .record(since(begun.remove(event.runId())));
        } else if (event instanceof RunEvent.NodeFinished node) {
            Counter.builder("darkroom.nodes")
                    .description("Nodes that have their outputs, by where these came from")
                    .tag("source", node.source().id())
                    .register(registry)
                    .increment();
        } else if (event instanceof RunEvent.NodeFailed failed) {
            Counter.builder("darkroom.nodes.failed")
                    .description("Nodes that failed, by why")
                    .tag("kind", failed.error().kind().id())
                    .register(registry)
                    .increment();
        }
    }

    /** Nothing for what this process did not see begin. */
    private static Duration since(@Nullable Long nanos) {
        return nanos == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static Duration[] millis(long... millis) {
        Duration[] durations = new Duration[millis.length];
        for (int i = 0; i < millis.length; i++) {
            durations[i] = Duration.ofMillis(millis[i]);
        }
        return durations;
    }

    @Override
    public void close() {
        subscription.close();
        collections.close();
        registry.close();
    }
}
