package dev.darkroom.diffusion.layer;

import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;

/** Ba et al. 2016, "Layer Normalization", over the last dimension. */
public final class LayerNorm {
    private final Tensor weight;
    private final Tensor bias;
    private final double eps;

    /** Takes {@code name.weight} and {@code name.bias}, both {@code [width]}. */
    public LayerNorm(Weights weights, String name, long width, double eps) {
        this.weight = weights.get(name + ".weight", width);
        this.bias = weights.get(name + ".bias", width);
        this.eps = eps;
    }

    public Tensor forward(Ops ops, Tensor x) {
        return ops.layerNorm(x, weight, bias, eps);
    }
}
