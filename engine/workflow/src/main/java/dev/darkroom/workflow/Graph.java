package dev.darkroom.workflow;

import dev.darkroom.sdk.definition.NodeDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes of a workflow without subgraphs and how they hang together. Links to nodes that are not there are left
 * out; {@link Validation} tells of them. Everything here is linear in nodes and links and uses no recursion, so that
 * depth does not matter.
 */
public final class Graph {
    private final Workflow workflow;
    private final String[] names;
    private final WorkflowNode[] nodes;
    private final Map<String, Integer> index;
    /** The links into node {@code i} are {@code edgeFrom[inStart[i] .. inStart[i + 1])}. */
    private final int[] inStart;

    private final int[] edgeFrom;
    private final String[] edgePort;
    private final int[] outStart;
    private final int[] outTo;
    private final int[] order;
    private final List<List<String>> cycles = new ArrayList<>();
    /** For each node the muted or bypassed one because of which it does not run, or {@link #NONE}. */
    private final int[] idle;

    private Graph(Workflow workflow) {
        this.workflow = workflow;
        names = workflow.nodes().keySet().toArray(String[]::new);
        nodes = workflow.nodes().values().toArray(WorkflowNode[]::new);
        index = new HashMap<>(names.length * 2);
        for (int i = 0; i < names.length; i++) {
            index.put(names[i], i);
        }
        inStart = new int[names.length + 1];
        List<String> ports = new ArrayList<>();
        int[] from = new int[Math.max(16, names.length * 2)];
        for (int i = 0; i < names.length; i++) {
            for (Map.Entry<String, Input> input : nodes[i].inputs().entrySet()) {
                for (Input.Link link : WorkflowNode.linksOf(input.getValue())) {
                    Integer source = index.get(link.from().node());
                    if (source != null) {
                        if (ports.size() == from.length) {
                            from = Arrays.copyOf(from, from.length * 2);
                        }
                        from[ports.size()] = source;
                        ports.add(input.getKey());
                    }
                }
            }
            inStart[i + 1] = ports.size();
        }
        edgeFrom = Arrays.copyOf(from, ports.size());
        edgePort = ports.toArray(String[]::new);
        outStart = new int[names.length + 1];
        outTo = new int[edgeFrom.length];
        readOutwardEdges();
        order = sort();
        idle = idleNodes();
    }

    /** @param workflow without subgraph nodes, see {@link Expansion} */
    public static Graph of(Workflow workflow) {
        return new Graph(workflow);
    }

    public Workflow workflow() {
        return workflow;
    }

    public int size() {
        return names.length;
    }

    public int links() {
        return edgeFrom.length;
    }

    /** The nodes, each after all that it reads; otherwise in the order of the document. */
    public List<String> order() {
        return Arrays.stream(order).mapToObj(i -> names[i]).toList();
    }

    /**
     * Circles of links: each lists its nodes in the direction of the data, the first being the first that the document
     * names. Cutting one link of each leaves no circle. Empty in a sound workflow.
     */
    public List<List<String>> cycles() {
        return Collections.unmodifiableList(cycles);
    }

    /** The nodes whose outputs a node reads, each once, in the order of its inputs. */
    public List<String> upstream(String node) {
        int i = at(node);
        return distinct(edgeFrom, inStart[i], inStart[i + 1]);
    }

    /** The nodes that read an output of a node, each once, in the order of the document. */
    public List<String> consumers(String node) {
        int i = at(node);
        return distinct(outTo, outStart[i], outStart[i + 1]);
    }

    /** The targets and all that they depend on, in {@link #order}. Targets that are not there are left out. */
    public Set<String> ancestors(Collection<String> targets) {
        BitSet seen = new BitSet(names.length);
        Deque<Integer> open = new ArrayDeque<>();
        targets.stream().map(index::get).filter(Objects::nonNull).forEach(open::add);
        while (!open.isEmpty()) {
            int i = open.pop();
            if (!seen.get(i)) {
                seen.set(i);
                for (int e = inStart[i]; e < inStart[i + 1]; e++) {
                    open.push(edgeFrom[e]);
                }
            }
        }
        Set<String> found = new LinkedHashSet<>();
        for (int i : order) {
            if (seen.get(i)) {
                found.add(names[i]);
            }
        }
        return found;
    }

    /** Why a node does not run whatever a run is for, in one sentence: it, or something that it needs, is muted. */
    public Optional<String> idle(String node) {
        int i = at(node);
        if (idle[i] == NONE) {
            return Optional.empty();
        }
        if (idle[i] != i) {
            return Optional.of("It needs node " + JsonText.quote(names[idle[i]]) + ", which is muted.");
        }
        return Optional.of(nodes[i].mode() == Mode.MUTE ? "It is muted." : "It is bypassed.");
    }

    /**
     * The nodes that a run is for: the document's {@code outputs} when it has any, else the nodes whose type is an
     * output, else all nodes that nobody reads; of these, those that are not {@link #idle}. In the order of the document.
     */
    public List<String> targets(NodeCatalogue catalogue) {
        return meant(catalogue).stream().filter(node -> idle[at(node)] == NONE).toList();
    }

    private List<String> meant(NodeCatalogue catalogue) {
        List<String> wanted = workflow.outputs().stream()
                .map(OutputRef::node)
                .filter(index::containsKey)
                .distinct()
                .toList();
        if (!wanted.isEmpty()) {
            return wanted;
        }
        List<String> outputs = new ArrayList<>();
        List<String> sinks = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (catalogue.find(nodes[i].type()).map(NodeDefinition::output).orElse(false)) {
                outputs.add(names[i]);
            }
            if (outStart[i] == outStart[i + 1]) {
                sinks.add(names[i]);
            }
        }
        return outputs.isEmpty() ? sinks : outputs;
    }

    int[] sorted() {
        return order;
    }

    String name(int node) {
        return names[node];
    }

    WorkflowNode node(int node) {
        return nodes[node];
    }

    int at(String node) {
        Integer found = index.get(node);
        if (found == null) {
            throw new IllegalArgumentException("The graph has no node \"" + node + "\".");
        }
        return found;
    }

    int firstLink(int node) {
        return inStart[node];
    }

    int source(int link) {
        return edgeFrom[link];
    }

    String port(int link) {
        return edgePort[link];
    }

    private int[] idleNodes() {
        int[] because = new int[names.length];
        Arrays.fill(because, NONE);
        for (int i : order) {
            if (nodes[i].mode() != Mode.RUN) {
                because[i] = i;
                continue;
            }
            for (int e = inStart[i]; e < inStart[i + 1] && because[i] == NONE; e++) {
                int source = edgeFrom[e];
                because[i] = because[source];
            }
        }
        return because;
    }

    private List<String> distinct(int[] from, int start, int end) {
        return Arrays.stream(from, start, end)
                .distinct()
                .mapToObj(i -> names[i])
                .toList();
    }

    private void readOutwardEdges() {
        for (int source : edgeFrom) {
            outStart[source + 1]++;
        }
        for (int i = 0; i < names.length; i++) {
            outStart[i + 1] += outStart[i];
        }
        int[] next = Arrays.copyOf(outStart, names.length);
        for (int i = 0; i < names.length; i++) {
            for (int e = inStart[i]; e < inStart[i + 1]; e++) {
                outTo[next[edgeFrom[e]]++] = i;
            }
        }
    }

    /** Depth first along the links, backwards, in document order; a link back onto the path closes a cycle. */
    private int[] sort() {
        int[] sorted = new int[names.length];
        int done = 0;
        int[] nextEdge = Arrays.copyOf(inStart, names.length);
        byte[] state = new byte[names.length];
        int[] path = new int[names.length];
        for (int start = 0; start < names.length; start++) {
            if (state[start] != UNSEEN) {
                continue;
            }
            int depth = 0;
            path[0] = start;
            state[start] = ON_PATH;
            while (depth >= 0) {
                int i = path[depth];
                if (nextEdge[i] == inStart[i + 1]) {
                    state[i] = DONE;
                    sorted[done++] = i;
                    depth--;
                    continue;
                }
                int source = edgeFrom[nextEdge[i]++];
                if (state[source] == UNSEEN) {
                    state[source] = ON_PATH;
                    path[++depth] = source;
                } else if (state[source] == ON_PATH) {
                    addCycle(path, depth, source);
                }
            }
        }
        return sorted;
    }

    private static final int NONE = -1;
    private static final byte UNSEEN = 0;
    private static final byte ON_PATH = 1;
    private static final byte DONE = 2;
    /** Enough for people; a graph can have as many circles as links, each as long as the graph. */
    private static final int MOST_CYCLES = 100;

    private void addCycle(int[] path, int depth, int closing) {
        if (cycles.size() == MOST_CYCLES) {
            return;
        }
        int start = depth;
        while (path[start] != closing) {
            start--;
        }
        // The path runs against the data: read it from its end.
        List<Integer> ring = new ArrayList<>();
        for (int d = depth; d >= start; d--) {
            ring.add(path[d]);
        }
        Collections.rotate(ring, -ring.indexOf(Collections.min(ring)));
        cycles.add(ring.stream().map(i -> names[i]).toList());
    }
}
