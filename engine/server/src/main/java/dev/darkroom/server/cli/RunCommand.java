package dev.darkroom.server.cli;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.run.NodeStatus;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.server.Preparation;
import dev.darkroom.server.space.FreeSpace;
import dev.darkroom.store.Spool;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a workflow and says which files it left. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a workflow.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it ran", "1:it failed", "2:the input was bad", "130:it was cancelled"})
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "the workflow")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "NODE.INPUT=VALUE",
            description = "set an input, such as prompt.text=\"a red apple\"")
    private List<String> settings = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "set every seed")
    private @Nullable Long seed;

    @Option(
            names = "--target",
            paramLabel = "NODE",
            description = "run only this node and what it needs; may be given several times")
    private List<String> targets = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "where files go (default: output)")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "print the run record, and nothing else, on stdout")
    private boolean json;

    @Mixin
    private EngineOptions options = new EngineOptions();

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Workflow document = WorkflowFile.read(console, file);
        Path output = console.folder().resolve(out.orElse(Path.of("output")));
        try (Darkroom engine = options.open(console, output)) {
            Workflow workflow = prepared(engine, document);
            EngineOptions.writable("output folder", output);
            FreeSpace.refusal(output, FreeSpace.LEAST).ifPresent(why -> {
                throw UserError.failed(why);
            });
            RunRequest asked = RunRequest.of(workflow).only(targets).into(output);
            RunRequest request = seed == null ? asked : asked.withSeed(seed);
            Progress progress = new Progress(console.err(), console.terminal(), console.columns(), System::nanoTime);
            Run run = json ? engine.start(request) : engine.start(request, new ProgressEvents(progress));
            Interrupt interrupt = Interrupt.cancels(run, console.err());
            try {
                RunRecord record = run.await();
                progress.end();
                leave(console, engine, record, output);
                report(record, output);
                return exitCode(record);
            } finally {
                interrupt.runIsOver();
            }
        }
    }

    /** So that a server knows of the run, and it can be found by its id. */
    static void leave(Console console, Darkroom engine, RunRecord record, Path output) {
        try {
            new Spool(engine.configuration().dataFolder()).leave(record, output);
        } catch (IOException e) {
            console.err()
                    .println("The record of this run cannot be kept (" + e.getMessage()
                            + "); the data folder may be full or read-only.");
        }
    }

    /** A type may be missing because its plugin is broken: then that is said first. */
    private Workflow prepared(Darkroom engine, Workflow document) {
        try {
            return Preparation.of(engine, document, settings, targets);
        } catch (InvalidWorkflowException e) {
            PluginComplaints.print(console, engine);
            throw e;
        }
    }

    private void report(RunRecord record, Path output) {
        if (json) {
            console.out().print(record.toJson());
            console.out().flush();
        } else {
            record.outputs().forEach(file -> console.out().println(console.shown(output.resolve(file.file()))));
        }
        record.error().ifPresent(error -> console.err().println("darkroom: " + error.message()));
        if (record.status() == RunStatus.CANCELLED) {
            console.err().println("darkroom: cancelled.");
        } else if (!json && record.status() == RunStatus.SUCCEEDED) {
            console.err().println(summary(record));
        }
    }

    private static String summary(RunRecord record) {
        long cached = count(record, NodeStatus.CACHED);
        String seeds =
                record.seeds().values().stream().distinct().map(String::valueOf).collect(Collectors.joining(", "));
        long millis = record.started()
                .flatMap(start -> record.finished()
                        .map(end -> Duration.between(start, end).toMillis()))
                .orElse(0L);
        return (seeds.isEmpty() ? "" : "seed " + seeds + ", ")
                + count(record, NodeStatus.RAN) + " nodes"
                + (cached == 0 ? "" : " and " + cached + " cached")
                + " in " + Progress.seconds(millis);
    }

    private static long count(RunRecord record, NodeStatus status) {
        return record.nodes().values().stream()
                .filter(node -> node.status() == status)
                .count();
    }

    private static int exitCode(RunRecord record) {
        return switch (record.status()) {
            case SUCCEEDED -> ExitCode.OK;
            case CANCELLED -> ExitCode.CANCELLED;
            default -> ExitCode.FAILED;
        };
    }
}
