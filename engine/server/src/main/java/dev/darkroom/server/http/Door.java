package dev.darkroom.server.http;

import dev.darkroom.server.access.AuditLog;
import dev.darkroom.server.access.Tokens;
import java.net.InetAddress;
import java.util.Optional;

/**
 * How a server is open: where it listens, who may come in, how fast, and who notes it down.
 *
 * @param host the address, as the user wrote it
 * @param port 0 for any that is free
 * @param tokens needed when others can reach the address
 * @param certificate for TLS; empty for plain HTTP
 */
public record Door(
        InetAddress address,
        String host,
        int port,
        Tokens tokens,
        Optional<Certificate> certificate,
        Limits limits,
        AuditLog audit) {

    /**
     * @throws IllegalArgumentException for an address that others can reach, without a token
     */
    public Door {
        if (!address.isLoopbackAddress() && !tokens.usable()) {
            throw new IllegalArgumentException("An address that others can reach needs a token.");
        }
    }

    /** Open to this machine alone, on a port that is free, with the usual limits; nothing is noted down. */
    public static Door ofThisMachine() {
        return new Door(
                InetAddress.getLoopbackAddress(),
                "127.0.0.1",
                0,
                Tokens.none(),
                Optional.empty(),
                Limits.USUAL,
                AuditLog.none());
    }

    Door with(Tokens others) {
        return new Door(address, host, port, others, certificate, limits, audit);
    }

    Door with(Certificate other) {
        return new Door(address, host, port, tokens, Optional.of(other), limits, audit);
    }

    Door with(Limits others) {
        return new Door(address, host, port, tokens, certificate, others, audit);
    }

    Door with(AuditLog other) {
        return new Door(address, host, port, tokens, certificate, limits, other);
    }

    String scheme() {
        return certificate.isPresent() ? "https" : "http";
    }
}
