package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.library.AtomicFiles;
import dev.darkroom.runtime.run.Forecast;
import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.workflow.Graph;
import dev.darkroom.workflow.Input;
import dev.darkroom.workflow.NodeCatalogue;
import dev.darkroom.workflow.WorkflowNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nodes took in earlier runs, the last {@value #MOST} of each type, so that it can be guessed what they will take. Kept
 * in a file of lines, which may be lost at any time. Safe for use by several threads.
 */
public final class Costs {
    private static final int MOST = 100;
    private static final int MOST_TYPES = 1_000;
    private static final int MEDIAN_OF = 9;
    private static final String FORMAT = "darkroom-costs/1";
    private static final long SAVE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final Logger LOG = LoggerFactory.getLogger(Costs.class);

    private final Path file;
    private final Map<String, Deque<Cost>> byType = new HashMap<>();
    private boolean changed;
    private long savedAt = System.nanoTime();

    /**
     * What the cost of a node depends on, in two degrees: neither seeds nor texts count.
     *
     * @param whole of its inputs and of all that lies above it
     * @param own of what is written down at the node itself
     */
    record Likeness(long whole, long own) {}

    private record Cost(Likeness like, double millis, MemoryWatch.Usage usage) {}

    /** @param left how much more memory is in use when the node is over */
    record Guess(Forecast.Estimate estimate, long left) {}

    /** @param file read when it is there, written by {@link #save} */
    public Costs(Path file) {
        this.file = file;
        read();
    }

    /** For each node of a graph. */
    static Map<String, Likeness> likeness(Graph graph, NodeCatalogue catalogue) {
        Map<String, Likeness> all = new HashMap<>();
        for (String name : graph.order()) {
            WorkflowNode node = graph.workflow().node(name).orElseThrow();
            long own = node.type().hashCode();
            long whole = own;
            List<InputDefinition> inputs =
                    catalogue.find(node.type()).map(NodeDefinition::inputs).orElse(List.of());
            for (InputDefinition input : inputs) {
                Input given = node.inputs().get(input.name());
                long port = input.name().hashCode();
                Object value = given instanceof Input.Literal literal
                        ? literal.value()
                        : given == null ? input.defaultValue().orElse("") : "";
                if (matters(input, value)) {
                    long hash =
                            value instanceof Number number ? Double.hashCode(number.doubleValue()) : value.hashCode();
                    own = mixed(own, port, hash);
                    whole = mixed(whole, port, hash);
                } else if (given != null) {
                    for (Input.Link link : node.links()) {
                        Likeness above = all.get(link.from().node());
                        if (above != null && reads(given, link)) {
                            whole = mixed(whole, port, above.whole());
                        }
                    }
                }
            }
            all.put(name, new Likeness(whole, own));
        }
        return all;
    }

    private static boolean reads(Input given, Input.Link link) {
        return given.equals(link)
                || (given instanceof Input.Items items && items.items().contains(link));
    }

    private static boolean matters(InputDefinition input, Object value) {
        if (input.seed()) {
            return false;
        }
        boolean chosen = !input.choices().isEmpty() || input.choicesFrom().isPresent();
        return value instanceof Number || value instanceof Boolean || (chosen && !value.equals(""));
    }

    private static long mixed(long hash, long port, long value) {
        long mixed = (hash * 31 + port) * 0x9E3779B97F4A7C15L ^ value;
        return mixed ^ mixed >>> 29;
    }

    /** A node ran to its end. */
    synchronized void note(Likeness like, String type, double millis, MemoryWatch.Usage usage) {
        if (byType.size() < MOST_TYPES || byType.containsKey(type)) {
            Deque<Cost> costs = byType.computeIfAbsent(type, t -> new ArrayDeque<>());
            costs.addLast(new Cost(like, millis, usage));
            if (costs.size() > MOST) {
                costs.removeFirst();
            }
            changed = true;
        }
    }

    /** What a node may take; empty when none of its type ever ran. */
    synchronized Optional<Guess> guess(String type, Likeness like) {
        Deque<Cost> costs = byType.getOrDefault(type, new ArrayDeque<>());
        return guess(costs, cost -> cost.like().equals(like), Forecast.Basis.SAME)
                .or(() -> guess(costs, cost -> cost.like().whole() == like.whole(), Forecast.Basis.SAME))
                .or(() -> guess(costs, cost -> cost.like().own() == like.own(), Forecast.Basis.SIMILAR))
                .or(() -> guess(costs, cost -> true, Forecast.Basis.TYPE));
    }

    private static Optional<Guess> guess(Deque<Cost> costs, Predicate<Cost> like, Forecast.Basis basis) {
        List<Cost> last = latest(costs).filter(like).limit(MEDIAN_OF).toList();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        List<Double> millis = last.stream().map(Cost::millis).sorted().toList();
        // Memory that was there already is not seen to rise again: the first run of a process tells most.
        List<Cost> measured =
                last.stream().filter(cost -> cost.usage().peak().isPresent()).toList();
        OptionalLong peak = measured.stream()
                .mapToLong(cost -> cost.usage().peak().orElse(0))
                .max();
        long left =
                measured.stream().mapToLong(cost -> cost.usage().left()).max().orElse(0);
        return Optional.of(new Guess(
                new Forecast.Estimate(millis.get(millis.size() / 2), peak, last.size(), basis), Math.max(0, left)));
    }

    private static Stream<Cost> latest(Deque<Cost> costs) {
        Stream.Builder<Cost> latest = Stream.builder();
        costs.descendingIterator().forEachRemaining(latest);
        return latest.build();
    }

    /** Has what is new written by {@code thread}, unless that was done not long ago. */
    void saveSoon(Consumer<Runnable> thread) {
        synchronized (this) {
            if (!changed || System.nanoTime() - savedAt < SAVE_EVERY_NANOS) {
                return;
            }
            savedAt = System.nanoTime();
        }
        thread.accept(this::save);
    }

    /** Writes what is new; a disk that is full is no matter. */
    void save() {
        StringBuilder lines = new StringBuilder(FORMAT).append('\n');
        synchronized (this) {
            if (!changed) {
                return;
            }
            changed = false;
            byType.forEach((type, costs) -> costs.forEach(cost -> line(lines, type, cost)));
        }
        try {
            AtomicFiles.replaceUnforced(file, lines.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            LOG.warn("What nodes took cannot be kept; estimates begin anew with the next process.", e);
        }
    }

    private static void line(StringBuilder lines, String type, Cost cost) {
        lines.append(type).append('\t').append(cost.like().whole());
        lines.append('\t').append(cost.like().own());
        lines.append('\t').append(cost.millis());
        lines.append('\t').append(cost.usage().peak().orElse(-1));
        lines.append('\t').append(cost.usage().left()).append('\n');
    }

    private void read() {
        try {
            if (!Files.isRegularFile(file)) {
                return;
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (!lines.isEmpty() && lines.get(0).equals(FORMAT)) {
                lines.stream().skip(1).forEach(this::readLine);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read; estimates begin anew.", file, e);
            byType.clear();
        }
        changed = false;
    }

    private void readLine(String line) {
        String[] field = line.split("\t", -1);
        if (field.length == 6) {
            long peak = Long.parseLong(field[4]);
            note(
                    new Likeness(Long.parseLong(field[1]), Long.parseLong(field[2])),
                    field[0],
                    Double.parseDouble(field[3]),
                    new MemoryWatch.Usage(
                            peak < 0 ? OptionalLong.empty() : OptionalLong.of(peak), Long.parseLong(field[5])));
        }
    }
}
