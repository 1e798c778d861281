package dev.darkroom.sdk.test;

import java.util.List;

/** Closes resources one after the other, however the closing of one goes. */
final class Closing {

    private Closing() {}

    /** Whatever a resource throws is kept for {@link #fail}, since the others must still be closed. */
    static void close(AutoCloseable resource, List<Throwable> failures) {
        try {
            resource.close();
        } catch (Exception | AssertionError e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            failures.add(e);
        }
    }

    static void fail(List<Throwable> failures) {
        if (!failures.isEmpty()) {
            AssertionError error = new AssertionError("closing failed: " + failures.get(0), failures.get(0));
            failures.subList(1, failures.size()).forEach(error::addSuppressed);
            throw error;
        }
    }
}
