package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.plugin.NodeProvider;
import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.Provenance;
import dev.darkroom.runtime.run.RunError;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.runtime.run.RunTicket;
import dev.darkroom.sdk.ModelFile;
import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.Plan;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers what goes into a run's record. Safe for use by several threads. */
final class RunJournal {
    private final String runId;
    private final Workflow document;
    private final List<String> targets;
    private final String engine;
    private final String device;
    private final RunRecord.Machine machine;
    private final Instant queued;
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> finished = Optional.empty();
    private final Map<String, Long> seeds = new TreeMap<>();
    private List<RunRecord.Plugin> plugins = List.of();
    private final Map<String, List<ModelFile>> models = new TreeMap<>();
    /** Models that became known only when their node ran. */
    private final Map<String, List<ModelFile>> lateModels = new TreeMap<>();

    /** By node, then by name. */
    private final Map<String, Map<String, RunRecord.InputFile>> inputs = new TreeMap<>();

    /** As {@link #inputs}, of nodes that told them only when they ran. */
    private final Map<String, Map<String, RunRecord.InputFile>> lateInputs = new TreeMap<>();

    private final Map<String, List<RunRecord.Output>> outputs = new TreeMap<>();
    private @Nullable Provenance provenance;

    RunJournal(RunTicket ticket, Workflow document, List<String> targets, Executor executor) {
        runId = ticket.runId();
        queued = ticket.queued();
        this.document = document;
        this.targets = targets;
        engine = executor.engine();
        device = executor.device();
        machine = executor.machine();
    }

    synchronized void start() {
        started = Optional.of(Instant.now());
    }

    synchronized void finish() {
        finished = Optional.of(Instant.now());
    }

    synchronized void plan(Preparation preparation, Executor executor) {
        Map<String, RunRecord.Plugin> used = new TreeMap<>();
        for (String name : preparation.wanted()) {
            WorkflowNode node = preparation.node(name);
            NodeProvider provider = executor.provider(node.type());
            used.putIfAbsent(
                    provider.pluginId(),
                    new RunRecord.Plugin(provider.pluginId(), provider.pluginVersion(), provider.pluginDigest()));
            WrittenSeeds.of(node, provider.definition()).forEach((port, seed) -> seeds.put(name + "." + port, seed));
        }
        plugins = List.copyOf(used.values());
        models.putAll(preparation.models());
        preparation.inputs().forEach((node, files) -> add(inputs, node, files));
    }

    synchronized void useSeed(String node, String port, long seed) {
        seeds.put(node + "." + port, seed);
    }

    synchronized void use(String node, List<ModelFile> used) {
        if (!used.isEmpty()) {
            lateModels.put(node, used);
        }
    }

    /** Notes the files of the input folder that a node asked for. */
    synchronized void read(String node, Collection<RunRecord.InputFile> files) {
        add(lateInputs, node, files);
    }

    private static void add(
            Map<String, Map<String, RunRecord.InputFile>> to, String node, Collection<RunRecord.InputFile> files) {
        if (!files.isEmpty()) {
            Map<String, RunRecord.InputFile> known = to.computeIfAbsent(node, n -> new TreeMap<>());
            files.forEach(file -> known.put(file.name(), file));
        }
    }

    /** Notes the files that a node saved, now or when its result was made. */
    synchronized List<RunRecord.Output> saved(Task task, NodeResult result) {
        if (result.saved().isEmpty()) {
            return List.of();
        }
        List<RunRecord.Output> files = result.saved().stream()
                .map(s -> new RunRecord.Output(
                        task.name,
                        s.port(),
                        s.file().name(),
                        s.file().mediaType(),
                        s.file().sha256(),
                        s.content(),
                        s.provenance()))
                .toList();
        outputs.put(task.name, files);
        return files;
    }

    /**
     * What a file saved by a node carries. Depends on what lies upstream of the node alone, not on which other nodes
     * happen to be done.
     */
    synchronized Provenance provenance(Provenance.Place place, Preparation preparation) {
        if (lateModels.isEmpty() && lateInputs.isEmpty()) {
            if (provenance == null) {
                provenance = provenance(models.values(), inputs.values(), preparation);
            }
            return provenance.at(place);
        }
        Set<String> upstream = preparation.graph().ancestors(List.of(place.node()));
        return provenance(with(models, lateModels, upstream), with(inputs, lateInputs, upstream), preparation)
                .at(place);
    }

    private static <T> List<T> with(Map<String, T> known, Map<String, T> late, Set<String> upstream) {
        List<T> all = new ArrayList<>(known.values());
        late.forEach((name, value) -> {
            if (upstream.contains(name)) {
                all.add(value);
            }
        });
        return all;
    }

    private Provenance provenance(
            Collection<List<ModelFile>> known,
            Collection<Map<String, RunRecord.InputFile>> files,
            Preparation preparation) {
        Map<String, Long> written = new TreeMap<>(seeds);
        // A seed that comes through a link is known only while running: it follows from the document anyway.
        written.keySet().removeIf(port -> linked(port, preparation));
        return new Provenance(
                document, written, sorted(files), records(known), plugins, engine, device, Optional.empty());
    }

    private static List<RunRecord.InputFile> sorted(Collection<Map<String, RunRecord.InputFile>> files) {
        Map<String, RunRecord.InputFile> all = new TreeMap<>();
        files.forEach(all::putAll);
        return List.copyOf(all.values());
    }

    private static boolean linked(String port, Preparation preparation) {
        int dot = port.lastIndexOf('.');
        WorkflowNode node = preparation.node(port.substring(0, dot));
        return node.inputs().get(port.substring(dot + 1)) instanceof Input.Link;
    }

    private static List<RunRecord.Model> records(Collection<List<ModelFile>> known) {
        Set<RunRecord.Model> sorted =
                new TreeSet<>(Comparator.comparing(RunRecord.Model::name).thenComparing(RunRecord.Model::sha256));
        known.forEach(files -> files.forEach(model -> sorted.add(new RunRecord.Model(model.name(), model.sha256()))));
        return List.copyOf(sorted);
    }

    /** The record as it now is. The caller holds the run's lock. */
    synchronized RunRecord record(
            RunStatus status, @Nullable TaskGraph tasks, @Nullable Preparation preparation, Optional<RunError> error) {
        Map<String, RunRecord.NodeRecord> nodes = new LinkedHashMap<>();
        List<RunRecord.Output> files = new ArrayList<>();
        if (tasks != null && preparation != null) {
            for (Plan.Step step : preparation.plan().steps()) {
                nodes.put(step.node(), node(step, tasks, preparation));
                files.addAll(outputs.getOrDefault(step.node(), List.of()));
            }
        }
        List<List<ModelFile>> known = new ArrayList<>(models.values());
        known.addAll(lateModels.values());
        List<Map<String, RunRecord.InputFile>> read = new ArrayList<>(inputs.values());
        read.addAll(lateInputs.values());
        return new RunRecord(
                runId,
                status,
                document,
                targets,
                seeds,
                nodes,
                files,
                sorted(read),
                records(known),
                plugins,
                engine,
                device,
                Optional.of(machine),
                queued,
                started,
                finished,
                error);
    }

    private static RunRecord.NodeRecord node(Plan.Step step, TaskGraph tasks, Preparation preparation) {
        if (tasks.has(step.node())) {
            Task task = tasks.task(step.node());
            return new RunRecord.NodeRecord(task.status, task.millis, task.usage.peak());
        }
        // Nobody had to ask for its result, since what reads it was there already.
        boolean behindCached = preparation.wanted().contains(step.node());
        return new RunRecord.NodeRecord(behindCached ? NodeStatus.CACHED : NodeStatus.SKIPPED, 0, OptionalLong.empty());
    }
}
