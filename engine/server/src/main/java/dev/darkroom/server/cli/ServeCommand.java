package dev.darkroom.server.cli;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.http.ApiServer;
import dev.darkroom.server.http.Door;
import dev.darkroom.server.http.PortInUseException;
import dev.darkroom.server.space.Housekeeper;
import dev.darkroom.server.space.Housekeeping;
import dev.darkroom.server.space.Policy;
import dev.darkroom.server.template.Templates;
import dev.darkroom.store.Recovery;
import dev.darkroom.store.StoreException;
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
    private final Console console;

    @Option(names = "--out", paramLabel = "DIR", description = "where files go (default: output)")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private DoorOptions doors = new DoorOptions();

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "PostgreSQL for what is kept, such as postgresql://localhost/darkroom?user=me"
                    + " (default: a file in the data folder; better than here: the variable DARKROOM_DATABASE)")
    private Optional<String> database = Optional.empty();

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description = "how often a run is begun when the server ends while it runs (default: ${DEFAULT-VALUE})",
            defaultValue = "2")
    private int attempts = 2;

    @Mixin
    private EngineOptions options = new EngineOptions();

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (attempts < 1) {
            throw UserError.badInput("A run is begun at least once; give --attempts 1 or more.");
        }
        Path output = EngineOptions.writable("output folder", console.folder().resolve(out.orElse(Path.of("output"))));
        Door door = doors.door(console, EngineOptions.writable("data folder", options.dataFolder(console)));
        try (Darkroom engine = options.open(console, output);
                Housekeeper housekeeper = Housekeeper.start(
                        new Housekeeping(engine.configuration().dataFolder(), output), Policy.USUAL);
                RunDesk desk = RunDesk.open(
                        engine, database.or(() -> console.variable("DARKROOM_DATABASE")), new Recovery(attempts));
                ApiServer server = ApiServer.start(
                        desk, door, new Templates(Optional.of(console.product().resolve("workflows"))))) {
            PluginComplaints.print(console, engine);
            console.err().println("Darkroom listens at " + server.address() + " (Ctrl-C stops it)");
            untilInterrupted(server, desk, engine, housekeeper);
            return ExitCode.OK;
        } catch (StoreException e) {
            throw UserError.failed(String.valueOf(e.getMessage()));
        } catch (PortInUseException e) {
            if (e.port() < 1024) {
                throw UserError.badInput("Port " + e.port()
                        + " is in use, or needs more rights as all below 1024 do; choose another with --port.");
            }
            throw UserError.badInput("Port " + e.port() + " is in use by another program, perhaps another Darkroom;"
                    + " stop that one or choose another with --port.");
        }
    }

    /** The process ends from a shutdown hook; here nothing is left to do but wait for it. */
    private static void untilInterrupted(ApiServer server, RunDesk desk, Darkroom engine, Housekeeper housekeeper)
            throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            housekeeper.close();
                            server.close();
                            desk.close();
                            engine.close();
                            stopped.countDown();
                        },
                        "stop at Ctrl-C"));
        stopped.await();
    }
}
