package dev.darkroom.runtime.run;

/** Listening that can be ended. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** No event is delivered after this returns, but for one that is being delivered now. */
    @Override
    void close();
}
