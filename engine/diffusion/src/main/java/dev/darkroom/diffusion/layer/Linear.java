package dev.darkroom.diffusion.layer;

import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;
import org.jspecify.annotations.Nullable;

/** {@code y = x W' + b} over the last dimension. */
public final class Linear {
    private final Tensor weight;
    private final @Nullable Tensor bias;

    private Linear(Tensor weight, @Nullable Tensor bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /** Takes {@code name.weight [out, in]} and {@code name.bias [out]}. */
    public static Linear of(Weights weights, String name, long in, long out) {
        return new Linear(weights.get(name + ".weight", out, in), weights.get(name + ".bias", out));
    }

    /** Takes {@code name.weight [out, in]} alone. */
    public static Linear withoutBias(Weights weights, String name, long in, long out) {
        return new Linear(weights.get(name + ".weight", out, in), null);
    }

    /** Maps {@code [.., in]} to {@code [.., out]}. */
    public Tensor forward(Ops ops, Tensor x) {
        return ops.linear(x, weight, bias);
    }
}
