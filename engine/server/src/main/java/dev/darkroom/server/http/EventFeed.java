package dev.darkroom.server.http;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunEventJson;
import dev.darkroom.runtime.run.Subscription;
import dev.darkroom.server.Json;
import dev.darkroom.server.http.SlowClientQueue.Message;
import dev.darkroom.server.http.route.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * Tells events to everybody who listens at {@code /api/v1/events}, or at {@code /api/v1/events?run=ID} to those of one
 * run, in order. See {@link RunEventJson} and {@link WorkflowEvent} for their shape and {@link SlowClientQueue} for slow
 * listeners.
 */
final class EventFeed implements AutoCloseable {
    static final String PATH = "/api/v1/events";

    /** Nobody needs to tell the server anything: a longer message is a mistake. */
    private static final int MAX_MESSAGE = 4096;

    private static final int MAX_CLIENTS = 100;

    private final Map<String, EventClient> clients = new ConcurrentHashMap<>();
    private final Subscription subscription;

    EventFeed(Darkroom engine) {
        subscription = engine.watch(this::tell);
    }

    void register(RoutesConfig routes) {
        routes.ws(
                PATH,
                socket -> {
                    socket.onConnect(this::welcome);
                    socket.onClose(context -> clients.remove(context.sessionId()));
                    socket.onError(context -> clients.remove(context.sessionId()));
                },
                Role.VIEW);
    }

    private void welcome(WsContext context) {
        if (clients.size() >= MAX_CLIENTS) {
            context.closeSession(StatusCode.TRY_AGAIN_LATER, "too many listeners");
            return;
        }
        context.session.setMaxTextMessageSize(MAX_MESSAGE);
        context.session.setMaxBinaryMessageSize(MAX_MESSAGE);
        context.session.setIdleTimeout(Duration.ofMinutes(2));
        context.enableAutomaticPings();
        Optional<String> run = Optional.ofNullable(context.queryParam("run"));
        clients.put(context.sessionId(), new EventClient(context.session, run));
    }

    private void tell(RunEvent event) {
        List<EventClient> listeners = clients.values().stream()
                .filter(client -> client.wants(event.runId()))
                .toList();
        if (!listeners.isEmpty()) {
            Message message = new Message(RunEventJson.write(event), event.lossy());
            listeners.forEach(client -> client.tell(message));
        }
    }

    /** Tells what somebody did to a saved workflow, to all but those who listen to a run. */
    void tell(WorkflowEvent event) {
        List<EventClient> listeners =
                clients.values().stream().filter(EventClient::wantsAll).toList();
        if (!listeners.isEmpty()) {
            Message message = new Message(
                    Json.COMPACT.writeValueAsString(event), event.type().lossy());
            listeners.forEach(client -> client.tell(message));
        }
    }

    @Override
    public void close() {
        subscription.close();
        clients.values().forEach(EventClient::bye);
    }
}
