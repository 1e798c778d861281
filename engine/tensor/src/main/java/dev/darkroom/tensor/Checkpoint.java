package dev.darkroom.tensor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The weights of one or more safetensors files. A weight is read when it is first asked for: F32 stays in the file's own
 * pages, other float types are converted to F32. All tensors are freed when the checkpoint is closed. Thread-safe.
 */
public final class Checkpoint implements Weights, AutoCloseable {
    private final Map<String, SafetensorsFile> files = new LinkedHashMap<>();
    private final Map<String, Tensor> tensors = new HashMap<>();
    private final List<SafetensorsFile> opened = new ArrayList<>();
    private final String source;
    private boolean closed;

    private Checkpoint(String source) {
        this.source = source;
    }

    /**
     * Opens a checkpoint.
     *
     * @param paths its files; more than one when it is sharded
     * @throws TensorException when a file cannot be used, or two hold a tensor of the same name
     */
    public static Checkpoint open(Path... paths) {
        Checkpoint checkpoint = new Checkpoint(paths.length == 1 ? paths[0].toString() : Arrays.toString(paths));
        try {
            for (Path path : paths) {
                SafetensorsFile file = SafetensorsFile.open(path);
                checkpoint.opened.add(file);
                for (String name : file.tensors().keySet()) {
                    SafetensorsFile other = checkpoint.files.put(name, file);
                    if (other != null) {
                        throw new TensorException(
                                "Tensor " + name + " is both in " + other.path() + " and in " + path + ".");
                    }
                }
            }
            return checkpoint;
        } catch (RuntimeException | Error e) {
            checkpoint.close();
            throw e;
        }
    }

    /** The same; a 1x1 convolution's weight {@code [out, in, 1, 1]} is also given as a linear layer's {@code [out, in]}. */
    @Override
    public Tensor get(String name, long... shape) {
        long[] stored = shape(name);
        boolean asLinear = shape.length == 2 && stored.length == 4 && stored[2] == 1 && stored[3] == 1;
        Weights.checkShape(source, name, shape, asLinear ? Arrays.copyOf(stored, 2) : stored);
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("The checkpoint " + source + " was closed.");
            }
            return tensors.computeIfAbsent(asLinear ? name + "[out, in]" : name, key -> Scope.outside(
                            () -> read(name, asLinear ? shape : stored))
                    .asConstant());
        }
    }

    private Tensor read(String name, long[] shape) {
        Tensor tensor = file(name).tensor(name);
        if (Arrays.equals(tensor.shape(), shape)) {
            return tensor;
        }
        try (tensor) {
            return Kernels.run("reshape", tensor, shape);
        }
    }

    @Override
    public boolean has(String name) {
        return files.containsKey(name);
    }

    @Override
    public long[] shape(String name) {
        SafetensorsFile.Entry entry = file(name).tensors().get(name);
        if (entry == null) {
            throw new IllegalStateException(name);
        }
        return entry.sizes();
    }

    @Override
    public Set<String> names() {
        return new LinkedHashSet<>(files.keySet());
    }

    /** Returns the metadata of all files together. */
    public Map<String, String> metadata() {
        Map<String, String> all = new LinkedHashMap<>();
        opened.forEach(file -> all.putAll(file.metadata()));
        return all;
    }

    private SafetensorsFile file(String name) {
        SafetensorsFile file = files.get(name);
        if (file == null) {
            throw new TensorException("Weight " + name + " is missing in " + source
                    + "; the file is of another architecture or incomplete.");
        }
        return file;
    }

    /** Frees all tensors and closes the files. */
    @Override
    public synchronized void close() {
        closed = true;
        tensors.values().forEach(Tensor::close);
        tensors.clear();
        opened.forEach(SafetensorsFile::close);
    }

    @Override
    public String toString() {
        return source;
    }
}
