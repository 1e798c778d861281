package dev.darkroom.sdk;

/** Memory ran out. The engine frees its cache and tries once more. */
public final class ResourceExhaustedException extends RuntimeException {
    public ResourceExhaustedException(String message, Throwable cause) {
        super(message, cause);
    }
}
