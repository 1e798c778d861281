package dev.darkroom.server.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.darkroom.server.http.SlowClientQueue.Message;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/** One WebSocket that listens to events: sends one message at a time, and never blocks whoever tells it. */
final class EventClient implements EventListener {
    private final Session session;
    private final Optional<String> run;

    @GuardedBy("this")
    private final SlowClientQueue queue = new SlowClientQueue(CAPACITY);

    @GuardedBy("this")
    private boolean sending;

    /**
     * @param run the only run the client wants to hear of
     */
    EventClient(Session session, Optional<String> run) {
        this.session = session;
        this.run = run;
    }

    @Override
    public boolean wants(String eventRun) {
        return run.isEmpty() || run.get().equals(eventRun);
    }

    @Override
    public boolean wantsAll() {
        return run.isEmpty();
    }

    @Override
    public void bye() {
        session.close(StatusCode.SHUTDOWN, "the server stops", Callback.NOOP);
    }

    @Override
    public void tell(Message message) {
        boolean begin;
        synchronized (this) {
            if (!queue.offer(message)) {
                if (!message.lossy()) {
                    session.close(StatusCode.TRY_AGAIN_LATER, "too slow: connect again", Callback.NOOP);
                }
                return;
            }
            begin = !sending;
            sending = true;
        }
        if (begin) {
            send();
        }
    }

    /** Sends until nothing waits or the socket takes its time; then the end of that message goes on here. */
    private void send() {
        for (Optional<Message> next = next(); next.isPresent(); next = next()) {
            AtomicBoolean handedOver = new AtomicBoolean();
            Runnable sent = () -> {
                if (handedOver.getAndSet(true)) {
                    send();
                }
            };
            session.sendText(next.get().text(), Callback.from(sent, gone -> {}));
            if (!handedOver.getAndSet(true)) {
                return;
            }
        }
    }

    private synchronized Optional<Message> next() {
        Optional<Message> next = queue.poll();
        sending = next.isPresent();
        return next;
    }
}
