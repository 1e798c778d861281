package dev.darkroom.sdk;

/**
 * An input that is computed only when asked for.
 *
 * @param <T> the port type
 */
@FunctionalInterface
public interface Lazy<T> {

    /** Computes the value on the first call and waits for it; later calls return the same. */
    T get();
}
