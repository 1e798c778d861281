package dev.darkroom.server.http;

/** Another program listens on the port already. */
public final class PortInUseException extends RuntimeException {
    private final int port;

    PortInUseException(int port, Throwable cause) {
        super("Port " + port + " is in use.", cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
