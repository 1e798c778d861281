package dev.darkroom.tensor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Weights under training: a parameter comes into being, with its initialiser's values, when a network first asks for it.
 * The order in which they are asked for is part of what a seed means. Not thread-safe while parameters are being created
 * or trained; reading from several threads is fine.
 */
public final class Parameters implements Weights, AutoCloseable {
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Initialiser initialiser;
    private final TorchRandom random;
    private final boolean trainable;

    /**
     * Creates an empty set.
     *
     * @param initialiser gives new parameters their values
     * @param seed        of the randomness they are drawn from
     */
    public Parameters(Initialiser initialiser, long seed) {
        this(initialiser, seed, true);
    }

    private Parameters(Initialiser initialiser, long seed, boolean trainable) {
        this.initialiser = initialiser;
        this.random = new TorchRandom(seed);
        this.trainable = trainable;
    }

    @Override
    public Tensor get(String name, long... shape) {
        Tensor existing = tensors.get(name);
        if (existing != null) {
            Weights.checkShape("the parameters", name, shape, existing.shape());
            return existing;
        }
        return put(
                name, Scope.outside(() -> Ops.inference().fromFloats(initialiser.values(name, shape, random), shape)));
    }

    /** Tells whether the parameter was created or loaded. */
    @Override
    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    @Override
    public long[] shape(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new TensorException("There is no parameter " + name + ".");
        }
        return tensor.shape();
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    /** Returns the number of values in all parameters. */
    public long count() {
        return tensors.values().stream().mapToLong(Tensor::elements).sum();
    }

    /**
     * Saves all parameters as F32 safetensors.
     *
     * @param metadata free texts for the file
     */
    public void save(Path file, Map<String, String> metadata) {
        SafetensorsWriter.write(file, tensors, metadata);
    }

    /**
     * Takes values from a file: existing parameters are overwritten in place, others are created.
     *
     * @throws TensorException when the file cannot be used or a shape differs; nothing is changed then
     */
    public void load(Path file) {
        load(file, name -> true);
    }

    /** Takes the values of some tensors from a file, as {@link #load(Path)} does. */
    public void load(Path file, Predicate<String> names) {
        try (SafetensorsFile source = SafetensorsFile.open(file)) {
            List<SafetensorsFile.Entry> wanted = source.tensors().values().stream()
                    .filter(entry -> names.test(entry.name()))
                    .toList();
            for (SafetensorsFile.Entry entry : wanted) {
                Tensor existing = tensors.get(entry.name());
                if (existing != null) {
                    Weights.checkShape(file.toString(), entry.name(), existing.shape(), entry.sizes());
                }
            }
            Scope.run(() -> wanted.forEach(entry -> take(entry.name(), source.tensor(entry.name()))));
        }
    }

    private void take(String name, Tensor stored) {
        Tensor existing = tensors.get(name);
        if (existing == null) {
            put(name, Scope.outside(() -> Kernels.owned(stored)));
        } else {
            Kernels.update("copy_all", new Tensor[] {existing}, new Tensor[] {stored});
        }
    }

    /** Returns a copy of all parameters that is not trained, to be closed by the caller. */
    public Parameters frozenCopy() {
        Parameters copy = new Parameters(initialiser, 0, false);
        tensors.forEach((name, tensor) -> copy.put(name, Scope.outside(() -> Kernels.owned(tensor))));
        return copy;
    }

    private Tensor put(String name, Tensor tensor) {
        if (trainable) {
            Kernels.requireGradient(tensor);
        }
        tensors.put(name, tensor);
        return tensor;
    }

    Map<String, Tensor> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    Tensor[] tensors(Iterable<String> names) {
        List<Tensor> list = new ArrayList<>();
        for (String name : names) {
            list.add(get(name, shape(name)));
        }
        return list.toArray(Tensor[]::new);
    }

    /** Frees all parameters. */
    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
        tensors.clear();
    }
}
