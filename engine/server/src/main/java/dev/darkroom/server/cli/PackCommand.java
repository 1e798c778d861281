package dev.darkroom.server.cli;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.library.AtomicFiles;
import dev.darkroom.runtime.replay.Kept;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.server.replay.DataFolder;
import dev.darkroom.server.replay.Pack;
import dev.darkroom.server.replay.Source;
import dev.darkroom.server.replay.UnreadableSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a run as one file that another machine makes again. */
@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = "Writes one zip that another machine makes a run again from: workflow, record and input files;"
                + " models and outputs by their hash only.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it is written", "1:it cannot be written", "2:the input was bad, or a file is missing"})
final class PackCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "RUN", description = SourceOption.WHAT)
    private String given = "";

    @Option(names = "--out", paramLabel = "FILE", description = "where it goes (default: a name of the run, here)")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private SourceOption sources = new SourceOption();

    @Mixin
    private EngineOptions options = new EngineOptions();

    PackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        DataFolder data = sources.folder(console, options.dataFolder(console));
        Source source = SourceOption.read(console, data, given);
        Path file = console.folder()
                .resolve(out.orElseGet(() -> Path.of(source.original().runId().orElseGet(() -> stem(given)) + ".zip")));
        if (out.isEmpty() && Files.exists(file)) {
            throw UserError.badInput(console.shown(file) + " is there already; name another file with --out.");
        }
        try (Darkroom engine = options.open(console)) {
            byte[] pack = Pack.write(source, input -> bytes(engine, data, input));
            AtomicFiles.replaceUnforced(file, pack);
            console.out().println(console.shown(file));
            return ExitCode.OK;
        } catch (UnreadableSourceException e) {
            throw SourceOption.refused(e);
        } catch (IOException e) {
            throw UserError.failed("The file " + console.shown(file) + " cannot be written (" + e.getMessage()
                    + "); name another with --out.");
        }
    }

    private static Optional<byte[]> bytes(Darkroom engine, DataFolder data, RunRecord.InputFile input) {
        return engine.folders()
                .inputByHash(input.sha256(), input.name())
                .flatMap(name -> Kept.read(engine.library().input("name", name)))
                .or(() -> data.bytes(input.sha256()));
    }

    private static String stem(String given) {
        return String.valueOf(Path.of(given).getFileName()).replaceFirst("\\.[^.]*$", "");
    }
}
