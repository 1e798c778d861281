package dev.darkroom.server.cli;

import dev.darkroom.server.space.Housekeeping;
import dev.darkroom.server.space.Policy;
import dev.darkroom.server.space.Removal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes what nobody needs any more from the data folder, and says what. */
@Command(
        name = "gc",
        mixinStandardHelpOptions = true,
        description = {
            "Makes room: removes results kept for later that were not used for long, half-written files of processes that"
                    + " died, and old logs.",
            "Saved pictures, models, inputs and states are yours and stay."
        })
final class GcCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 36_500;

    private final Console console;

    @Option(names = "--dry-run", description = "only say what would be removed")
    private boolean dryRun;

    @Option(
            names = "--keep-days",
            paramLabel = "N",
            description = "keep what was used within so many days (default: ${DEFAULT-VALUE})",
            defaultValue = "30")
    private int keepDays = 30;

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            converter = ByteSize.Reader.class,
            description = "most that what is kept may take, such as 500M (default: ${DEFAULT-VALUE})",
            defaultValue = "20G")
    private ByteSize maxSize = new ByteSize(Policy.USUAL.mostBytes());

    @Option(names = "--out", paramLabel = "DIR", description = "where runs left files (default: output)")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private EngineOptions options = new EngineOptions();

    GcCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (keepDays < 0 || keepDays > MOST_DAYS) {
            throw UserError.badInput("Things are kept for 0 to " + MOST_DAYS + " days, not " + keepDays
                    + "; give one of these with --keep-days.");
        }
        Path data = options.dataFolder(console);
        if (!Files.isDirectory(data)) {
            throw UserError.badInput("There is no data folder " + data + "; give the one that is meant with --data.");
        }
        Path output = console.folder().resolve(out.orElse(Path.of("output")));
        Housekeeping housekeeping = new Housekeeping(data, output);
        List<Removal> found = housekeeping.find(new Policy(Duration.ofDays(keepDays), maxSize.bytes()));
        report(dryRun ? found : housekeeping.remove(found));
        return ExitCode.OK;
    }

    private void report(List<Removal> removals) {
        Table table = new Table().row("WHAT", "FILES", "SIZE", "WHY");
        for (Removal.Kind kind : Removal.Kind.values()) {
            List<Removal> some = removals.stream().filter(r -> r.kind() == kind).toList();
            if (!some.isEmpty()) {
                table.row(kind.what(), String.valueOf(some.size()), size(some), kind.why());
            }
        }
        if (!removals.isEmpty()) {
            table.lines(console.columns()).forEach(console.out()::println);
        }
        console.out()
                .println(
                        removals.isEmpty()
                                ? "Nothing has to go."
                                : (dryRun ? "Would remove " : "Removed ") + size(removals) + " in " + removals.size()
                                        + (removals.size() == 1 ? " file." : " files."));
    }

    private static String size(List<Removal> removals) {
        return new ByteSize(removals.stream().mapToLong(Removal::bytes).sum()).toString();
    }
}
