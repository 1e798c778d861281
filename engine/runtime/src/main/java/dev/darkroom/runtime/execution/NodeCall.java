package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.run.RunEvent.Source;
import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.OutputDefinition;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.SavedFile;
import dev.darkroom.workflow.CacheKey;
import dev.darkroom.workflow.CacheKeys;
import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.PortRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's turn in a run: key, cache, binding, the call or calls, ownership. Ends with a result that the caller holds,
 * or with an exception and nothing held.
 */
final class NodeCall {
    private static final Logger LOG = LoggerFactory.getLogger(NodeCall.class);

    private final RunExecution run;
    private final Task task;
    private final Stint stint;
    private final Executor executor;
    private final List<NodeResult.Saved> saved = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private Optional<Image> preview = Optional.empty();

    NodeCall(RunExecution run, Task task, Stint stint) {
        this.run = run;
        this.task = task;
        this.stint = stint;
        this.executor = run.executor();
    }

    /** @param source where it came from */
    record Outcome(
            NodeResult result, Source source, @Nullable CacheKey key) {}

    Outcome perform() throws Throwable {
        NodeBinding binding = executor.binding(task.provider);
        Inputs inputs = new Inputs(
                task.node,
                task.definition(),
                task.maps,
                this::value,
                run.preparation().mapping()::carriesList);
        CacheKey key = task.key == null ? lateKey(binding, inputs) : task.key;
        if (key != null && key.cacheable() && !run.anew()) {
            Optional<KeptResults.Found> found = executor.kept().find(key, run.outputFolder());
            if (found.isPresent()) {
                return new Outcome(found.get().result(), found.get().source(), key);
            }
        }
        run.voice().nodeStarted(task);
        long start = System.nanoTime();
        NodeResult result = computed(binding, inputs);
        if (key != null && key.cacheable() && !run.anew()) {
            double millis = (System.nanoTime() - start) / 1e6;
            result.madeAtCost(millis + run.costAbove(task));
            executor.kept().keep(key, result, task.definition());
        }
        return new Outcome(result, Source.COMPUTED, key);
    }

    private NodeResult computed(NodeBinding binding, Inputs inputs) throws Throwable {
        try {
            return compute(binding, inputs);
        } catch (Throwable e) {
            if (!Failures.exhausted(e)) {
                throw e;
            }
            if (!executor.kept().clear()) {
                LOG.warn("Memory ran out at node {}, and there is nothing that could be let go.", task.name);
                throw e;
            }
            LOG.warn("Memory ran out at node {}: the result cache is emptied and the node tried once more.", task.name);
            saved.clear();
            notes.clear();
            return compute(binding, inputs);
        }
    }

    private NodeResult compute(NodeBinding binding, Inputs inputs) throws Throwable {
        List<OutputDefinition> ports = task.definition().outputs();
        Set<AutoCloseable> held = Collections.newSetFromMap(new IdentityHashMap<>());
        try {
            Object[] values =
                    inputs.maps() ? mapped(binding, inputs, ports, held) : call(binding, inputs, 0, ports, held);
            return new NodeResult(values, List.copyOf(held), saved, preview, List.copyOf(notes), executor.resources());
        } catch (Throwable e) {
            held.forEach(executor.resources()::release);
            throw e;
        }
    }

    private Object[] mapped(NodeBinding binding, Inputs inputs, List<OutputDefinition> ports, Set<AutoCloseable> held)
            throws Throwable {
        int calls = inputs.calls();
        List<List<Object>> gathered = new ArrayList<>();
        ports.forEach(port -> gathered.add(new ArrayList<>(calls)));
        for (int number = 0; number < calls; number++) {
            run.throwIfStopped();
            Object[] values = call(binding, inputs, number, ports, held);
            for (int port = 0; port < values.length; port++) {
                if (ports.get(port).type().list()) {
                    gathered.get(port).addAll((List<?>) values[port]);
                } else {
                    gathered.get(port).add(values[port]);
                }
            }
        }
        return gathered.stream().map(List::copyOf).toArray();
    }

    private Object[] call(
            NodeBinding binding, Inputs inputs, int number, List<OutputDefinition> ports, Set<AutoCloseable> held)
            throws Throwable {
        CallContext context = new CallContext(run, task, stint, saved.size());
        stint.alive();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(task.provider.loader());
        try {
            Record in = binding.inputs(inputs.call(number));
            noteSeeds(inputs);
            Record out = binding.made().node().run(in, context);
            if (out == null) {
                throw new NullPointerException("it returned no outputs");
            }
            @Nullable Object[] values = binding.outputs(out);
            for (Object value : values) {
                Values.closeables(value, resource -> {
                    if (held.add(resource)) {
                        executor.resources().retain(resource);
                    }
                });
            }
            Object[] complete = complete(values, ports);
            remember(context, complete, ports);
            return complete;
        } finally {
            context.end(held);
            run.journal().read(task.name, context.inputs());
            thread.setContextClassLoader(before);
        }
    }

    private void noteSeeds(Inputs inputs) {
        for (InputDefinition input : task.definition().inputs()) {
            if (input.seed() && task.node.inputs().get(input.name()) instanceof Input.Link link && !inputs.maps()) {
                if (value(link.from()) instanceof Number seed) {
                    run.journal().useSeed(task.name, input.name(), seed.longValue());
                }
            }
        }
    }

    private static Object[] complete(@Nullable Object[] values, List<OutputDefinition> ports) {
        Object[] complete = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                throw new NullPointerException(
                        "it left the output \"" + ports.get(i).name() + "\" out");
            }
            complete[i] = value instanceof List<?> list ? List.copyOf(list) : value;
        }
        return complete;
    }

    private void remember(CallContext context, Object[] values, List<OutputDefinition> ports) {
        for (CallContext.Saved one : context.saved()) {
            SavedFile file = one.file();
            String port = "";
            for (int i = 0; i < values.length; i++) {
                if (values[i].equals(file) || (values[i] instanceof List<?> list && list.contains(file))) {
                    port = ports.get(i).name();
                }
            }
            saved.add(new NodeResult.Saved(port, file, one.content(), one.provenance()));
        }
        notes.addAll(context.notes());
        preview = context.shown().or(() -> preview);
    }

    /** The key of a node whose fingerprint needs its inputs; null when a lazy input's key is not known. */
    private @Nullable CacheKey lateKey(NodeBinding binding, Inputs inputs) throws Throwable {
        Fingerprint fingerprint = Fingerprint.INPUTS_ONLY;
        if (binding.made().ownFingerprint()) {
            NotingLibrary library = new NotingLibrary(executor.library());
            fingerprint = Fingerprints.of(binding, inputs, task.provider.loader(), library);
            run.journal().use(task.name, fingerprint.models());
            run.journal().read(task.name, library.inputs());
        }
        Map<String, CacheKey> upstream = new HashMap<>();
        for (Task source : task.upstream) {
            CacheKey key = run.keyOf(source);
            if (key == null) {
                return null;
            }
            upstream.put(source.name, key);
        }
        return CacheKeys.key(
                task.node,
                task.definition(),
                task.provider.pluginDigest(),
                fingerprint,
                name -> Objects.requireNonNull(upstream.get(name)));
    }

    private Object value(PortRef from) {
        Object value = run.values().of(task, from);
        if (value instanceof Optional<?> optional) {
            return optional.orElseThrow(() -> new InvalidInputException(
                    "", "is linked to " + from + ", which gave nothing; link it to another output."));
        }
        return value;
    }
}
