package dev.darkroom.runtime;

import dev.darkroom.runtime.execution.RunExecution;
import dev.darkroom.runtime.run.EventStream;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.Subscription;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The queue in memory: what waits is lost with the process. */
final class InOrderQueue implements RunQueue, AutoCloseable {
    private static final int MOST_REMEMBERED = 500;

    private final Function<RunRequest, RunExecution> create;
    private final EventStream events;
    private final Deque<RunExecution> waiting = new ArrayDeque<>();
    private final Map<String, Run> known = new LinkedHashMap<>();
    private @Nullable RunExecution running;
    private boolean closed;

    InOrderQueue(Function<RunRequest, RunExecution> create, EventStream events) {
        this.create = create;
        this.events = events;
    }

    @Override
    public Run submit(RunRequest request) {
        RunExecution run = create.apply(request);
        synchronized (this) {
            if (closed) {
                run.cancel();
                throw new IllegalStateException("The engine is closing and takes no more runs.");
            }
            known.put(run.id(), run);
            waiting.add(run);
            forget();
        }
        run.announce();
        next();
        return run;
    }

    @Override
    public synchronized Optional<Run> find(String runId) {
        return Optional.ofNullable(known.get(runId));
    }

    @Override
    public synchronized List<Run> runs() {
        return List.copyOf(known.values());
    }

    @Override
    public boolean cancel(String runId) {
        Optional<Run> run = find(runId);
        run.ifPresent(Run::cancel);
        return run.isPresent();
    }

    @Override
    public Subscription watch(Consumer<RunEvent> listener) {
        return events.subscribe(event -> true, listener);
    }

    @Override
    public void close() {
        List<Run> left;
        synchronized (this) {
            closed = true;
            waiting.clear();
            left = List.copyOf(known.values());
        }
        left.forEach(Run::cancel);
    }

    private void next() {
        RunExecution run;
        synchronized (this) {
            if (running != null) {
                return;
            }
            do {
                run = waiting.poll();
            } while (run != null && run.status().terminal());
            running = run;
        }
        if (run != null) {
            RunExecution started = run;
            started.start();
            started.whenOver(this::ended);
        }
    }

    private void ended() {
        synchronized (this) {
            running = null;
        }
        next();
    }

    private void forget() {
        Iterator<Run> oldest = known.values().iterator();
        while (known.size() > MOST_REMEMBERED && oldest.hasNext()) {
            if (oldest.next().status().terminal()) {
                oldest.remove();
            }
        }
    }
}
