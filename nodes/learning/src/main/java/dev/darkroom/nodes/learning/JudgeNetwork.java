package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.layer.Convolution;
import dev.darkroom.diffusion.layer.GroupNorm;
import dev.darkroom.diffusion.layer.Linear;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.Weights;

/** A small convolutional network that says what a picture shows: four halvings, one hidden layer, three answers. */
final class JudgeNetwork {
    /** Values of the hidden layer, in which pictures are compared as sets. */
    static final int FEATURES = 128;

    private static final int[] CHANNELS = {3, 32, 64, 96, 128};
    private static final int LAST_SIDE = Thumbnail.SIDE / 16;

    private final Convolution[] convolutions = new Convolution[4];
    private final GroupNorm[] norms = new GroupNorm[4];
    private final Linear hidden;
    private final Linear subject;
    private final Linear style;
    private final Linear worn;

    /**
     * What it says, before softmax.
     *
     * @param features {@code [batch, FEATURES]}
     * @param subject {@code [batch, subjects]}
     * @param style {@code [batch, styles]}
     * @param worn {@code [batch, things worn]}, the first for none
     */
    record Answer(Tensor features, Tensor subject, Tensor style, Tensor worn) {}

    JudgeNetwork(Weights weights, int subjects, int styles, int wornThings) {
        for (int i = 0; i < convolutions.length; i++) {
            convolutions[i] = Convolution.halving(weights, "convolutions." + i, CHANNELS[i], CHANNELS[i + 1], 1);
            norms[i] = new GroupNorm(weights, "norms." + i, CHANNELS[i + 1], 8, 1e-5);
        }
        hidden = Linear.of(weights, "hidden", (long) CHANNELS[4] * LAST_SIDE * LAST_SIDE, FEATURES);
        subject = Linear.of(weights, "subject", FEATURES, subjects);
        style = Linear.of(weights, "style", FEATURES, styles);
        worn = Linear.of(weights, "worn", FEATURES, wornThings);
    }

    /** @param x {@code [batch, 3, SIDE, SIDE]} from -1 to 1 */
    Answer forward(Ops ops, Tensor x) {
        Tensor h = x;
        for (int i = 0; i < convolutions.length; i++) {
            h = norms[i].silu(ops, convolutions[i].forward(ops, h));
        }
        Tensor flat = ops.reshape(h, x.size(0), (long) CHANNELS[4] * LAST_SIDE * LAST_SIDE);
        Tensor features = ops.silu(hidden.forward(ops, flat));
        return new Answer(
                features, subject.forward(ops, features), style.forward(ops, features), worn.forward(ops, features));
    }
}
