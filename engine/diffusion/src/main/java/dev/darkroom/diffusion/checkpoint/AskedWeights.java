package dev.darkroom.diffusion.checkpoint;

import dev.darkroom.diffusion.ModelException;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Weights under the names a network asks for, which remember what was asked: weights that a network leaves aside mean that
 * its configuration does not fit the file, and that it would compute something else than was trained.
 */
final class AskedWeights implements Weights {
    private final Weights weights;
    private final Map<String, String> storedNames;
    private final Set<String> asked = new HashSet<>();
    private long bytes;

    /** @param storedNames from the names the network asks for to the names in the file */
    AskedWeights(Weights weights, Map<String, String> storedNames) {
        this.weights = weights;
        this.storedNames = storedNames;
    }

    @Override
    public Tensor get(String name, long... shape) {
        String stored = stored(name);
        Tensor tensor = weights.get(stored, shape);
        if (asked.add(stored)) {
            bytes += tensor.elements() * tensor.dtype().bytes();
        }
        return tensor;
    }

    @Override
    public boolean has(String name) {
        return weights.has(stored(name));
    }

    @Override
    public long[] shape(String name) {
        return weights.shape(stored(name));
    }

    @Override
    public Set<String> names() {
        return storedNames.keySet();
    }

    /** Bytes of all weights asked for so far. */
    long bytes() {
        return bytes;
    }

    /**
     * Refuses weights that were never asked for.
     *
     * @param ignored names in the file which carry nothing a network needs
     */
    void allAsked(String where, Predicate<String> ignored) {
        List<String> left = new ArrayList<>();
        for (String stored : storedNames.values()) {
            if (!asked.contains(stored) && !ignored.test(stored)) {
                left.add(stored);
            }
        }
        if (!left.isEmpty()) {
            throw new ModelException(
                    where + " holds " + left.size() + " weights that its configuration has no place for, the first "
                            + left.get(0) + "; the configuration belongs to another network.");
        }
    }

    private String stored(String name) {
        return storedNames.getOrDefault(name, name);
    }
}
