package dev.darkroom.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Many runs of one workflow, one for each combination of some inputs' values.
 *
 * @param name for people
 * @param axes from one to three; the first changes fastest from cell to cell
 */
public record Sweep(String id, String name, Instant created, List<Axis> axes) {

    public Sweep {
        axes = List.copyOf(axes);
    }

    /** One that begins now. */
    public static Sweep fresh(String name, List<Axis> axes) {
        return new Sweep(UUID.randomUUID().toString(), name, Instant.now(), axes);
    }

    /**
     * An input and the values that it takes.
     *
     * @param input {@code node.input}, or {@code seed} for every seed input
     * @param values texts, numbers or booleans
     */
    public record Axis(String input, List<JsonNode> values) {
        public Axis {
            values = List.copyOf(values);
        }
    }

    /**
     * A run of a sweep.
     *
     * @param number among its cells, from 0
     */
    public record Cell(int number, StoredRun run) {}

    /** How many runs it is. */
    public int size() {
        return axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
    }

    /** For each axis which of its values a cell has. */
    public List<Integer> place(int cell) {
        List<Integer> place = new ArrayList<>();
        int rest = cell;
        for (Axis axis : axes) {
            place.add(rest % axis.values().size());
            rest /= axis.values().size();
        }
        return place;
    }
}
