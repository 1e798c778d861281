package dev.darkroom.server.cli;

import dev.darkroom.server.access.AuditLog;
import dev.darkroom.server.access.TokenFile;
import dev.darkroom.server.access.TokenFileException;
import dev.darkroom.server.access.Tokens;
import dev.darkroom.server.http.Certificate;
import dev.darkroom.server.http.CertificateException;
import dev.darkroom.server.http.Door;
import dev.darkroom.server.http.Limits;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a server listens, who may come in, and how much of it. */
final class DoorOptions {
    private static final int SHORTEST_TOKEN = 16;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "address to listen at (default: ${DEFAULT-VALUE})",
            defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "port, 0 for any that is free (default: ${DEFAULT-VALUE})",
            defaultValue = "8188")
    private int port = 8188;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "one administrator's token besides those of \"darkroom token\" (better: the variable DARKROOM_TOKEN,"
                            + " which other users of the machine cannot see)")
    private Optional<String> token = Optional.empty();

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "serve https with this certificate: PEM, with its chain")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "FILE", description = "the certificate's private key: PEM, not encrypted")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "requests a second that each client may send where tokens are needed, four times as many at"
                    + " once; 0 for any number (default: ${DEFAULT-VALUE})",
            defaultValue = "100")
    private int rate = Limits.USUAL.requestsPerSecond();

    /**
     * How the server is to be open.
     *
     * @throws UserError when it cannot be so, or would be open to others without a token
     */
    Door door(Console console, Path dataFolder) {
        if (port < 0 || port > 65535) {
            throw UserError.badInput(
                    "There is no port " + port + "; give one from 1 to 65535, or 0 for any that is free.");
        }
        if (rate < 0 || rate > 1_000_000) {
            throw UserError.badInput("A client may send 0 to 1000000 requests a second, not " + rate
                    + "; give one of these with --rate.");
        }
        InetAddress address = address();
        Tokens tokens = tokens(console, dataFolder, address);
        Optional<Certificate> tls = certificate(console);
        return new Door(
                address, host, port, tokens, tls, Limits.USUAL.withRequestsPerSecond(rate), AuditLog.in(dataFolder));
    }

    private Tokens tokens(Console console, Path dataFolder, InetAddress address) {
        Optional<String> secret = token.or(() -> console.variable("DARKROOM_TOKEN"));
        if (secret.isPresent() && secret.get().length() < SHORTEST_TOKEN) {
            throw UserError.badInput("The token is shorter than " + SHORTEST_TOKEN
                    + " characters; make one with: openssl rand -hex 32.");
        }
        try {
            Tokens tokens = Tokens.of(new TokenFile(dataFolder), secret, !address.isLoopbackAddress());
            if (!address.isLoopbackAddress() && !tokens.usable()) {
                throw UserError.badInput("Others can reach " + host
                        + ", so callers must show a token; make one with \"darkroom token add NAME --role run\", or listen"
                        + " at 127.0.0.1.");
            }
            return tokens;
        } catch (TokenFileException e) {
            throw UserError.badInput(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Certificate> certificate(Console console) {
        if (certificate.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw UserError.badInput("A certificate and its key belong together; give both --tls-cert and --tls-key.");
        }
        try {
            Certificate read = Certificate.read(
                    console.folder().resolve(certificate.get()),
                    console.folder().resolve(key.get()));
            read.warning(Instant.now()).ifPresent(warning -> console.err().println("darkroom: warning: " + warning));
            return Optional.of(read);
        } catch (CertificateException e) {
            throw UserError.badInput(String.valueOf(e.getMessage()));
        }
    }

    private InetAddress address() {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return address;
            }
        } catch (UnknownHostException | SocketException e) {
            // Told below, as for an address that is another machine's.
        }
        throw UserError.badInput(
                "\"" + host + "\" is no address of this machine; give one, such as 127.0.0.1 or 0.0.0.0.");
    }
}
