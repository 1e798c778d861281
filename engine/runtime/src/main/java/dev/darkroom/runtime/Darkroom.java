package dev.darkroom.runtime;

import dev.darkroom.runtime.execution.Costs;
import dev.darkroom.runtime.execution.DiskResults;
import dev.darkroom.runtime.execution.Executor;
import dev.darkroom.runtime.execution.RunExecution;
import dev.darkroom.runtime.execution.WrittenSeeds;
import dev.darkroom.runtime.library.FileHashes;
import dev.darkroom.runtime.library.FolderLibrary;
import dev.darkroom.runtime.library.OutputFolder;
import dev.darkroom.runtime.library.OutputNotice;
import dev.darkroom.runtime.library.StepPictures;
import dev.darkroom.runtime.plugin.PluginInfo;
import dev.darkroom.runtime.plugin.PluginProblem;
import dev.darkroom.runtime.plugin.Plugins;
import dev.darkroom.runtime.run.EventStream;
import dev.darkroom.runtime.run.Forecast;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunEvent;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.runtime.run.RunTicket;
import dev.darkroom.runtime.run.Subscription;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.NodeCatalogue;
import dev.darkroom.workflow.Overrides;
import dev.darkroom.workflow.Plan;
import dev.darkroom.workflow.Problem;
import dev.darkroom.workflow.Validation;
import dev.darkroom.workflow.Workflow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The engine: plugins, models, result cache and executor behind one door. Safe for use by several threads. One process
 * needs one; two over the same data folder do not disturb each other. It runs what it is told at once; who queues runs hands them
 * over one by one.
 */
public final class Darkroom implements AutoCloseable {
    private final Configuration configuration;
    private final String engine;
    private final FileHashes hashes;
    private final Plugins plugins;
    private final FolderLibrary library;
    private final NodeCatalogue catalogue;
    private final EventStream events = new EventStream();
    private final StepPictures steps;
    private final Executor executor;

    private Darkroom(Configuration configuration) {
        this.configuration = configuration;
        Path data = configuration.dataFolder().toAbsolutePath().normalize();
        String version = Version.number();
        engine = "darkroom " + version;
        hashes = new FileHashes(data.resolve("cache").resolve("hashes.txt"));
        plugins = Plugins.load(
                configuration.builtInPlugins(),
                data.resolve("plugins"),
                data.resolve("cache").resolve("plugins"),
                hashes,
                version);
        List<Path> models = new ArrayList<>(configuration.modelFolders());
        models.add(data.resolve("models"));
        models.addAll(plugins.modelFolders());
        library = new FolderLibrary(models, data.resolve("input"), data.resolve("state"), hashes);
        catalogue = plugins.catalogue(
                list -> FolderLibrary.knows(list) ? Optional.of(library.choices(list)) : Optional.empty());
        steps = new StepPictures(data.resolve("cache").resolve("steps"));
        executor = new Executor(
                plugins,
                catalogue,
                library,
                events,
                engine,
                configuration.device(),
                configuration.cacheBytes(),
                new DiskResults(data.resolve("cache").resolve("results"), configuration.diskBytes()),
                new Costs(data.resolve("cache").resolve("costs.txt")),
                steps,
                configuration.nodeTimeout(),
                configuration.threads());
    }

    /** Loads all plugins. One that cannot be used becomes a {@link PluginProblem} and is no reason to fail. */
    public static Darkroom open(Configuration configuration) {
        return new Darkroom(configuration);
    }

    public Configuration configuration() {
        return configuration;
    }

    /** Name and version, as in run records: {@code darkroom 0.1.0}. */
    public String engine() {
        return engine;
    }

    public NodeCatalogue catalogue() {
        return catalogue;
    }

    /** Every plugin that was found, usable or not, by id. */
    public List<PluginInfo> plugins() {
        return plugins.list();
    }

    /** What is known to be wrong with plugins; more may come to light when their nodes are first used. */
    public List<PluginProblem> pluginProblems() {
        return plugins.problems();
    }

    /** Makes each node once, so that {@link #pluginProblems} knows all there is to know. */
    public void checkPlugins() {
        plugins.check();
    }

    /** The plugin that brings a type. */
    public Optional<PluginInfo> pluginOf(NodeDefinition definition) {
        return plugins.node(definition.type()).flatMap(node -> plugins.list().stream()
                .filter(plugin -> plugin.id().equals(node.pluginId()))
                .findFirst());
    }

    /** {@code library().choices("models")} lists the models. */
    public Library library() {
        return library;
    }

    /** {@link #library}, for looking up by what is in a file. */
    public FolderLibrary folders() {
        return library;
    }

    /** All problems at once; empty when the workflow can run. */
    public List<Problem> validate(Workflow workflow) {
        return check(workflow).problems();
    }

    /** The document at the present node versions, what that changed, and all problems. */
    public Validation check(Workflow workflow) {
        return check(workflow, List.of());
    }

    /**
     * The same for what some nodes need.
     *
     * @param targets as in {@link RunRequest}
     */
    public Validation check(Workflow workflow, List<String> targets) {
        return Validation.of(workflow, catalogue, targets);
    }

    /**
     * What a run would do. May read files, to know their hashes; runs nothing.
     *
     * @throws InvalidWorkflowException with all problems
     */
    public Plan plan(Workflow workflow) {
        return executor.plan(check(workflow).graph(), outputFolder(configuration.outputFolder(), OutputNotice.NONE));
    }

    /**
     * What a run would do and what it would cost. May read files, to know their hashes; runs nothing, changes nothing. The
     * workflow may have problems: then the forecast says what they block.
     *
     * @throws InvalidWorkflowException with all problems, when there are such that nothing can be told of a run
     */
    public Forecast forecast(RunRequest request) {
        Path folder = request.outputFolder().orElse(configuration.outputFolder());
        return executor.forecast(
                seeded(request), outputFolder(folder, OutputNotice.NONE), request.anew(), MachineMemory.bytes());
    }

    /** The pictures that nodes showed of their work, of runs that keep them. */
    public StepPictures steps() {
        return steps;
    }

    /**
     * Starts a run now, beside others.
     *
     * @throws InvalidWorkflowException with all problems, when the workflow cannot run
     */
    public Run start(RunRequest request) {
        RunExecution run = create(request);
        begin(run, request);
        return run;
    }

    /**
     * Starts a run now; {@code listener} is told of its events from the first to the last, on a thread of its own.
     *
     * @throws InvalidWorkflowException with all problems, when the workflow cannot run
     */
    public Run start(RunRequest request, Consumer<RunEvent> listener) {
        RunExecution run = create(request);
        events.subscribeUntilFinished(run.id(), listener);
        begin(run, request);
        return run;
    }

    private void begin(RunExecution run, RunRequest request) {
        if (request.ticket().isEmpty()) {
            announce(run.id());
        }
        run.start();
    }

    /**
     * The document as it will be run and recorded: at the present node versions, with the seed that was asked for.
     *
     * @throws InvalidWorkflowException with all problems, when the workflow cannot run
     */
    public Workflow resolve(RunRequest request) {
        return valid(request).workflow();
    }

    /** Tells listeners that a run of somebody's queue waits for its turn. */
    public void announce(String runId) {
        events.publish(number -> new RunEvent.Queued(runId, number));
    }

    /**
     * Ends a run that was never begun, or not by this process: tells listeners, and gives its record.
     *
     * @param request resolved, with its ticket
     * @param status in which it ends
     */
    public RunRecord notExecuted(RunRequest request, RunStatus status, Optional<RunError> error) {
        String runId = request.ticket().orElseThrow().runId();
        events.publish(number -> new RunEvent.Finished(runId, number, status, error));
        return unfinished(request, status, error, Optional.of(Instant.now()));
    }

    /**
     * The record of a run that waits.
     *
     * @param request resolved, with its ticket
     */
    public RunRecord waiting(RunRequest request) {
        return unfinished(request, RunStatus.QUEUED, Optional.empty(), Optional.empty());
    }

    /** By {@code node.port}, so that a run shows what it will be made from while it waits. */
    private Map<String, Long> seeds(Workflow workflow) {
        Map<String, Long> seeds = new TreeMap<>();
        workflow.nodes().forEach((name, node) -> plugins.node(node.type())
                .ifPresent(provider -> WrittenSeeds.of(node, provider.definition())
                        .forEach((port, seed) -> seeds.put(name + "." + port, seed))));
        return seeds;
    }

    private RunRecord unfinished(
            RunRequest request, RunStatus status, Optional<RunError> error, Optional<Instant> finished) {
        RunTicket ticket = request.ticket().orElseThrow();
        return new RunRecord(
                ticket.runId(),
                status,
                request.workflow(),
                request.targets(),
                seeds(request.workflow()),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                engine,
                configuration.device(),
                Optional.empty(),
                ticket.queued(),
                Optional.empty(),
                finished,
                error);
    }

    /**
     * From now on {@code keeper} gets every event that is not {@link RunEvent#lossy} before any listener does; see
     * {@link EventStream#record}.
     */
    public void record(Consumer<RunEvent> keeper, long before) {
        events.record(keeper, before);
    }

    /** Tells of the events of all runs. */
    public Subscription watch(Consumer<RunEvent> listener) {
        return events.subscribe(event -> true, listener);
    }

    /** The hash of a file's content; remembered while its size and time stay the same. */
    public String sha256(Path file) {
        return hashes.of(file);
    }

    /** Threads that do not come back from a node and were given up; each holds its stack and what its node reads. */
    public int lostThreads() {
        return executor.lostThreads();
    }

    /** Lets go of the results kept in memory for later runs, and of the memory that they hold. */
    public void clearCache() {
        executor.clearCache();
    }

    /** Cancels all runs, waits for them for a few seconds, and frees everything. */
    @Override
    public void close() {
        executor.close();
        plugins.close();
        events.close();
    }

    private RunExecution create(RunRequest request) {
        Validation validation = valid(request);
        RunTicket ticket = request.ticket().orElseGet(RunTicket::fresh);
        Path folder = request.outputFolder().orElse(configuration.outputFolder());
        return executor.create(
                ticket,
                validation.workflow(),
                validation,
                outputFolder(folder, ticket.notice()),
                request.anew(),
                request.keepSteps());
    }

    private Validation valid(RunRequest request) {
        Validation validation = seeded(request);
        if (!validation.valid()) {
            throw new InvalidWorkflowException(validation.problems());
        }
        return validation;
    }

    private Validation seeded(RunRequest request) {
        Validation validation = check(request.workflow(), request.targets());
        return request.seed().isEmpty()
                ? validation
                : check(
                        Overrides.withSeed(validation.workflow(), request.seed().getAsLong(), catalogue),
                        request.targets());
    }

    private OutputFolder outputFolder(Path folder, OutputNotice notice) {
        return new OutputFolder(folder.toAbsolutePath().normalize(), hashes, notice);
    }

    /** For tests and diagnosis: what the executor holds. */
    Executor executor() {
        return executor;
    }
}
