package dev.darkroom.diffusion.layer;

import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;

/** The gated feed-forward layers of a transformer: Shazeer 2020, "GLU Variants Improve Transformer", GEGLU. */
public final class FeedForward {
    private final Tensor gateWeight;
    private final Tensor gateBias;
    private final Tensor outWeight;
    private final Tensor outBias;

    /** Takes {@code name.net.0.proj} (to twice four times the width) and {@code name.net.2} (back to the width). */
    public FeedForward(Weights weights, String name, long width) {
        long inner = 4 * width;
        gateWeight = weights.get(name + ".net.0.proj.weight", 2 * inner, width);
        gateBias = weights.get(name + ".net.0.proj.bias", 2 * inner);
        outWeight = weights.get(name + ".net.2.weight", width, inner);
        outBias = weights.get(name + ".net.2.bias", width);
    }

    /** Maps {@code [.., width]} to the same shape. */
    public Tensor forward(Ops ops, Tensor x) {
        return ops.feedForwardGeglu(x, gateWeight, gateBias, outWeight, outBias);
    }
}
