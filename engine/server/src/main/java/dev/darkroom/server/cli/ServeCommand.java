package dev.darkroom.server.cli;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.server.http.ApiServer;
import dev.darkroom.server.http.PortInUseException;
import dev.darkroom.server.space.Housekeeper;
import dev.darkroom.server.space.Housekeeping;
import dev.darkroom.server.space.Policy;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the API until Ctrl-C. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves the API and the start page until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
    private static final int SHORTEST_TOKEN = 16;

    private final Console console;

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

    @Option(names = "--out", paramLabel = "DIR", description = "where files go (default: output)")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "what callers must send as \"Authorization: Bearer TOKEN\"; needed when others can reach the address"
                            + " (better: the variable DARKROOM_TOKEN, which other users of the machine cannot see)")
    private Optional<String> token = Optional.empty();

    @Mixin
    private EngineOptions options = new EngineOptions();

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        InetAddress address = address();
        Optional<String> secret = token.or(() -> console.variable("DARKROOM_TOKEN"));
        if (secret.isPresent() && secret.get().length() < SHORTEST_TOKEN) {
            throw UserError.badInput("The token is shorter than " + SHORTEST_TOKEN
                    + " characters; make one with: openssl rand -hex 32.");
        }
        if (!address.isLoopbackAddress() && secret.isEmpty()) {
            throw UserError.badInput(
                    "Others can reach " + host
                            + ", so callers must show a token; set DARKROOM_TOKEN (openssl rand -hex 32 makes one) or listen at 127.0.0.1.");
        }
        if (port < 0 || port > 65535) {
            throw UserError.badInput(
                    "There is no port " + port + "; give one from 1 to 65535, or 0 for any that is free.");
        }
        Path output = EngineOptions.writable("output folder", console.folder().resolve(out.orElse(Path.of("output"))));
        try (Darkroom engine = options.open(console, output);
                Housekeeper housekeeper = Housekeeper.start(
                        new Housekeeping(engine.configuration().dataFolder(), output), Policy.USUAL);
                ApiServer server = ApiServer.start(engine, address, host, port, secret)) {
            PluginComplaints.print(console, engine);
            console.err()
                    .println("Darkroom listens at http://" + shownHost(address) + ":" + server.port()
                            + "/ (Ctrl-C stops it)");
            untilInterrupted(server, engine, housekeeper);
            return ExitCode.OK;
        } catch (PortInUseException e) {
            if (e.port() < 1024) {
                throw UserError.badInput("Port " + e.port()
                        + " is in use, or needs more rights as all below 1024 do; choose another with --port.");
            }
            throw UserError.badInput("Port " + e.port() + " is in use by another program, perhaps another Darkroom;"
                    + " stop that one or choose another with --port.");
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

    private String shownHost(InetAddress address) {
        return address instanceof java.net.Inet6Address ? "[" + address.getHostAddress() + "]" : host;
    }

    /** The process ends from a shutdown hook; here nothing is left to do but wait for it. */
    private static void untilInterrupted(ApiServer server, Darkroom engine, Housekeeper housekeeper)
            throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            housekeeper.close();
                            server.close();
                            engine.close();
                            stopped.countDown();
                        },
                        "stop at Ctrl-C"));
        stopped.await();
    }
}
