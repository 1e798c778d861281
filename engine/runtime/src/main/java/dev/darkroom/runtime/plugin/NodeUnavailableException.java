package dev.darkroom.runtime.plugin;

/** A node type is known but cannot be made. The message is one sentence for people. */
public final class NodeUnavailableException extends RuntimeException {
    NodeUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    NodeUnavailableException(String message) {
        super(message);
    }
}
