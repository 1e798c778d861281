package dev.darkroom.server.cli;

import dev.darkroom.runtime.Configuration;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.server.bench.ServerBench;
import dev.darkroom.server.bench.ServerBench.Throughput;
import dev.darkroom.server.bench.ServerBench.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How quick Darkroom is on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures how quick Darkroom is on this machine; what it makes goes away afterwards.")
final class BenchCommand implements Callable<Integer> {
    private static final int CHAIN = 402;

    /** Runs until the JVM has compiled what it will compile, as a server that has been up for a while has. */
    private static final int WARM_UP = 20_000;

    private static final int PICTURES = 9;

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.out());
        return ExitCode.OK;
    }

    @Command(
            name = "server",
            mixinStandardHelpOptions = true,
            description = {
                "Measures a server over its API: runs a second, the history, a long chain, listeners.",
                "Nodes do next to nothing, so that what is measured is all around them."
            })
    int server(
            @Option(
                            names = "--runs",
                            paramLabel = "N",
                            description = "how many runs to record (default: ${DEFAULT-VALUE})",
                            defaultValue = "10000")
                    int runs,
            @Option(
                            names = "--clients",
                            paramLabel = "N",
                            description = "how many send runs at once (default: ${DEFAULT-VALUE})",
                            defaultValue = "16")
                    int clients,
            @Option(
                            names = "--listeners",
                            paramLabel = "N",
                            description = "how many listen to all events (default: ${DEFAULT-VALUE})",
                            defaultValue = "1000")
                    int listeners)
            throws IOException {
        if (runs < 100 || runs > 10_000_000 || clients < 1 || clients > 1000 || listeners < 0 || listeners > 10_000) {
            throw UserError.badInput(
                    "There are 100 to 10000000 runs, 1 to 1000 clients and 0 to 10000 listeners; give others.");
        }
        Path folder = Files.createTempDirectory("darkroom-bench");
        Path plugins = console.product().resolve("plugins");
        Configuration configuration = Configuration.of(folder.resolve("data"))
                .withOutputFolder(folder.resolve("output"))
                .withBuiltInPlugins(plugins);
        LogFile.open(LogFile.in(Files.createDirectories(folder.resolve("data"))));
        try (Darkroom engine = Darkroom.open(configuration);
                ServerBench bench = new ServerBench(engine)) {
            measure(bench, runs, clients, listeners);
        } finally {
            remove(folder);
        }
        return ExitCode.OK;
    }

    private void measure(ServerBench bench, int runs, int clients, int listeners) throws IOException {
        int warm = Math.min(WARM_UP, runs);
        bench.throughput(warm, clients, 0);
        Throughput all = bench.throughput(runs, clients, warm);
        say(
                "%,d runs of three nodes, %d clients: %,.0f a second, %.2f ms of processors each",
                all.runs(), clients, all.perSecond(), all.cpuMillis());
        times("one such run at a time", bench.single(500, warm + runs));
        times("a chain of " + CHAIN + " nodes", bench.chain(CHAIN, 40, true));
        bench.chain(CHAIN, 1, false);
        times("the same, all known", bench.chain(CHAIN, 40, false));
        String stored = String.format(Locale.ROOT, "%,d runs stored: ", bench.recorded());
        times(stored + "the newest 100", bench.history("", 300));
        times(stored + "value>7 second=euler", bench.history("value>7 second=euler", 300));
        times(stored + "value>7 second=nothing", bench.history("value>7 second=nothing", 100));
        String picture = Files.readString(console.product().resolve("workflows/text-to-image.json"));
        bench.pictures(picture, 3, 1);
        times("a picture of 20 steps", bench.pictures(picture, PICTURES, 4));
        if (listeners > 0) {
            double alone = bench.pictures(picture, PICTURES, 1_000).at(0.5);
            double chain = bench.chain(CHAIN, 40, true).at(0.5);
            try (ServerBench.Listeners listening = bench.listen(listeners)) {
                heard("a picture of 20 steps", listening, bench.pictures(picture, PICTURES, 2_000), alone);
                heard("a chain of " + CHAIN + " nodes", listening, bench.chain(CHAIN, 40, true), chain);
            }
        }
    }

    private void heard(String what, ServerBench.Listeners listening, Times times, double alone) {
        say(
                "%,d listen to %s: %.2f times as long (%.1f ms, %.1f ms without)",
                listening.connected(), what, times.at(0.5) / alone, times.at(0.5), alone);
    }

    private void times(String what, Times times) {
        say("%s: median %.2f ms, p99 %.2f ms", what, times.at(0.5), times.at(0.99));
    }

    private void say(String format, Object... values) {
        console.out().println(String.format(Locale.ROOT, format, values));
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }
}
