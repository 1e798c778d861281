package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.library.OutputFolder;
import dev.darkroom.runtime.library.StepPictures;
import dev.darkroom.runtime.plugin.NodeProvider;
import dev.darkroom.runtime.plugin.Plugins;
import dev.darkroom.runtime.run.EventStream;
import dev.darkroom.runtime.run.Forecast;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunTicket;
import dev.darkroom.sdk.Library;
import dev.darkroom.workflow.Graph;
import dev.darkroom.workflow.NodeCatalogue;
import dev.darkroom.workflow.Plan;
import dev.darkroom.workflow.Validation;
import dev.darkroom.workflow.Workflow;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes runs. A run is prepared (keys, plan), then its nodes run as soon as all that they read is there:
 *
 * <ul>
 *   <li>The thread that ends a node goes on with one of the nodes that became ready; only further ones go to other
 *       threads. A chain stays on one thread, without recursion.
 *   <li>Nodes that run a model take turns on the {@link DeviceLane} and wait for it without a thread.
 *   <li>A node that asks for a lazy input computes it on its own thread, as far as others have not begun to. Since
 *       whoever waits, waits for something upstream of itself, no circle of waiting can arise, whatever the number of
 *       threads.
 *   <li>A result is held by its run until its last reader is done, and by the cache until it is evicted; see
 *       {@link NodeResult}.
 *   <li>A thread that does not come back from a node is given up by the {@link Watchdog}; another takes its place.
 * </ul>
 */
public final class Executor implements AutoCloseable {
    /** A lazy input of a lazy input of ... runs on one thread's stack. */
    private static final long STACK_BYTES = 16L << 20;

    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** For the native operation that a device node is in, such as a step of training, and for saving what it made. */
    private static final long DEVICE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final Logger LOG = LoggerFactory.getLogger(Executor.class);

    private final Plugins plugins;
    private final NodeCatalogue catalogue;
    private final Library library;
    private final EventStream events;
    private final String engine;
    private final String device;
    private final RunRecord.Machine machine = ThisMachine.look();
    private final KeptResults kept;
    private final Resources resources = new Resources();
    private final DeviceLane lane = new DeviceLane();
    private final int threads;
    private final ThreadPoolExecutor pool;
    private final Watchdog watchdog;
    private final MemoryWatch memory = new MemoryWatch();
    private final Costs costs;
    private final StepPictures steps;
    private final Map<NodeProvider, NodeBinding> bindings = new ConcurrentHashMap<>();
    private final Set<RunExecution> active = ConcurrentHashMap.newKeySet();

    /**
     * @param engine name and version, for records
     * @param device on which models run, for records
     * @param cacheBytes most that results kept in memory may hold
     * @param disk where results are kept for later processes
     * @param costs what nodes took in earlier runs
     * @param steps where pictures of the work are kept
     * @param nodeTimeout how long a node may give no sign of life
     */
    public Executor(
            Plugins plugins,
            NodeCatalogue catalogue,
            Library library,
            EventStream events,
            String engine,
            String device,
            long cacheBytes,
            DiskResults disk,
            Costs costs,
            StepPictures steps,
            Duration nodeTimeout,
            int threads) {
        this.plugins = plugins;
        this.catalogue = catalogue;
        this.library = library;
        this.events = events;
        this.engine = engine;
        this.device = device;
        this.costs = costs;
        this.steps = steps;
        kept = new KeptResults(new ResultCache(cacheBytes), disk, resources);
        this.threads = threads;
        AtomicInteger count = new AtomicInteger();
        pool = new ThreadPoolExecutor(threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(null, task, "darkroom-node-" + count.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
        watchdog = new Watchdog(nodeTimeout, this::resize);
    }

    /**
     * A run that waits; {@link RunExecution#start} begins it.
     *
     * @param ticket what it is called and when it was asked for
     * @param document for the record
     * @param validation of that document; valid
     * @param anew whether to compute what is known, too, and to keep nothing of it
     * @param keepSteps whether to keep all pictures that nodes show of their work
     */
    public RunExecution create(
            RunTicket ticket,
            Workflow document,
            Validation validation,
            OutputFolder outputs,
            boolean anew,
            boolean keepSteps) {
        RunExecution run = new RunExecution(this, ticket, document, validation, outputs, anew, keepSteps);
        active.add(run);
        return run;
    }

    /**
     * What a run would do.
     *
     * @throws RuntimeException with a sentence for people when the files that a node reads are not there
     */
    public Plan plan(Graph graph, OutputFolder outputs) {
        Preparation preparation = new Preparation(this, outputs, graph, false);
        preparation.release();
        return preparation.plan();
    }

    /**
     * What a run would do and cost, as far as it can be told. Looks at what is kept without touching it.
     *
     * @param memoryBytes that there are
     * @throws dev.darkroom.workflow.InvalidWorkflowException when there is no graph to plan
     */
    public Forecast forecast(Validation validation, OutputFolder outputs, boolean anew, long memoryBytes) {
        return new Forecasting(this, validation, outputs, anew, memoryBytes).forecast();
    }

    /** Closeable values that are held, by runs or by the cache. */
    public int liveResources() {
        return resources.live();
    }

    /** Threads that do not come back from a node and were given up. */
    public int lostThreads() {
        return watchdog.abandoned();
    }

    /** Results in the cache. */
    public long cachedResults() {
        return kept.entries();
    }

    /** Empties the cache; what runs use lives on until they are done with it. */
    public void clearCache() {
        kept.clear();
    }

    /** Cancels all runs, waits for them for a while, then lets everything go. */
    @Override
    public void close() {
        active.forEach(RunExecution::cancel);
        long start = System.nanoTime();
        for (RunExecution run : active) {
            if (!over(run, start + CLOSE_NANOS) && !(run.onDevice() && over(run, start + DEVICE_NANOS))) {
                LOG.warn("Run {} does not stop; its node does not look whether it is cancelled.", run.id());
            }
        }
        pool.shutdown();
        watchdog.close();
        memory.close();
        costs.save();
        kept.close();
    }

    private static boolean over(RunExecution run, long until) {
        try {
            run.result().get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    NodeCatalogue catalogue() {
        return catalogue;
    }

    Library library() {
        return library;
    }

    EventStream events() {
        return events;
    }

    String engine() {
        return engine;
    }

    String device() {
        return device;
    }

    RunRecord.Machine machine() {
        return machine;
    }

    KeptResults kept() {
        return kept;
    }

    Watchdog watchdog() {
        return watchdog;
    }

    MemoryWatch memory() {
        return memory;
    }

    StepPictures steps() {
        return steps;
    }

    Costs costs() {
        return costs;
    }

    Resources resources() {
        return resources;
    }

    DeviceLane lane() {
        return lane;
    }

    Set<RunExecution> active() {
        return active;
    }

    void submit(Runnable work) {
        pool.execute(work);
    }

    NodeProvider provider(String type) {
        return plugins.node(type)
                .orElseThrow(() -> new IllegalStateException("The node type " + type + " is not installed."));
    }

    NodeBinding binding(NodeProvider provider) {
        return bindings.computeIfAbsent(provider, NodeBinding::of);
    }

    /** A thread is done with a stretch of work, though it may have been given up before. */
    void ended(Stint stint, boolean wasAbandoned) {
        watchdog.end(stint, wasAbandoned);
        if (wasAbandoned) {
            resize();
        }
    }

    /** As many threads as ever can work, whatever the number of those that do not come back. */
    private synchronized void resize() {
        int size = threads + watchdog.abandoned();
        pool.setCorePoolSize(Math.min(size, pool.getCorePoolSize()));
        pool.setMaximumPoolSize(size);
        pool.setCorePoolSize(size);
    }
}
