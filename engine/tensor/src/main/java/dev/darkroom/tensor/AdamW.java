package dev.darkroom.tensor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019), in libtorch's fused kernel. Its state can be saved, and
 * training that was loaded goes on exactly as if it had never stopped. Not thread-safe.
 */
public final class AdamW implements AutoCloseable {
    private static final String MEAN = ".exp_avg";
    private static final String SQUARE = ".exp_avg_sq";

    private final Settings settings;
    private final Map<String, Tensor> means = new LinkedHashMap<>();
    private final Map<String, Tensor> squares = new LinkedHashMap<>();
    private long step;

    /**
     * How it learns.
     *
     * @param beta1       decay of the gradients' mean, in 0..1
     * @param beta2       decay of the gradients' mean square, in 0..1
     * @param epsilon     keeps the division from blowing up
     * @param weightDecay share of the learning rate by which decayed parameters shrink each step
     * @param decayed     names of the parameters that decay
     */
    public record Settings(double beta1, double beta2, double epsilon, double weightDecay, Predicate<String> decayed) {
        /** Torch's defaults: 0.9, 0.999, 1e-8, and 0.01 on all parameters. */
        public static Settings defaults() {
            return new Settings(0.9, 0.999, 1e-8, 0.01, name -> true);
        }
    }

    /** Creates an optimiser that has made no step. */
    public AdamW(Settings settings) {
        this.settings = settings;
    }

    /** Returns the number of steps made. */
    public long steps() {
        return step;
    }

    /**
     * Moves the parameters one step.
     *
     * @param gradients    where to
     * @param learningRate how far
     */
    public void step(Gradients gradients, double learningRate) {
        step++;
        List<String> decayed = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String name : gradients.byName().keySet()) {
            (settings.decayed().test(name) ? decayed : others).add(name);
        }
        update(gradients, decayed, learningRate, settings.weightDecay());
        update(gradients, others, learningRate, 0);
    }

    private void update(Gradients gradients, List<String> names, double learningRate, double weightDecay) {
        if (names.isEmpty()) {
            return;
        }
        Kernels.update(
                "adamw",
                gradients.parameters().tensors(names),
                names.stream().map(gradients::of).toArray(Tensor[]::new),
                state(means, names, gradients),
                state(squares, names, gradients),
                step,
                learningRate,
                settings.beta1(),
                settings.beta2(),
                weightDecay,
                settings.epsilon());
    }

    private static Tensor[] state(Map<String, Tensor> map, List<String> names, Gradients gradients) {
        return names.stream()
                .map(name -> map.computeIfAbsent(
                        name,
                        n -> Scope.outside(
                                () -> Ops.inference().zeros(gradients.of(n).shape()))))
                .toArray(Tensor[]::new);
    }

    /** Saves the state as safetensors; the parameters themselves are saved by {@link Parameters#save}. */
    public void save(Path file) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        means.forEach((name, tensor) -> all.put(name + MEAN, tensor));
        squares.forEach((name, tensor) -> all.put(name + SQUARE, tensor));
        SafetensorsWriter.write(file, all, Map.of("step", Long.toString(step)));
    }

    /**
     * Takes the state from a file that {@link #save} wrote; what was there is dropped.
     *
     * @throws TensorException when the file is not such a state
     */
    public void load(Path file) {
        try (SafetensorsFile source = SafetensorsFile.open(file)) {
            String steps = source.metadata().getOrDefault("step", "");
            if (!steps.matches("\\d{1,18}")) {
                throw new TensorException(file + " is not the state of an optimiser: it names no step.");
            }
            close();
            step = Long.parseLong(steps);
            Scope.run(() -> source.tensors().keySet().forEach(name -> take(name, source.tensor(name))));
        }
    }

    private void take(String name, Tensor stored) {
        Tensor owned = Scope.outside(() -> Kernels.owned(stored));
        if (name.endsWith(SQUARE)) {
            squares.put(name.substring(0, name.length() - SQUARE.length()), owned);
        } else {
            means.put(name.substring(0, name.length() - MEAN.length()), owned);
        }
    }

    /** Frees the state. */
    @Override
    public void close() {
        means.values().forEach(Tensor::close);
        squares.values().forEach(Tensor::close);
        means.clear();
        squares.clear();
        step = 0;
    }
}
