package dev.darkroom.workflow.diff;

import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.WorkflowNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds nodes that have got another name: of one type, and with at least half of their inputs and readers the same. The
 * likest pair is taken first; each that is found makes the links of others alike, so that a whole chain can be found.
 */
final class Renames {
    private static final double LIKE_ENOUGH = 0.5;

    /** Each pair is compared many times, and so many renames are no edit of one document but another document. */
    private static final int MOST_PAIRS = 2_500;

    private final Map<String, WorkflowNode> before;
    private final Map<String, WorkflowNode> after;
    private final Map<String, String> renamed = new LinkedHashMap<>();

    private Renames(Map<String, WorkflowNode> before, Map<String, WorkflowNode> after) {
        this.before = before;
        this.after = after;
    }

    private record Pair(String old, String now, double likeness) {}

    /** Names now, by names before. */
    static Map<String, String> between(Map<String, WorkflowNode> before, Map<String, WorkflowNode> after) {
        Renames renames = new Renames(before, after);
        Set<String> gone = new LinkedHashSet<>(before.keySet());
        gone.removeAll(after.keySet());
        Set<String> come = new LinkedHashSet<>(after.keySet());
        come.removeAll(before.keySet());
        if ((long) gone.size() * come.size() > MOST_PAIRS) {
            return Map.of();
        }
        for (Optional<Pair> best = renames.likest(gone, come); best.isPresent(); best = renames.likest(gone, come)) {
            renames.renamed.put(best.get().old(), best.get().now());
            gone.remove(best.get().old());
            come.remove(best.get().now());
        }
        return renames.renamed;
    }

    private Optional<Pair> likest(Set<String> gone, Set<String> come) {
        @Nullable Pair best = null;
        for (String old : gone) {
            for (String now : come) {
                double likeness = likeness(old, now);
                if (likeness >= LIKE_ENOUGH && (best == null || likeness > best.likeness())) {
                    best = new Pair(old, now, likeness);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private double likeness(String old, String now) {
        @Nullable WorkflowNode a = before.get(old);
        @Nullable WorkflowNode b = after.get(now);
        if (a == null || b == null || !a.type().equals(b.type())) {
            return 0;
        }
        Set<String> readersBefore = readers(before, old, true);
        Set<String> readersAfter = readers(after, now, false);
        Set<String> readers = new LinkedHashSet<>(readersBefore);
        readers.addAll(readersAfter);
        Set<String> ports = new LinkedHashSet<>(a.inputs().keySet());
        ports.addAll(b.inputs().keySet());
        long same = ports.stream()
                .filter(port -> same(a.input(port), b.input(port)))
                .count();
        same += readers.stream()
                .filter(reader -> readersBefore.contains(reader) && readersAfter.contains(reader))
                .count();
        int all = ports.size() + readers.size();
        return all == 0 ? 1 : (double) same / all;
    }

    private boolean same(Optional<Input> a, Optional<Input> b) {
        return a.isPresent() && b.isPresent() && SameInput.of(a.get(), b.get(), renamed);
    }

    /** Who reads a node and where, each as {@code reader.input<port}, by the names that they have now. */
    private Set<String> readers(Map<String, WorkflowNode> nodes, String name, boolean old) {
        Set<String> found = new LinkedHashSet<>();
        nodes.forEach((reader, node) -> node.inputs().forEach((port, input) -> {
            String called = old ? renamed.getOrDefault(reader, reader) : reader;
            for (Input.Link link : new WorkflowNode("", 1, Map.of(port, input)).links()) {
                if (link.from().node().equals(name)) {
                    found.add(called + "." + port + "<" + link.from().port());
                }
            }
        }));
        return found;
    }
}
