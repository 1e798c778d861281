package dev.darkroom.tensor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The gradients of a loss by the parameters it depends on.
 *
 * <pre>{@code
 * try (Gradients gradients = Gradients.of(parameters, () -> Losses.mse(ops, network.apply(x), y, null))) {
 *     gradients.clip(1.0);
 *     optimiser.step(gradients, learningRate);
 *     ema.update();
 * }
 * }</pre>
 *
 * <p>Only operations of {@link Ops#training()} may be used in the loss: DJL's own scalar operations and losses free memory
 * that autograd still reads. One loss at a time is recorded in a process; others wait.
 */
public final class Gradients implements AutoCloseable {
    private static final ReentrantLock RECORDING = new ReentrantLock(true);

    private final Parameters parameters;
    private final Map<String, Tensor> gradients = new LinkedHashMap<>();
    private final float loss;

    private Gradients(Parameters parameters, float loss) {
        this.parameters = parameters;
        this.loss = loss;
        parameters.tensors().forEach((name, tensor) -> {
            Tensor gradient = Scope.outside(() -> Kernels.gradient(tensor));
            if (gradient != null) {
                gradients.put(name, gradient);
            }
        });
    }

    /**
     * Computes a loss and its gradients; all tensors made on the way are freed.
     *
     * @param parameters what to take gradients of; their old gradients are forgotten
     * @param loss       computes a scalar with {@link Ops#training()}
     * @return the gradients, to be closed before the next call for these parameters
     */
    public static Gradients of(Parameters parameters, Supplier<Tensor> loss) {
        RECORDING.lock();
        try {
            clear(parameters);
            boolean before = Kernels.setRecording(true);
            Scope scope = Scope.open();
            try {
                Tensor value = loss.get();
                Kernels.backward(value);
                return new Gradients(parameters, value.item());
            } finally {
                scope.close();
                Kernels.setRecording(before);
            }
        } finally {
            RECORDING.unlock();
        }
    }

    /** Returns the loss. */
    public float loss() {
        return loss;
    }

    /**
     * Returns a parameter's gradient, which belongs to this object.
     *
     * @throws TensorException when the loss did not depend on it
     */
    public Tensor of(String name) {
        Tensor gradient = gradients.get(name);
        if (gradient == null) {
            throw new TensorException("The loss does not depend on a parameter " + name + ".");
        }
        return gradient;
    }

    /** Returns the Euclidean norm of all gradients together; NaN or infinite when training has gone wrong. */
    public double norm() {
        if (gradients.isEmpty()) {
            return 0;
        }
        try (Tensor norm = Scope.outside(() -> Kernels.run("global_norm", (Object) all()))) {
            return norm.item();
        }
    }

    /**
     * Scales all gradients down so that their {@link #norm} is at most a bound (Pascanu et al., 2013).
     *
     * @return the norm before
     */
    public double clip(double maximum) {
        double norm = norm();
        if (norm > maximum) {
            Kernels.update("scale_all", all(), maximum / (norm + 1e-6));
        }
        return norm;
    }

    Parameters parameters() {
        return parameters;
    }

    Map<String, Tensor> byName() {
        return gradients;
    }

    private Tensor[] all() {
        return gradients.values().toArray(Tensor[]::new);
    }

    private static void clear(Parameters parameters) {
        for (Tensor tensor : parameters.tensors().values()) {
            Tensor gradient = Kernels.gradient(tensor);
            if (gradient != null) {
                gradient.close();
                Kernels.zeroGradient(tensor);
            }
        }
    }

    /** Frees the handles on the gradients. */
    @Override
    public void close() {
        gradients.values().forEach(Tensor::close);
        gradients.clear();
    }
}
