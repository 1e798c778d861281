package dev.darkroom.tensor;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where a network's weights come from: a file ({@link Checkpoint}) or training ({@link Parameters}). The tensors belong to
 * this object, never to the caller or a {@link Scope}, and the same name gives the same tensor each time.
 */
public interface Weights {
    /**
     * Returns a weight.
     *
     * @param name  its full name, e.g. {@code conv_in.weight}
     * @param shape the shape the network needs
     * @return an F32 tensor of that shape (integer weights keep their type)
     * @throws TensorException when it is missing or has another shape
     */
    Tensor get(String name, long... shape);

    /** Tells whether {@link #get} would find this name. */
    boolean has(String name);

    /**
     * Returns a weight's shape.
     *
     * @throws TensorException when it is missing
     */
    long[] shape(String name);

    /** Returns all names, in a stable order. */
    Set<String> names();

    /**
     * Returns the weights below a prefix, named without it.
     *
     * @param prefix e.g. {@code down_blocks.0}; the dot after it is understood
     */
    default Weights at(String prefix) {
        return new View(this, name -> prefix + "." + name, prefix + ".");
    }

    /**
     * Returns the same weights under other names.
     *
     * @param toStored maps the name a network asks for to the name stored here
     */
    default Weights renamed(UnaryOperator<String> toStored) {
        return new View(this, toStored, "");
    }

    /** Fails with a sentence that names the weight, what was expected and what was found. */
    static void checkShape(String source, String name, long[] expected, long[] found) {
        if (!Arrays.equals(expected, found)) {
            throw new TensorException("Weight " + name + " in " + source + " has shape " + Arrays.toString(found)
                    + ", but the network needs " + Arrays.toString(expected)
                    + "; the file is of another architecture.");
        }
    }

    /** Weights under other names; {@link #names} lists only stored names that start with a prefix, cut off. */
    record View(Weights weights, UnaryOperator<String> toStored, String prefix) implements Weights {
        @Override
        public Tensor get(String name, long... shape) {
            return weights.get(toStored.apply(name), shape);
        }

        @Override
        public boolean has(String name) {
            return weights.has(toStored.apply(name));
        }

        @Override
        public long[] shape(String name) {
            return weights.shape(toStored.apply(name));
        }

        @Override
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>();
            for (String name : weights.names()) {
                if (name.startsWith(prefix)) {
                    names.add(name.substring(prefix.length()));
                }
            }
            return names;
        }
    }
}
