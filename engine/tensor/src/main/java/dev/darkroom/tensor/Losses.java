package dev.darkroom.tensor;

import org.jspecify.annotations.Nullable;

/** Training losses, each a scalar tensor, computed inside libtorch so that no scalar's memory belongs to Java. */
public final class Losses {
    private Losses() {}

    /**
     * Returns the mean squared error.
     *
     * @param weights [batch], multiplied into each sample's mean before the mean over the batch; null for none
     */
    public static Tensor mse(Ops ops, Tensor prediction, Tensor target, @Nullable Tensor weights) {
        return weights == null
                ? ops.run("mse", prediction, target)
                : ops.run("weighted_mse", prediction, target, weights);
    }

    /**
     * Returns the mean absolute error.
     *
     * @param weights [batch], multiplied into each sample's mean before the mean over the batch; null for none
     */
    public static Tensor l1(Ops ops, Tensor prediction, Tensor target, @Nullable Tensor weights) {
        return weights == null
                ? ops.run("l1", prediction, target)
                : ops.run("weighted_l1", prediction, target, weights);
    }

    /**
     * Returns the Kullback-Leibler divergence of a diagonal Gaussian from the standard normal, summed over a sample's
     * elements and averaged over the batch: {@code 1/2 sum(mean^2 + exp(logVariance) - logVariance - 1)} (Kingma and
     * Welling, 2013, appendix B). Scale it to weigh it.
     */
    public static Tensor kl(Ops ops, Tensor mean, Tensor logVariance) {
        return ops.run("kl", mean, logVariance);
    }

    /**
     * Returns the mean cross entropy of classes.
     *
     * @param logits [batch, classes]
     * @param labels I64 [batch]
     */
    public static Tensor crossEntropy(Ops ops, Tensor logits, Tensor labels) {
        return ops.run("cross_entropy", logits, labels);
    }

    /** Returns the mean binary cross entropy between {@code sigmoid(logits)} and targets in 0..1 of the same shape. */
    public static Tensor binaryCrossEntropy(Ops ops, Tensor logits, Tensor targets) {
        return ops.run("bce_logits", logits, targets);
    }
}
