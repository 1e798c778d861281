package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.Plan;
import dev.darkroom.workflow.PortRef;
import dev.darkroom.workflow.WorkflowNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tasks of a run and what is ready among them. Holds no lock of its own: {@link RunExecution} calls it under its
 * lock. No recursion, however deep the graph.
 */
final class TaskGraph {
    private final Map<String, Task> tasks = new LinkedHashMap<>();

    /** The tasks that run or are cached, each after all that it reads. */
    static TaskGraph of(Preparation preparation, Executor executor) {
        TaskGraph graph = new TaskGraph();
        preparation.plan().steps().forEach(step -> {
            switch (step.state()) {
                case RUN, CACHED -> {
                    WorkflowNode node = preparation.node(step.node());
                    Task task = new Task(
                            step.node(),
                            node,
                            executor.provider(node.type()),
                            preparation.mapping().maps(step.node()));
                    task.key = step.key().orElse(null);
                    graph.tasks.put(step.node(), task);
                    if (step.state() == Plan.State.CACHED) {
                        task.status = NodeStatus.CACHED;
                        KeptResults.Found found = preparation.found(step.key().orElseThrow());
                        task.result = found.result();
                        task.source = found.source();
                    } else {
                        graph.link(task, preparation);
                    }
                }
                case BLOCKED, NOT_NEEDED -> {}
            }
        });
        return graph;
    }

    private void link(Task task, Preparation preparation) {
        Set<Task> all = new HashSet<>();
        Set<Task> early = new HashSet<>();
        for (InputDefinition input : task.definition().inputs()) {
            Input given = task.node.inputs().get(input.name());
            if (given == null) {
                continue;
            }
            boolean lazy = input.lazy() && !Inputs.perElement(input, given, preparation.mapping()::carriesList);
            for (PortRef from : links(given)) {
                Task source = tasks.get(from.node());
                if (source == null) {
                    throw new IllegalStateException(
                            "Node \"" + task.name + "\" reads \"" + from + "\", which is not planned.");
                }
                if (all.add(source)) {
                    task.upstream.add(source);
                    source.consumers.add(task);
                    source.readers++;
                }
                if (!lazy && early.add(source)) {
                    task.eager.add(source);
                    task.pending += source.done() ? 0 : 1;
                }
            }
        }
    }

    private static List<PortRef> links(Input given) {
        List<PortRef> links = new ArrayList<>();
        if (given instanceof Input.Link link) {
            links.add(link.from());
        } else if (given instanceof Input.Items items) {
            items.items().forEach(item -> links.addAll(links(item)));
        }
        return links;
    }

    Task task(String name) {
        Task task = tasks.get(name);
        if (task == null) {
            throw new IllegalStateException("The run has no node \"" + name + "\".");
        }
        return task;
    }

    boolean has(String name) {
        return tasks.containsKey(name);
    }

    Iterable<Task> all() {
        return tasks.values();
    }

    /**
     * Wants a task and all that it needs before it starts.
     *
     * @param ready those that can start now are added
     * @return all that were not there yet, each after all that it needs
     */
    List<Task> demand(List<Task> wanted, List<Task> ready) {
        Set<Task> order = new LinkedHashSet<>();
        Set<Task> seen = new HashSet<>();
        Deque<Task> path = new ArrayDeque<>();
        for (Task start : wanted) {
            path.push(start);
            while (!path.isEmpty()) {
                Task task = path.peek();
                if (task.done() || !seen.add(task)) {
                    path.pop();
                    if (!task.done()) {
                        order.add(task);
                    }
                } else {
                    task.eager.stream()
                            .filter(source -> !source.done() && !seen.contains(source))
                            .forEach(path::push);
                }
            }
        }
        for (Task task : order) {
            if (!task.demanded) {
                task.demanded = true;
                if (task.pending == 0 && task.status == NodeStatus.WAITING) {
                    ready.add(task);
                }
            }
        }
        return List.copyOf(order);
    }

    /**
     * A task has its result.
     *
     * @param ready those that can start now are added
     * @param free results that nobody in the run reads any more are added
     */
    void finished(Task task, List<Task> ready, List<NodeResult> free) {
        for (Task consumer : task.consumers) {
            if (consumer.eager.contains(task)
                    && --consumer.pending == 0
                    && consumer.demanded
                    && consumer.status == NodeStatus.WAITING) {
                ready.add(consumer);
            }
        }
        freeUnread(task, free);
        letGo(task, free);
    }

    /** Lets a result go at once when nobody reads it. */
    void freeUnread(Task task, List<NodeResult> free) {
        if (task.readers == 0) {
            free(task, free);
        }
    }

    /** The run is over: whatever is still held. */
    void freeAll(List<NodeResult> free) {
        tasks.values().forEach(task -> free(task, free));
    }

    /** The task is done with all that it may have read. What nobody will ask for any more is skipped. */
    private static void letGo(Task task, List<NodeResult> free) {
        Deque<Task> done = new ArrayDeque<>();
        done.push(task);
        while (!done.isEmpty()) {
            for (Task source : done.pop().upstream) {
                if (--source.readers > 0) {
                    continue;
                }
                free(source, free);
                if (source.status == NodeStatus.WAITING && !source.demanded) {
                    source.status = NodeStatus.SKIPPED;
                    done.push(source);
                }
            }
        }
    }

    private static void free(Task task, List<NodeResult> free) {
        NodeResult result = task.result;
        if (result != null) {
            task.result = null;
            free.add(result);
        }
    }
}
