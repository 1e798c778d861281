package dev.darkroom.sdk;

/** The run was cancelled: thrown by the context, passed on by nodes. */
public final class RunCancelledException extends RuntimeException {
    public RunCancelledException() {
        super("the run was cancelled", null, false, false);
    }
}
