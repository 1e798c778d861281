package dev.darkroom.sdk;

/** An input that a node refuses. The editor shows the message at the named port; the run is not tried again. */
public final class InvalidInputException extends RuntimeException {
    private final String port;

    /**
     * @param port the input port
     * @param message what was found, what was expected, and what to do, in one sentence
     */
    public InvalidInputException(String port, String message) {
        super(message);
        this.port = port;
    }

    /** As above, keeping the cause for the log. */
    public InvalidInputException(String port, String message, Throwable cause) {
        super(message, cause);
        this.port = port;
    }

    public String port() {
        return port;
    }
}
