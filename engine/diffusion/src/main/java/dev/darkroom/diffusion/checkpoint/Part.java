package dev.darkroom.diffusion.checkpoint;

import dev.darkroom.tensor.Checkpoint;

/**
 * One network of a model, with its weights. Closing it frees the weights; the network must not be used after that.
 *
 * @param <T> the network's class
 */
public final class Part<T> implements AutoCloseable {
    private final T network;
    private final long bytes;
    private final Checkpoint weights;

    Part(T network, long bytes, Checkpoint weights) {
        this.network = network;
        this.bytes = bytes;
        this.weights = weights;
    }

    public T network() {
        return network;
    }

    /** Memory the weights take once all have been read, in bytes. */
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        weights.close();
    }
}
