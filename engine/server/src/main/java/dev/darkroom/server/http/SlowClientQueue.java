package dev.darkroom.server.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * What waits to be sent to one client, bounded in bytes. A client that reads too slowly first loses previews and
 * progress, which later ones make up for; when what may not be lost no longer fits, the client is given up. Not safe for
 * use by several threads.
 */
final class SlowClientQueue {

    /**
     * What is told; one for all clients.
     *
     * @param number of the event, after which a client that comes back wants to go on; {@link #NO_NUMBER} when it has none
     * @param lossy whether the client can do without it
     */
    record Message(long number, String text, boolean lossy) {
        static final long NO_NUMBER = -1;
    }

    private final Deque<Message> waiting = new ArrayDeque<>();
    private final int capacity;
    private int size;

    /**
     * @param capacity in characters
     */
    SlowClientQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Whether there was room. {@code false} for a message that may not be lost: give the client up. */
    boolean offer(Message message) {
        if (size + message.text().length() > capacity) {
            dropLossy();
        }
        if (size + message.text().length() > capacity) {
            return false;
        }
        waiting.add(message);
        size += message.text().length();
        return true;
    }

    Optional<Message> poll() {
        Message next = waiting.poll();
        if (next != null) {
            size -= next.text().length();
        }
        return Optional.ofNullable(next);
    }

    private void dropLossy() {
        for (Iterator<Message> each = waiting.iterator(); each.hasNext(); ) {
            Message message = each.next();
            if (message.lossy()) {
                each.remove();
                size -= message.text().length();
            }
        }
    }
}
