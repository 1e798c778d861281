package dev.darkroom.tensor;

/**
 * An exponential moving average of parameters, which draws better pictures than the parameters themselves. The average
 * warms up: the decay at update n is at most {@code (1 + n) / (10 + n)}, so that early values are soon forgotten.
 */
public final class Ema implements AutoCloseable {
    private final Parameters source;
    private final Parameters average;
    private final double decay;
    private long updates;

    /**
     * Starts with the parameters' present values; all of them must exist.
     *
     * @param decay share of the old average that stays at each update, e.g. 0.999
     */
    public Ema(Parameters source, double decay) {
        this.source = source;
        this.average = source.frozenCopy();
        this.decay = decay;
    }

    /** Takes the parameters' present values in. */
    public void update() {
        double d = Math.min(decay, (1.0 + updates) / (10.0 + updates));
        updates++;
        Kernels.update("lerp_all", average.tensors(source.names()), source.tensors(source.names()), 1 - d);
    }

    /** Returns the averaged weights, which belong to this object; save and load them to resume. */
    public Parameters average() {
        return average;
    }

    /** Returns the number of updates made. */
    public long updates() {
        return updates;
    }

    /** Goes on from a loaded {@link #average} after so many updates. */
    public void resume(long updatesMade) {
        updates = updatesMade;
    }

    /** Frees the average. */
    @Override
    public void close() {
        average.close();
    }
}
