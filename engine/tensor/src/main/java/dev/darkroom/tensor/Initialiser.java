package dev.darkroom.tensor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Gives new parameters their first values. */
@FunctionalInterface
public interface Initialiser {
    /**
     * Returns the values of a parameter in row-major order.
     *
     * @param name   its full name
     * @param shape  its shape
     * @param random where randomness comes from
     */
    float[] values(String name, long[] shape, TorchRandom random);

    /**
     * Returns torch's defaults for linear and convolution layers: weights of two or more dimensions and the biases beside
     * them uniform within one over the square root of the weight's fan-in (He et al., 2015, with a = sqrt 5); weights of one
     * dimension (norms) 1, biases without such a weight 0. The weight must be asked for before its bias. Anything not named
     * {@code weight} or {@code bias} starts at 0.
     */
    static Initialiser torch() {
        Map<String, Long> fanIn = new HashMap<>();
        return (name, shape, random) -> {
            int dot = name.lastIndexOf('.');
            String layer = dot < 0 ? "" : name.substring(0, dot);
            String kind = name.substring(dot + 1);
            if (kind.equals("weight") && shape.length > 1) {
                long n = count(shape) / shape[0];
                fanIn.put(layer, n);
                return uniform(1 / Math.sqrt((double) n)).values(name, shape, random);
            }
            if (kind.equals("weight")) {
                return constant(1).values(name, shape, random);
            }
            Long n = fanIn.get(layer);
            return (n != null && kind.equals("bias") ? uniform(1 / Math.sqrt(n)) : constant(0))
                    .values(name, shape, random);
        };
    }

    /** Returns an initialiser that gives one value to all elements. */
    static Initialiser constant(double value) {
        return (name, shape, random) -> {
            float[] values = new float[count(shape)];
            Arrays.fill(values, (float) value);
            return values;
        };
    }

    /** Returns an initialiser that draws from a normal distribution around 0. */
    static Initialiser normal(double standardDeviation) {
        return (name, shape, random) -> {
            float[] values = random.normal(count(shape));
            for (int i = 0; i < values.length; i++) {
                values[i] *= (float) standardDeviation;
            }
            return values;
        };
    }

    /** Returns an initialiser that draws uniformly between minus and plus a bound. */
    static Initialiser uniform(double bound) {
        return (name, shape, random) -> {
            float[] values = random.uniform(count(shape));
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) ((2 * values[i] - 1) * bound);
            }
            return values;
        };
    }

    /** Returns this initialiser, but for the names that match another one. */
    default Initialiser with(Predicate<String> names, Initialiser other) {
        return (name, shape, random) -> (names.test(name) ? other : this).values(name, shape, random);
    }

    private static int count(long[] shape) {
        long n = 1;
        for (long s : shape) {
            n = Math.multiplyExact(n, s);
        }
        return Math.toIntExact(n);
    }
}
