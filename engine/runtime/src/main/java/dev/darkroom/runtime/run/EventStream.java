package dev.darkroom.runtime.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one stream of events. Publishing never waits: each listener has a queue of its own, and one that is too slow
 * misses progress and previews.
 */
public final class EventStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int MOST_WAITING = 256;

    private final Object numbers = new Object();
    private volatile @Nullable Consumer<RunEvent> journal;
    private long last;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "darkroom-events");
        thread.setDaemon(true);
        return thread;
    });

    /** Calls {@code listener} with each event that is wanted, in order, never from two threads at once. */
    public Subscription subscribe(Predicate<RunEvent> wanted, Consumer<RunEvent> listener) {
        Listener added = new Listener(wanted, listener, threads);
        listeners.add(added);
        return () -> {
            listeners.remove(added);
            added.end();
        };
    }

    /** Tells of one run, up to and with its last event. */
    public void subscribeUntilFinished(String runId, Consumer<RunEvent> listener) {
        AtomicReference<Subscription> own = new AtomicReference<>(() -> {});
        own.set(subscribe(event -> event.runId().equals(runId), event -> {
            listener.accept(event);
            if (event instanceof RunEvent.Finished) {
                Objects.requireNonNull(own.get()).close();
            }
        }));
    }

    /**
     * From now on every event that is not {@link RunEvent#lossy} goes to {@code keeper} before any listener hears of it.
     *
     * @param keeper called in the order of numbers, under a lock: it must not wait
     * @param before the highest number that may have been used
     */
    public void record(Consumer<RunEvent> keeper, long before) {
        synchronized (numbers) {
            last = Math.max(last, before);
            journal = keeper;
        }
    }

    /** Whether anybody listens: if not, an event need not even be made. */
    public boolean watched() {
        return journal != null || !listeners.isEmpty();
    }

    /** @param event made of the number that it gets */
    public void publish(LongFunction<RunEvent> event) {
        synchronized (numbers) {
            RunEvent made = event.apply(++last);
            Consumer<RunEvent> keeper = journal;
            if (keeper != null && !made.lossy()) {
                keeper.accept(made);
            }
            for (Listener listener : listeners) {
                listener.offer(made);
            }
        }
    }

    /** Delivers what was published; nothing more is. */
    @Override
    public void close() {
        listeners.clear();
        threads.shutdown();
    }

    private static final class Listener implements Runnable {
        private final Predicate<RunEvent> wanted;
        private final Consumer<RunEvent> consumer;
        private final Executor threads;
        private final Deque<RunEvent> waiting = new ArrayDeque<>();
        private boolean delivering;
        private boolean ended;

        Listener(Predicate<RunEvent> wanted, Consumer<RunEvent> consumer, Executor threads) {
            this.wanted = wanted;
            this.consumer = consumer;
            this.threads = threads;
        }

        void offer(RunEvent event) {
            if (!wanted.test(event)) {
                return;
            }
            synchronized (this) {
                if (ended || (event.lossy() && waiting.size() >= MOST_WAITING)) {
                    return;
                }
                waiting.add(event);
                if (delivering) {
                    return;
                }
                delivering = true;
            }
            threads.execute(this);
        }

        synchronized void end() {
            ended = true;
            waiting.clear();
        }

        @Override
        public void run() {
            while (true) {
                RunEvent next;
                synchronized (this) {
                    next = waiting.poll();
                    if (next == null) {
                        delivering = false;
                        return;
                    }
                }
                try {
                    consumer.accept(next);
                } catch (RuntimeException e) {
                    LOG.warn("A listener failed at an event of run {}.", next.runId(), e);
                }
            }
        }
    }
}
