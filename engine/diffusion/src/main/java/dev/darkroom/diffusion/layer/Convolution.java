package dev.darkroom.diffusion.layer;

import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;

/** A convolution with square kernel over {@code [batch, in, height, width]}. */
public final class Convolution {
    private final Tensor weight;
    private final Tensor bias;
    private final int stride;
    private final int padding;

    private Convolution(Weights weights, String name, long in, long out, int kernel, int stride, int padding) {
        this.weight = weights.get(name + ".weight", out, in, kernel, kernel);
        this.bias = weights.get(name + ".bias", out);
        this.stride = stride;
        this.padding = padding;
    }

    /** 3x3, keeping the size. */
    public static Convolution of(Weights weights, String name, long in, long out) {
        return new Convolution(weights, name, in, out, 3, 1, 1);
    }

    /** 1x1: a linear layer over the channels of each pixel. */
    public static Convolution pointwise(Weights weights, String name, long in, long out) {
        return new Convolution(weights, name, in, out, 1, 1, 0);
    }

    /** 3x3, halving the size; {@code padding} pixels of zeros are put on each side. */
    public static Convolution halving(Weights weights, String name, long in, long out, int padding) {
        return new Convolution(weights, name, in, out, 3, 2, padding);
    }

    public Tensor forward(Ops ops, Tensor x) {
        return ops.conv2d(x, weight, bias, stride, padding);
    }
}
