package dev.darkroom.runtime;

import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An engine with the test nodes in a temporary folder, and what those nodes counted. */
public final class Bench implements AutoCloseable {
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, Consumer<String>> hooks = new ConcurrentHashMap<>();
    private final Path folder;
    private final Darkroom darkroom;

    private Bench(Path folder, UnaryOperator<Configuration> setting) {
        this.folder = folder;
        System.getProperties().put("probe.counts", counts);
        System.getProperties().put("probe.hooks", hooks);
        Path probe = folder.resolve("built-in").resolve("probe");
        if (!probe.toFile().exists()) {
            TestPlugin.copy(TestPlugin.probes(), probe);
        }
        darkroom = Darkroom.open(setting.apply(Configuration.of(folder.resolve("data"))
                .withBuiltInPlugins(folder.resolve("built-in"))
                .withOutputFolder(folder.resolve("output"))
                .withCacheBytes(64L << 20)
                .withThreads(4)));
    }

    public static Bench in(Path folder) {
        return new Bench(folder, settings -> settings);
    }

    public static Bench in(Path folder, UnaryOperator<Configuration> setting) {
        return new Bench(folder, setting);
    }

    public Darkroom darkroom() {
        return darkroom;
    }

    public Path output() {
        return folder.resolve("output");
    }

    public Path data() {
        return folder.resolve("data");
    }

    public int count(String what) {
        return counts.computeIfAbsent(what, w -> new AtomicInteger()).get();
    }

    public void hook(String name, Consumer<String> action) {
        hooks.put(name, action);
    }

    /** Nodes as JSON members with single quotes: {@code 'a': {'type': 'probe.number', ...}}; version 1 is filled in. */
    public static Workflow workflow(String nodes) {
        String json = "{\"format\": \"darkroom/1\", \"name\": \"test\", \"nodes\": {"
                + nodes.replace('\'', '"').replace("\"type\": ", "\"version\": 1, \"type\": ") + "}}";
        return WorkflowReader.read(json);
    }

    public Run start(String nodes) {
        return darkroom.start(RunRequest.of(workflow(nodes)));
    }

    public RunRecord run(String nodes) {
        return start(nodes).await();
    }

    public int live() {
        return darkroom.executor().liveResources();
    }

    @Override
    public void close() {
        darkroom.close();
    }
}
