package dev.darkroom.store;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.dispatch.Lease;
import dev.darkroom.runtime.dispatch.RunDispatcher;
import dev.darkroom.runtime.library.OutputNotice;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.runtime.run.RunTicket;
import dev.darkroom.runtime.run.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The queue of this process. What it holds is in the database too, a moment earlier: it is read from there when the
 * process begins, and never again.
 */
public final class RunQueue implements RunDispatcher {
    private static final int MOST_WAITING = 10_000;

    private final Darkroom engine;
    private final GroupCommit commits;
    private final EventLog events;
    private final Artifacts artifacts;
    private final Object lock = new Object();
    private final WaitingLine waiting = new WaitingLine();
    private final Map<String, Held> held = new HashMap<>();
    /** Records of runs that ended, until they are in the database. */
    private final Map<String, RunRecord> ending = new ConcurrentHashMap<>();

    private long lastNumber;
    private boolean paused;
    private boolean closed;

    /** A run that a worker executes. */
    private static final class Held {
        final Waiting run;
        boolean unwanted;

        Held(Waiting run) {
            this.run = run;
        }
    }

    RunQueue(Darkroom engine, GroupCommit commits, EventLog events, Artifacts artifacts, Recovery.Found found) {
        this.engine = engine;
        this.commits = commits;
        this.events = events;
        this.artifacts = artifacts;
        lastNumber = found.lastNumber();
        paused = found.paused();
        found.waiting().forEach(waiting::add);
    }

    @Override
    public String submit(RunRequest request, int priority) {
        return submit(request, priority, Optional.empty());
    }

    /**
     * As {@link #submit(RunRequest, int)}, for a run of a saved workflow.
     *
     * @param of the workflow; it is believed
     */
    public String submit(RunRequest request, int priority, Optional<WorkflowRef> of) {
        Waiting run = numbered(List.of(request), priority).get(0);
        RunRows.Fresh fresh = new RunRows.Fresh(run, of, RunRows.Cell.NONE);
        if (commits.now(connection -> RunRows.insert(connection, fresh))) {
            queued(List.of(run));
        }
        return run.id();
    }

    /**
     * Keeps a sweep and queues all its runs, or none.
     *
     * @param cells resolved, in the order of the sweep
     * @return the ids of the runs
     * @throws StoreException when they cannot be kept
     */
    public List<String> submit(Sweep sweep, List<RunRequest> cells, int priority) {
        List<Waiting> runs = numbered(cells, priority);
        List<RunRows.Fresh> fresh = new ArrayList<>();
        for (Waiting run : runs) {
            fresh.add(new RunRows.Fresh(run, Optional.empty(), new RunRows.Cell(sweep.id(), fresh.size())));
        }
        commits.now(connection -> {
            Sweeps.insert(connection, runs.get(0).number(), sweep);
            for (RunRows.Fresh run : fresh) {
                RunRows.insert(connection, run);
            }
            return runs.size();
        });
        queued(runs);
        return runs.stream().map(Waiting::id).toList();
    }

    private List<Waiting> numbered(List<RunRequest> requests, int priority) {
        synchronized (lock) {
            throwIfFull(requests.size());
            List<Waiting> runs = new ArrayList<>();
            for (RunRequest request : requests) {
                RunTicket ticket = request.ticket().orElseGet(RunTicket::fresh);
                long number = ++lastNumber;
                runs.add(new Waiting(number, request.with(ticket), priority, number, 0, 0));
            }
            return runs;
        }
    }

    /** They are kept; now they wait. Who is told so and asks at once is answered once they do. */
    private void queued(List<Waiting> runs) {
        synchronized (lock) {
            runs.forEach(run -> {
                engine.announce(run.id());
                waiting.add(run);
            });
            lock.notifyAll();
        }
    }

    private void throwIfFull(int more) {
        if (closed) {
            throw new StoreException(
                    "The server is closing and takes no more runs; send it again once it is back.", null);
        }
        if (waiting.size() + more > MOST_WAITING) {
            throw new StoreException(
                    "More than " + MOST_WAITING + " runs would wait; send it again when some are done, or cancel some.",
                    null);
        }
    }

    @Override
    public boolean cancel(String runId) {
        CompletableFuture<Boolean> ended;
        synchronized (lock) {
            Held executed = held.get(runId);
            if (executed != null) {
                executed.unwanted = true;
                long number = executed.run.number();
                CompletableFuture<Integer> unused = commits.soon(
                        connection -> Sql.update(connection, "UPDATE runs SET unwanted = 1 WHERE number = ?", number));
                return true;
            }
            Optional<Waiting> found = waiting.remove(runId);
            if (found.isEmpty()) {
                return false;
            }
            Waiting run = found.get();
            ended = end(run, engine.notExecuted(run.request(), RunStatus.CANCELLED, Optional.empty()));
        }
        ended.join();
        return true;
    }

    /** Cancels all that wait, and what runs. Returns how many. */
    public int cancelAll() {
        List<String> all;
        synchronized (lock) {
            all = new ArrayList<>(waiting.ids());
            all.addAll(held.keySet());
        }
        return (int) all.stream().filter(this::cancel).count();
    }

    @Override
    public Subscription watch(Consumer<RunEvent> listener) {
        return engine.watch(listener);
    }

    @Override
    public Optional<Lease> take(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        synchronized (lock) {
            while (paused || closed || waiting.isEmpty()) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return Optional.empty();
                }
                lock.wait(left);
            }
            Waiting next = waiting.next();
            Waiting begun = next.begun(next.fence() + 1);
            held.put(begun.id(), new Held(begun));
            CompletableFuture<Integer> unused =
                    commits.soon(connection -> RunRows.begin(connection, begun, begun.attempts(), begun.fence()));
            RunTicket ticket = begun.ticket();
            RunTicket noticed = new RunTicket(ticket.runId(), ticket.queued(), notice(ticket.runId(), begun.request()));
            return Optional.of(new Lease(begun.request().with(noticed), begun.fence(), begun.attempts()));
        }
    }

    private OutputNotice notice(String runId, RunRequest request) {
        String folder = outputFolder(request).toString();
        return (file, sha256) -> commits.now(connection -> Sql.update(
                connection,
                "INSERT INTO notices (run, folder, file, sha256) VALUES (?, ?, ?, ?)",
                runId,
                folder,
                file,
                sha256));
    }

    private Path outputFolder(RunRequest request) {
        return request.outputFolder()
                .orElse(engine.configuration().outputFolder())
                .toAbsolutePath()
                .normalize();
    }

    @Override
    public Standing heartbeat(Lease lease) {
        synchronized (lock) {
            Held executed = held.get(lease.runId());
            if (executed == null || executed.run.fence() != lease.fence()) {
                return Standing.LOST;
            }
            return executed.unwanted ? Standing.UNWANTED : Standing.HELD;
        }
    }

    @Override
    public boolean commit(Lease lease, RunRecord record) {
        Waiting run;
        synchronized (lock) {
            Held executed = held.get(lease.runId());
            if (executed == null || executed.run.fence() != lease.fence()) {
                return false;
            }
            run = executed.run;
            ending.put(run.id(), record);
            held.remove(lease.runId());
        }
        artifacts.keep(outputFolder(run.request()), record.outputs());
        CompletableFuture<Boolean> unused = end(run, record);
        return true;
    }

    private CompletableFuture<Boolean> end(Waiting run, RunRecord record) {
        ending.put(run.id(), record);
        RunRows.Ended ended = new RunRows.Ended(record, events.end(run.id()));
        CompletableFuture<Boolean> kept = commits.soon(connection -> RunRows.end(connection, run.number(), ended));
        return kept.whenComplete((done, failure) -> ending.remove(run.id()));
    }

    /** Takes a run from a worker that will not end it, for the next one, as if it had never been begun. */
    public void giveBack(Lease lease) {
        synchronized (lock) {
            Held executed = held.get(lease.runId());
            if (executed != null && executed.run.fence() == lease.fence()) {
                held.remove(lease.runId());
                Waiting run = executed.run;
                waiting.add(new Waiting(
                        run.number(), run.request(), run.priority(), run.position(), run.attempts() - 1, run.fence()));
                waitAgain(run);
                lock.notifyAll();
            }
        }
    }

    private void waitAgain(Waiting run) {
        CompletableFuture<Integer> unused = commits.soon(connection -> Sql.update(
                connection,
                "UPDATE runs SET status = 'queued', started = NULL, attempts = ? WHERE number = ?",
                run.attempts() - 1,
                run.number()));
    }

    /** Begins no run until {@link #resume}, not even after a restart. */
    public void pause() {
        setPaused(true);
    }

    /** Goes on after {@link #pause}. */
    public void resume() {
        setPaused(false);
    }

    /** Whether no run is begun. */
    public boolean paused() {
        synchronized (lock) {
            return paused;
        }
    }

    private void setPaused(boolean value) {
        commits.now(connection -> Sql.update(
                connection,
                "INSERT INTO settings (name, value) VALUES ('queue.paused', ?) ON CONFLICT (name) DO UPDATE SET value ="
                        + " excluded.value",
                String.valueOf(value)));
        synchronized (lock) {
            paused = value;
            lock.notifyAll();
        }
    }

    /**
     * Puts a run that waits before all others.
     *
     * @return false when it does not wait
     */
    public boolean first(String runId) {
        synchronized (lock) {
            return moved(waiting.first(runId));
        }
    }

    /**
     * Gives a run that waits another priority, behind those that have it.
     *
     * @return false when it does not wait
     */
    public boolean prioritise(String runId, int priority) {
        synchronized (lock) {
            return moved(waiting.behind(runId, priority, (double) ++lastNumber));
        }
    }

    /**
     * Puts a run that waits right before another one, and gives it that one's priority.
     *
     * @return false when one of them does not wait
     */
    public boolean before(String runId, String otherId) {
        synchronized (lock) {
            return runId.equals(otherId) ? waiting.find(runId).isPresent() : moved(waiting.before(runId, otherId));
        }
    }

    /**
     * Puts a run that waits behind all others.
     *
     * @return false when it does not wait
     */
    public boolean last(String runId) {
        synchronized (lock) {
            return moved(waiting.last(runId, (double) ++lastNumber));
        }
    }

    /** Keeps where they are now. */
    private boolean moved(List<Waiting> runs) {
        for (Waiting run : runs) {
            CompletableFuture<Integer> unused = commits.soon(connection -> Sql.update(
                    connection,
                    "UPDATE runs SET priority = ?, position = ? WHERE number = ?",
                    run.priority(),
                    run.position(),
                    run.number()));
        }
        return !runs.isEmpty();
    }

    /** Ids of the runs that wait, the next first. */
    public List<String> waiting() {
        synchronized (lock) {
            return waiting.ids();
        }
    }

    /** The record of a run that waits, is underway to a worker, or has just ended: what is not in the database yet. */
    Optional<RunRecord> record(String runId) {
        synchronized (lock) {
            RunRecord ended = ending.get(runId);
            if (ended != null) {
                return Optional.of(ended);
            }
            Held executed = held.get(runId);
            return (executed == null ? waiting.find(runId) : Optional.of(executed.run))
                    .map(run -> engine.waiting(run.request()));
        }
    }

    long nextNumber() {
        synchronized (lock) {
            return ++lastNumber;
        }
    }

    /** Hands out nothing more; what workers still hold goes back to those that wait. */
    void close() {
        synchronized (lock) {
            closed = true;
            held.values().forEach(executed -> waitAgain(executed.run));
            held.clear();
            lock.notifyAll();
        }
    }
}
