package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.plugin.NodeProvider;
import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.RunEvent.Source;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.workflow.CacheKey;
import dev.darkroom.workflow.WorkflowNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a run that has, or may get, a result. Its mutable fields belong to the lock of its {@link RunExecution}. */
final class Task {
    final String name;
    final WorkflowNode node;
    final NodeProvider provider;
    final boolean maps;

    /** Tasks that it reads, each once; those of {@link #eager} before it starts, the others when it asks. */
    final List<Task> upstream = new ArrayList<>();

    final List<Task> eager = new ArrayList<>();

    /** Tasks that may read it, each once. */
    final List<Task> consumers = new ArrayList<>();

    NodeStatus status = NodeStatus.WAITING;

    /** Whether a target leads to it by links that are not lazy, or a node asked for it. */
    boolean demanded;

    /** How many of {@link #eager} are not there yet. */
    int pending;

    /** How many of {@link #consumers} are not done with it. */
    int readers;

    /** The thread's work of which it is a part, once it has begun. */
    @Nullable
    Stint stint;

    /** Where its result came from, once it has one. */
    Source source = Source.COMPUTED;

    double millis;

    /** How many pictures of its work were kept; its own thread's. */
    int steps;

    MemoryWatch.Usage usage = MemoryWatch.Usage.UNKNOWN;

    @Nullable
    CacheKey key;

    @Nullable
    NodeResult result;

    Task(String name, WorkflowNode node, NodeProvider provider, boolean maps) {
        this.name = name;
        this.node = node;
        this.provider = provider;
        this.maps = maps;
    }

    NodeDefinition definition() {
        return provider.definition();
    }

    boolean done() {
        return result != null || status == NodeStatus.RAN || status == NodeStatus.CACHED;
    }

    @Override
    public String toString() {
        return name + " " + status;
    }
}
