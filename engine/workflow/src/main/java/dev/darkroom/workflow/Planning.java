package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One planning: forwards for what is blocked, backwards for what is needed. */
final class Planning {
    private static final byte NO = 0;
    private static final byte FOR_BLOCKED = 1;
    private static final byte ON_DEMAND = 2;
    private static final byte NEEDED = 3;

    private final Graph graph;
    private final NodeCatalogue catalogue;
    private final CacheKeys keys;
    private final Predicate<CacheKey> cached;

    Planning(Graph graph, NodeCatalogue catalogue, CacheKeys keys, Predicate<CacheKey> cached) {
        this.graph = graph;
        this.catalogue = catalogue;
        this.keys = keys;
        this.cached = cached;
    }

    Plan plan(Map<String, String> refused) {
        String[] blocked = blocked(refused);
        byte[] need = new byte[graph.size()];
        List<String> targets = graph.targets(catalogue);
        // The order says nothing about nodes on a cycle, so they cannot wait to be needed: they are told in any case,
        // unless it is said what the run is for.
        boolean chosen = !graph.workflow().outputs().isEmpty();
        Set<String> wanted = chosen && !graph.cycles().isEmpty() ? graph.ancestors(targets) : Set.of();
        graph.cycles().stream()
                .flatMap(List::stream)
                .filter(node -> !chosen || wanted.contains(node))
                .forEach(node -> need[graph.at(node)] = FOR_BLOCKED);
        for (String target : targets) {
            need[graph.at(target)] = NEEDED;
        }
        Plan.State[] states = new Plan.State[graph.size()];
        int[] order = graph.sorted();
        for (int k = order.length - 1; k >= 0; k--) {
            int i = order[k];
            states[i] = state(i, need[i], blocked[i]);
            if (states[i] == Plan.State.RUN || states[i] == Plan.State.BLOCKED) {
                needUpstream(i, states[i] == Plan.State.RUN ? need[i] : FOR_BLOCKED, need);
            }
        }
        List<Plan.Step> steps = new ArrayList<>(order.length);
        for (int i : order) {
            boolean isBlocked = states[i] == Plan.State.BLOCKED;
            steps.add(new Plan.Step(
                    graph.name(i),
                    states[i],
                    Optional.ofNullable(keys.at(i)),
                    need[i] == ON_DEMAND && states[i] == Plan.State.RUN,
                    isBlocked ? blocked[i] : graph.idle(graph.name(i)).orElse("")));
        }
        return new Plan(steps);
    }

    private Plan.State state(int i, byte need, String blocked) {
        if (need == NO) {
            return Plan.State.NOT_NEEDED;
        }
        if (!blocked.isEmpty()) {
            return Plan.State.BLOCKED;
        }
        if (need == FOR_BLOCKED) {
            return Plan.State.NOT_NEEDED;
        }
        CacheKey key = keys.at(i);
        return key != null && key.cacheable() && cached.test(key) ? Plan.State.CACHED : Plan.State.RUN;
    }

    private void needUpstream(int i, byte need, byte[] needs) {
        Optional<NodeDefinition> definition = catalogue.find(graph.node(i).type());
        for (int e = graph.firstLink(i); e < graph.firstLink(i + 1); e++) {
            byte asked = need;
            if (need == NEEDED && lazy(definition, graph.port(e))) {
                asked = ON_DEMAND;
            }
            int source = graph.source(e);
            needs[source] = (byte) Math.max(needs[source], asked);
        }
    }

    private static boolean lazy(Optional<NodeDefinition> definition, String port) {
        return definition.flatMap(d -> d.input(port)).map(InputDefinition::lazy).orElse(false);
    }

    /** For each node why it cannot run; empty text when it can. */
    private String[] blocked(Map<String, String> refused) {
        boolean[] onCycle = new boolean[graph.size()];
        graph.cycles().forEach(cycle -> cycle.forEach(node -> onCycle[graph.at(node)] = true));
        String[] blocked = new String[graph.size()];
        for (int i : graph.sorted()) {
            String why = refused.getOrDefault(graph.name(i), "");
            if (why.isEmpty()) {
                why = onCycle[i] ? "It is on a cycle: it would have to wait for itself." : ownReason(graph.node(i));
            }
            blocked[i] = why;
            for (int e = graph.firstLink(i); blocked[i].isEmpty() && e < graph.firstLink(i + 1); e++) {
                int source = graph.source(e);
                if (!blocked[source].isEmpty()) {
                    blocked[i] = "It needs node \"" + graph.name(source) + "\", which is blocked.";
                }
            }
        }
        return blocked;
    }

    private String ownReason(WorkflowNode node) {
        Optional<NodeDefinition> found = catalogue.find(node.type());
        if (found.isEmpty()) {
            return "Its type \"" + node.type() + "\" is not installed.";
        }
        for (InputDefinition input : found.get().inputs()) {
            if (input.required() && !node.inputs().containsKey(input.name())) {
                return "Its input \"" + input.name() + "\" is missing.";
            }
        }
        for (Input.Link link : node.links()) {
            if (graph.workflow().node(link.from().node()).isEmpty()) {
                return "It reads \"" + link.from() + "\", which is not there.";
            }
        }
        return "";
    }
}
