package dev.darkroom.server.cli;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.library.AtomicFiles;
import dev.darkroom.runtime.replay.ComparedOutput;
import dev.darkroom.runtime.replay.Kept;
import dev.darkroom.runtime.replay.MissingPartException;
import dev.darkroom.runtime.replay.Original;
import dev.darkroom.runtime.replay.OutputComparison;
import dev.darkroom.runtime.replay.Replay;
import dev.darkroom.runtime.replay.ReplayVerdict;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.server.Json;
import dev.darkroom.server.replay.DataFolder;
import dev.darkroom.server.replay.Source;
import dev.darkroom.server.space.FreeSpace;
import dev.darkroom.workflow.InvalidWorkflowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a run again and says whether the same came out. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Makes a run again, everything computed anew, and says whether the same came out, or what differs"
                + " and why. Models and input files are found by their hash, under whatever name they have here.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:identical: every file shows the same",
            "1:it failed, or nothing is known to compare with",
            "2:the input was bad, or a model or file is missing",
            "3:it differs",
            "130:it was cancelled"
        })
final class ReplayCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "RUN", description = SourceOption.WHAT)
    private String given = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where pictures that differ go, with one of the difference beside (default: output)")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--strict",
            description = "answer 3 also when a model, file, plugin or the engine is another, though the same came out")
    private boolean strict;

    @Option(names = "--json", description = "print the verdict as JSON, and nothing else, on stdout")
    private boolean json;

    @Mixin
    private SourceOption sources = new SourceOption();

    @Mixin
    private EngineOptions options = new EngineOptions();

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path dataFolder = options.dataFolder(console);
        DataFolder data = sources.folder(console, dataFolder);
        Source source = SourceOption.read(console, data, given);
        Path output = console.folder().resolve(out.orElse(Path.of("output")));
        Path made = dataFolder
                .resolve("cache")
                .resolve("replays")
                .resolve(UUID.randomUUID().toString());
        try (Darkroom engine = options.open(console, made)) {
            Replay replay = prepared(engine, source, data);
            FreeSpace.refusal(dataFolder, FreeSpace.LEAST).ifPresent(why -> {
                throw UserError.failed(why);
            });
            if (!json) {
                replay.found().forEach(console.err()::println);
            }
            RunRecord record = run(engine, replay);
            OutputComparison comparison = new OutputComparison(source.kept().or(data.kept(output)), here(made));
            ReplayVerdict verdict = ReplayVerdict.of(replay.original(), record, comparison);
            List<Path> pictures = keepDiffering(verdict, replay.original(), record, comparison, made, output);
            report(verdict, replay, pictures);
            return exitCode(verdict, record);
        } finally {
            delete(made);
        }
    }

    private Replay prepared(Darkroom engine, Source source, DataFolder data) {
        try {
            Replay replay = Replay.of(source.original(), data.known(source), engine, sha256 -> source.bytes(sha256)
                    .or(() -> data.bytes(sha256)));
            engine.resolve(replay.request());
            return replay;
        } catch (MissingPartException e) {
            throw UserError.badInput(String.valueOf(e.getMessage()));
        } catch (InvalidWorkflowException e) {
            PluginComplaints.print(console, engine);
            throw e;
        }
    }

    private RunRecord run(Darkroom engine, Replay replay) {
        Progress progress = new Progress(console.err(), console.terminal(), console.columns(), System::nanoTime);
        Run run = json ? engine.start(replay.request()) : engine.start(replay.request(), new ProgressEvents(progress));
        Interrupt interrupt = Interrupt.cancels(run, console.err());
        try {
            RunRecord record = run.await();
            progress.end();
            return record;
        } finally {
            interrupt.runIsOver();
        }
    }

    private static Kept here(Path folder) {
        return made -> Kept.read(folder.resolve(made.file()));
    }

    /** Each file that differs, and where two pictures do a picture of that; in the order of the verdict. */
    private List<Path> keepDiffering(
            ReplayVerdict verdict,
            Original original,
            RunRecord record,
            OutputComparison comparison,
            Path made,
            Path output) {
        List<Path> kept = new ArrayList<>();
        for (int n = 0; n < verdict.outputs().size(); n++) {
            ComparedOutput compared = verdict.outputs().get(n);
            if (compared.same() != ComparedOutput.Sameness.DIFFERENT
                    || compared.after().isEmpty()) {
                continue;
            }
            String name = compared.after().get();
            String stem = compared.before().orElse(name).replaceFirst("\\.[^.]*$", "");
            String ending = name.substring(name.lastIndexOf('.'));
            Kept.read(made.resolve(name))
                    .ifPresent(content -> kept.add(save(output, stem + "-replay", ending, content)));
            if (compared.pixels().isPresent()) {
                comparison
                        .map(original, Original.of(record), n)
                        .ifPresent(map -> kept.add(save(output, stem + "-difference", ".png", map)));
            }
        }
        return kept;
    }

    /** Beside what is there, never over it. */
    private Path save(Path folder, String stem, String ending, byte[] content) {
        EngineOptions.writable("output folder", folder);
        String plain = Path.of(stem).getFileName().toString();
        Path file = folder.resolve(plain + ending);
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve(plain + "-" + number + ending);
        }
        try {
            AtomicFiles.replaceUnforced(file, content);
            return file;
        } catch (IOException e) {
            throw UserError.failed("The file " + console.shown(file) + " cannot be written (" + e.getMessage()
                    + "); choose another folder with --out.");
        }
    }

    private void report(ReplayVerdict verdict, Replay replay, List<Path> pictures) {
        if (json) {
            ObjectNode answer = Json.INDENTED.valueToTree(verdict);
            ArrayNode found = answer.putArray("found");
            replay.found().forEach(found::add);
            ArrayNode files = answer.putArray("files");
            pictures.forEach(file -> files.add(console.shown(file)));
            console.out().println(Json.INDENTED.writeValueAsString(answer));
            return;
        }
        verdict.sentences().forEach(console.out()::println);
        pictures.forEach(file -> console.out().println(console.shown(file)));
    }

    private int exitCode(ReplayVerdict verdict, RunRecord record) {
        boolean circumstances =
                verdict.changes().stream().anyMatch(change -> change.kind().matters());
        return switch (verdict.outcome()) {
            case IDENTICAL -> strict && circumstances ? ExitCode.DIFFERENT : ExitCode.OK;
            case DIFFERENT -> ExitCode.DIFFERENT;
            case UNCOMPARED -> ExitCode.FAILED;
            case FAILED -> record.status() == RunStatus.CANCELLED ? ExitCode.CANCELLED : ExitCode.FAILED;
        };
    }

    private static void delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // In the cache it may be deleted by anybody, at any time.
        }
    }
}
