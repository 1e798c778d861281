package dev.darkroom.server.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.darkroom.server.http.SlowClientQueue.Message;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One response of server-sent events: a thread of its own writes, and whoever tells it goes on at once. */
final class EventStreamClient implements EventListener, Runnable {
    /** Lets both ends see that the other is there, before whatever lies between gives up. */
    private static final long PULSE_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final HttpServletResponse response;
    private final Optional<String> run;
    private final Runnable gone;

    @GuardedBy("this")
    private final SlowClientQueue queue = new SlowClientQueue(CAPACITY);

    @GuardedBy("this")
    private boolean over;

    /**
     * @param run the only run the client wants to hear of
     * @param gone told when nobody listens any more
     */
    EventStreamClient(HttpServletResponse response, Optional<String> run, Runnable gone) {
        this.response = response;
        this.run = run;
        this.gone = gone;
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
    public synchronized void tell(Message message) {
        // A browser comes back by itself and names the last event that it got.
        over |= !queue.offer(message) && !message.lossy();
        notifyAll();
    }

    @Override
    public synchronized void bye() {
        over = true;
        notifyAll();
    }

    @Override
    public void run() {
        try {
            OutputStream out = response.getOutputStream();
            write(out, ": darkroom\n\n");
            for (Optional<String> next = next(); next.isPresent(); next = next()) {
                write(out, next.get());
            }
        } catch (IOException | IllegalStateException e) {
            // The listener has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gone.run();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** What is to be written next, a sign of life when there is nothing to tell; empty at the end. */
    private synchronized Optional<String> next() throws InterruptedException {
        Optional<Message> next = queue.poll();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PULSE_MILLIS);
        long left = PULSE_MILLIS;
        while (next.isEmpty() && !over && left > 0) {
            wait(left);
            next = queue.poll();
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
        if (over && next.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(next.map(EventStreamClient::block).orElse(":\n\n"));
    }

    private static String block(Message message) {
        String id = message.number() == Message.NO_NUMBER ? "" : "id: " + message.number() + "\n";
        return id + "data: " + message.text() + "\n\n";
    }
}
