package dev.darkroom.diffusion.layer;

import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;

/** Wu and He 2018, "Group Normalization", over {@code [batch, channels, ..]}. */
public final class GroupNorm {
    private final Tensor weight;
    private final Tensor bias;
    private final int groups;
    private final double eps;

    /** Takes {@code name.weight} and {@code name.bias}, both {@code [channels]}. */
    public GroupNorm(Weights weights, String name, long channels, int groups, double eps) {
        this.weight = weights.get(name + ".weight", channels);
        this.bias = weights.get(name + ".bias", channels);
        this.groups = groups;
        this.eps = eps;
    }

    public Tensor forward(Ops ops, Tensor x) {
        return ops.groupNorm(x, groups, weight, bias, eps);
    }

    /** Normalises, then applies SiLU: what precedes each convolution of a residual block. */
    public Tensor silu(Ops ops, Tensor x) {
        return ops.groupNormSilu(x, groups, weight, bias, eps);
    }
}
