package dev.darkroom.diffusion.training;

import dev.darkroom.tensor.AdamW;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Ema;
import dev.darkroom.tensor.Gradients;
import dev.darkroom.tensor.Initialiser;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Parameters;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.TensorException;
import dev.darkroom.tensor.TorchRandom;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The training of one network: its weights, their moving average, the optimiser, and how many steps were made. It is
 * kept in a folder, from which it goes on exactly where it was last saved. Not thread-safe.
 */
public final class Training implements AutoCloseable {
    private final Path folder;
    private final TrainingPlan plan;
    private final Loss loss;
    private final Parameters parameters;
    private final AdamW optimiser;
    private final Ema average;
    private long steps;

    /** What a step makes smaller. */
    @FunctionalInterface
    public interface Loss {
        /**
         * Computes the loss of one batch.
         *
         * @param ops those that record for gradients
         * @param random the only source of chance: of the choice of the batch and of noise
         * @return a scalar
         */
        Tensor of(Ops ops, TorchRandom random);
    }

    /** Hears of every step; what it throws ends the training, which is saved first. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A step was made.
         *
         * @param step how many were made in all
         */
        void stepped(long step, float loss);
    }

    /**
     * Goes on with the training kept in a folder, or starts one.
     *
     * @param network builds the network on weights that come into being as it asks for them, and returns its loss
     */
    public static Training open(Path folder, TrainingPlan plan, Function<Parameters, Loss> network) {
        return new Training(folder, plan, Optional.empty(), network);
    }

    /**
     * Goes on with the training kept in a folder, or starts one from weights that were trained before.
     *
     * @param beginning safetensors of any precision, with all of the network's weights; not read when the folder holds a
     *     training
     * @throws TensorException when the beginning lacks a weight or has one of another shape
     */
    public static Training begin(Path folder, TrainingPlan plan, Path beginning, Function<Parameters, Loss> network) {
        return new Training(folder, plan, Optional.of(beginning), network);
    }

    private Training(Path folder, TrainingPlan plan, Optional<Path> beginning, Function<Parameters, Loss> network) {
        this.folder = folder;
        this.plan = plan;
        parameters = new Parameters(Initialiser.torch(), plan.seed());
        loss = network.apply(parameters);
        optimiser = new AdamW(new AdamW.Settings(0.9, 0.99, 1e-8, 0.01, name -> true));
        Optional<SavedTraining> newest = SavedTraining.newest(folder);
        if (newest.isEmpty()) {
            beginning.ifPresent(this::take);
        }
        average = new Ema(parameters, plan.averaging());
        newest.ifPresent(saved -> {
            parameters.load(saved.weights());
            average.average().load(saved.average());
            optimiser.load(saved.optimiser());
            steps = saved.steps();
            average.resume(steps);
        });
    }

    private void take(Path beginning) {
        try (Checkpoint weights = Checkpoint.open(beginning)) {
            for (String name : parameters.names()) {
                if (!weights.has(name)) {
                    parameters.close();
                    throw new TensorException(beginning + " cannot be trained on: it has no " + name + ".");
                }
            }
        }
        parameters.load(beginning, parameters::has);
    }

    /** How many steps were made, in this run and before. */
    public long steps() {
        return steps;
    }

    /** Number of trained values. */
    public long parameterCount() {
        return parameters.count();
    }

    /** The averaged weights, which belong to this training. */
    public Parameters average() {
        return average.average();
    }

    /** Learns until the plan's steps are made, and saves. Does nothing when they were made before. */
    public void run(Listener listener) {
        if (steps >= plan.steps()) {
            return;
        }
        long saved = System.nanoTime();
        try {
            while (steps < plan.steps()) {
                float value = step();
                listener.stepped(steps, value);
                if (System.nanoTime() - saved > plan.saveEvery().toNanos()) {
                    save();
                    saved = System.nanoTime();
                }
            }
        } finally {
            save();
        }
    }

    private float step() {
        var random = new TorchRandom(plan.seedAt(steps));
        try (Gradients gradients = Gradients.of(parameters, () -> loss.of(Ops.training(), random))) {
            if (!Float.isFinite(gradients.loss())) {
                throw new DivergedException(steps, gradients.loss());
            }
            gradients.clip(plan.clip());
            optimiser.step(gradients, plan.learningRateAt(steps));
            average.update();
            steps++;
            return gradients.loss();
        }
    }

    private void save() {
        SavedTraining.write(folder, steps, parameters, average.average(), optimiser);
    }

    @Override
    public void close() {
        average.close();
        optimiser.close();
        parameters.close();
    }
}
