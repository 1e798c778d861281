package dev.darkroom.server.cli;

import dev.darkroom.runtime.replay.Kept;
import dev.darkroom.runtime.replay.Original;
import dev.darkroom.runtime.replay.OutputComparison;
import dev.darkroom.server.Json;
import dev.darkroom.server.replay.DataFolder;
import dev.darkroom.server.replay.RunDiff;
import dev.darkroom.server.replay.Source;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.diff.WorkflowDiff;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what makes one workflow or run another. Starts no engine. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Says what makes one workflow or run another. Of two runs it compares also models, plugins and"
                + " machines, and the files that they left.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:both do, and did, the same", "2:the input was bad", "3:they differ"})
final class DiffCommand implements Callable<Integer> {
    /** Enough of a file to see that it is a workflow, wherever the field stands. */
    private static final int HEAD = 1 << 16;

    private final Console console;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "the older workflow; or " + SourceOption.WHAT)
    private String before = "";

    @Parameters(index = "1", paramLabel = "AFTER", description = "the newer one")
    private String after = "";

    @Option(names = "--out", paramLabel = "DIR", description = "where runs left files (default: output)")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "print the difference as JSON")
    private boolean json;

    @Mixin
    private SourceOption sources = new SourceOption();

    @Mixin
    private DataOption data = new DataOption();

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        DataFolder folder = sources.folder(console, data.folder(console));
        boolean workflows = isWorkflow(before) || isWorkflow(after);
        if (workflows) {
            WorkflowDiff diff = WorkflowDiff.between(workflow(folder, before), workflow(folder, after));
            print(diff, diff.isEmpty() ? List.of("Both are the same workflow.") : diff.sentences());
            return diff.sameRun() ? ExitCode.OK : ExitCode.DIFFERENT;
        }
        RunDiff diff = runs(folder);
        print(diff, diff.sentences().isEmpty() ? List.of("Both runs are the same.") : diff.sentences());
        return diff.same() ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    private void print(Object diff, List<String> sentences) {
        if (json) {
            console.out().println(Json.INDENTED.writeValueAsString(diff));
        } else {
            sentences.forEach(console.out()::println);
        }
    }

    private RunDiff runs(DataFolder folder) {
        Source one = SourceOption.read(console, folder, before);
        Source other = SourceOption.read(console, folder, after);
        Kept kept = folder.kept(console.folder().resolve(out.orElse(Path.of("output"))));
        OutputComparison comparison =
                new OutputComparison(one.kept().or(kept), other.kept().or(kept));
        return RunDiff.between(one.original(), paired(one.original(), other.original()), comparison);
    }

    /** Who names two pictures means these two, whichever nodes saved them. */
    private static Original paired(Original one, Original other) {
        if (one.complete()
                || other.complete()
                || one.outputs().size() != 1
                || other.outputs().size() != 1) {
            return other;
        }
        Original.Made place = one.outputs().get(0);
        Original.Made made = other.outputs().get(0);
        return other.knowing(List.of(new Original.Made(
                place.node(), place.number(), made.file(), made.mediaType(), made.sha256(), made.content())));
    }

    private Workflow workflow(DataFolder folder, String given) {
        return isWorkflow(given)
                ? WorkflowFile.read(console, Path.of(given))
                : SourceOption.read(console, folder, given).original().workflow();
    }

    /** Whether a file is a document itself, and no record that holds one; what cannot be told counts as one. */
    private boolean isWorkflow(String given) {
        Path file = SourceOption.file(console, given);
        if (!Files.isRegularFile(file)) {
            return !DataFolder.isRunId(given);
        }
        if (!given.endsWith(".json")) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return !head.contains("\"runId\"") && !head.contains("\"darkroom-provenance/");
        } catch (IOException e) {
            return true;
        }
    }
}
