package dev.darkroom.server.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunEventJson;
import dev.darkroom.runtime.run.Subscription;
import dev.darkroom.server.Json;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.SlowClientQueue.Message;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Role;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.store.StoredEvent;
import io.github.bucket4j.Bucket;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.websocket.api.StatusCode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Tells events to everybody who listens, in order, by WebSocket at {@code /api/v1/events} and as server-sent events at
 * {@code /api/v1/events/stream}; with {@code ?run=ID} those of one run. Who says which event was the last it got ({@code
 * ?after=NUMBER}, or {@code Last-Event-ID}) is first told what is kept of those since then, which is all but progress,
 * previews, and what was done to saved workflows. See {@link RunEventJson} and {@link WorkflowEvent} for their shape and
 * {@link SlowClientQueue} for slow listeners.
 */
final class EventFeed implements AutoCloseable {
    static final String PATH = "/api/v1/events";
    static final String STREAM = PATH + "/stream";

    /** Nobody needs to tell the server anything: a longer message is a mistake. */
    private static final int MAX_MESSAGE = 4096;

    private static final int MAX_SOCKETS = 1_000;

    /** Each has a thread. */
    private static final int MAX_STREAMS = 200;

    /** Most events that a listener who comes back is told of what it missed: the last ones. */
    private static final int MOST_MISSED = 10_000;

    /** Events since which nothing that was told can still be on its way into the store. */
    private static final int RECENT = 4_096;

    /**
     * Messages that may be lost which all listeners together are sent in a second. The cores that send them are those that
     * draw: a few listeners get everything, a thousand two previews a second each.
     */
    private static final int LOSSY_A_SECOND = 2_000;

    private static final Parameter<String> RUN = Parameter.query("run", "id of the only run to hear of");
    private static final Parameter<Long> AFTER = Parameter.number(
            Parameter.Place.QUERY, "after", "`seq` of the last event that is known", 0, Long.MAX_VALUE);
    private static final Parameter<Long> LAST = Parameter.number(
            Parameter.Place.HEADER, "Last-Event-ID", "the same, as browsers send it by themselves", 0, Long.MAX_VALUE);

    private final RunDesk desk;
    private final Map<String, EventListener> sockets = new ConcurrentHashMap<>();
    private final Map<String, EventListener> streams = new ConcurrentHashMap<>();
    private final ExecutorService writers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "darkroom-event-stream");
        thread.setDaemon(true);
        return thread;
    });
    private final Subscription subscription;

    /** Held while something is told, so that who begins to listen misses nothing and gets nothing twice. */
    private final Object telling = new Object();

    @GuardedBy("telling")
    private final Deque<RunEvent> recent = new ArrayDeque<>();

    private final Bucket lossy = Bucket.builder()
            .addLimit(limit -> limit.capacity(LOSSY_A_SECOND).refillGreedy(LOSSY_A_SECOND, Duration.ofSeconds(1)))
            .build();

    EventFeed(RunDesk desk) {
        this.desk = desk;
        subscription = desk.engine().watch(this::tell);
    }

    void register(RoutesConfig routes) {
        routes.ws(
                PATH,
                socket -> {
                    socket.onConnect(this::welcome);
                    socket.onClose(context -> sockets.remove(context.sessionId()));
                    socket.onError(context -> sockets.remove(context.sessionId()));
                },
                Role.VIEW);
    }

    List<Route> routes() {
        return List.of(Route.get(STREAM, "eventStream")
                .tag(Tag.EVENTS)
                .summary("What happens, as it happens, as server-sent events")
                .description(
                        "Each `data` is one event as JSON: `run`, `seq`, `type`, and what it tells; its `id` is the `seq`."
                                + " A browser's `EventSource` that lost the connection comes back with `Last-Event-ID` and is told"
                                + " what it missed, but for progress and previews; so is who sends `after`. When more than "
                                + MOST_MISSED
                                + " events were missed, the last ones are told after one of the type `gap`. The same"
                                + " events, with the same parameters, are told by a WebSocket at `" + PATH + "`.")
                .takes(RUN, AFTER, LAST)
                .refuses(503, "Too many listen already.")
                .sends(List.of("text/event-stream"), String.class, "Events, until one of both ends it.", this::stream));
    }

    private void welcome(WsContext context) {
        if (sockets.size() >= MAX_SOCKETS) {
            context.closeSession(StatusCode.TRY_AGAIN_LATER, "too many listeners");
            return;
        }
        Optional<String> after = Optional.ofNullable(context.queryParam(AFTER.name()));
        if (after.isPresent() && AFTER.reader().apply(after.get()).isEmpty()) {
            context.closeSession(StatusCode.POLICY_VIOLATION, "after is the number of an event");
            return;
        }
        context.session.setMaxTextMessageSize(MAX_MESSAGE);
        context.session.setMaxBinaryMessageSize(MAX_MESSAGE);
        context.session.setIdleTimeout(Duration.ofMinutes(2));
        context.enableAutomaticPings();
        Optional<String> run = Optional.ofNullable(context.queryParam(RUN.name()));
        EventClient client = new EventClient(context.session, run);
        begin(sockets, context.sessionId(), client, run, after.flatMap(AFTER.reader()));
    }

    private void stream(Call<Void> call) {
        Optional<Long> after = call.find(LAST).or(() -> call.find(AFTER));
        Optional<String> run = call.find(RUN);
        if (streams.size() >= MAX_STREAMS) {
            throw new HttpProblem(
                    503,
                    "Too many listeners",
                    "More than " + MAX_STREAMS + " listen to event streams already.",
                    "Close some, or listen by WebSocket.");
        }
        Context context = call.context();
        context.contentType("text/event-stream").header("X-Accel-Buffering", "no");
        if (context.req().getMethod().equals("HEAD")) {
            return;
        }
        String id = UUID.randomUUID().toString();
        CompletableFuture<Void> over = new CompletableFuture<>();
        EventStreamClient client = new EventStreamClient(context.res(), run, () -> {
            streams.remove(id);
            over.complete(null);
        });
        context.future(() -> {
            begin(streams, id, client, run, after);
            writers.execute(client);
            return over;
        });
    }

    /** From now on it hears all; before that, what it missed. */
    private void begin(
            Map<String, EventListener> among,
            String id,
            EventListener client,
            Optional<String> run,
            Optional<Long> after) {
        synchronized (telling) {
            after.ifPresent(last -> missed(client, run, last));
            among.put(id, client);
        }
    }

    @GuardedBy("telling")
    private void missed(EventListener client, Optional<String> run, long after) {
        List<Message> messages = new ArrayList<>();
        long fresh = recent.isEmpty() ? Long.MAX_VALUE : recent.getFirst().sequence();
        OptionalLong gap = kept(run, after, fresh, messages);
        recent.stream()
                .filter(event -> event.sequence() > after && client.wants(event.runId()))
                .forEach(event -> messages.add(message(event)));
        gap.ifPresent(from -> client.tell(gap(after, from)));
        messages.forEach(client::tell);
    }

    /**
     * Reads what is in the store and not among what is recent.
     *
     * @return the first of the numbers that are told, when more were missed
     */
    private OptionalLong kept(Optional<String> run, long after, long fresh, List<Message> messages) {
        if (after >= fresh - 1) {
            return OptionalLong.empty();
        }
        List<StoredEvent> last = desk.history().lastEvents(run, after, fresh, MOST_MISSED + 1);
        boolean more = last.size() > MOST_MISSED;
        last.stream()
                .skip(more ? 1 : 0)
                .forEach(event -> messages.add(new Message(event.number(), event.json(), false)));
        return more ? OptionalLong.of(last.get(1).number()) : OptionalLong.empty();
    }

    private static Message gap(long after, long from) {
        String text = JsonNodeFactory.instance
                .objectNode()
                .put("type", "gap")
                .put("after", after)
                .put("from", from)
                .toString();
        return new Message(after, text, false);
    }

    private static Message message(RunEvent event) {
        return new Message(event.sequence(), RunEventJson.write(event), event.lossy());
    }

    private void tell(RunEvent event) {
        synchronized (telling) {
            if (!event.lossy()) {
                recent.addLast(event);
                if (recent.size() > RECENT) {
                    recent.removeFirst();
                }
            }
            List<EventListener> listeners = new ArrayList<>();
            sockets.values().stream()
                    .filter(client -> client.wants(event.runId()))
                    .forEach(listeners::add);
            streams.values().stream()
                    .filter(client -> client.wants(event.runId()))
                    .forEach(listeners::add);
            if (!listeners.isEmpty() && (!event.lossy() || lossy.tryConsume(listeners.size()))) {
                Message message = message(event);
                listeners.forEach(client -> client.tell(message));
            }
        }
    }

    /** How many listen. */
    int listeners() {
        return sockets.size() + streams.size();
    }

    /** Tells what somebody did to a saved workflow, to all but those who listen to a run. */
    void tell(WorkflowEvent event) {
        Message message = new Message(
                Message.NO_NUMBER,
                Json.COMPACT.writeValueAsString(event),
                event.type().lossy());
        synchronized (telling) {
            sockets.values().stream().filter(EventListener::wantsAll).forEach(client -> client.tell(message));
            streams.values().stream().filter(EventListener::wantsAll).forEach(client -> client.tell(message));
        }
    }

    @Override
    public void close() {
        subscription.close();
        sockets.values().forEach(EventListener::bye);
        streams.values().forEach(EventListener::bye);
        writers.shutdown();
    }
}
