package dev.darkroom.sdk;

/** Asked between the steps and blocks of long work, so that a cancelled run stops soon. */
@FunctionalInterface
public interface Cancellation {

    /** Never cancels. */
    Cancellation NONE = () -> {};

    /**
     * Returns when the run goes on.
     *
     * @throws RunCancelledException when it was cancelled
     */
    void throwIfCancelled();
}
