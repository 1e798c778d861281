package dev.darkroom.server.cli;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.library.AtomicFiles;
import dev.darkroom.server.replay.DataFolder;
import dev.darkroom.server.replay.Export;
import dev.darkroom.server.replay.Tells;
import dev.darkroom.server.replay.UnreadableSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Writes a picture that tells less of its run than the one that the run left. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes a picture or latent to hand on that tells less of the run that made it. What it shows is the"
                        + " same bit by bit.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it is written", "1:it cannot be written", "2:the input was bad"})
final class ExportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "PICTURE", description = "a PNG picture or a latent that a run left")
    private Path picture = Path.of("");

    @Option(
            names = "--tells",
            paramLabel = "HOW-MUCH",
            required = true,
            converter = TellsReader.class,
            completionCandidates = Choices.class,
            description = "all: so that it can be made again; no-prompts: how, but not with which words; nothing")
    private Tells tells = Tells.ALL;

    @Option(names = "--out", paramLabel = "FILE", description = "where it goes (default: a name beside the picture)")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--show", description = "write no file, but print the text that it would tell")
    private boolean show;

    @Mixin
    private EngineOptions options = new EngineOptions();

    ExportCommand(Console console) {
        this.console = console;
    }

    static final class Choices implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Tells.ids().iterator();
        }
    }

    static final class TellsReader implements ITypeConverter<Tells> {
        @Override
        public Tells convert(String value) {
            return Tells.of(value)
                    .orElseThrow(() -> new TypeConversionException(
                            "\"" + value + "\" is none of " + String.join(", ", Tells.ids())));
        }
    }

    @Override
    public Integer call() {
        Path from = console.folder().resolve(picture);
        try (Darkroom engine = options.open(console)) {
            byte[] content = DataFolder.read(picture.toString(), from);
            String name = String.valueOf(from.getFileName());
            Export export = Export.of(name, content, tells, engine.catalogue());
            if (show) {
                export.text().ifPresent(console.out()::println);
                return ExitCode.OK;
            }
            Path file = console.folder().resolve(out.orElseGet(() -> beside(picture)));
            if (Files.exists(file)) {
                throw UserError.badInput(console.shown(file) + " is there already; name another file with --out.");
            }
            return write(file, export.content());
        } catch (UnreadableSourceException e) {
            throw SourceOption.refused(e);
        }
    }

    private int write(Path file, byte[] content) {
        try {
            AtomicFiles.replaceUnforced(file, content);
            console.out().println(console.shown(file));
            return ExitCode.OK;
        } catch (IOException e) {
            throw UserError.failed("The file " + console.shown(file) + " cannot be written (" + e.getMessage()
                    + "); name another with --out.");
        }
    }

    private Path beside(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        String stem = dot < 0 ? name : name.substring(0, dot);
        return file.resolveSibling(stem + "-" + tells.id() + ending);
    }
}
