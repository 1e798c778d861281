package dev.darkroom.server.cli;

import dev.darkroom.server.Json;
import dev.darkroom.workflow.diff.WorkflowDiff;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what makes one workflow another. Starts no engine. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Says what makes one workflow another.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:both do the same when they run", "2:the input was bad", "3:they differ"})
final class DiffCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "the older workflow")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "the newer workflow")
    private Path after = Path.of("");

    @Option(names = "--json", description = "print the difference as JSON")
    private boolean json;

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        WorkflowDiff diff = WorkflowDiff.between(WorkflowFile.read(console, before), WorkflowFile.read(console, after));
        if (json) {
            console.out().println(Json.INDENTED.writeValueAsString(diff));
        } else if (diff.isEmpty()) {
            console.out().println("Both are the same workflow.");
        } else {
            diff.sentences().forEach(console.out()::println);
        }
        return diff.sameRun() ? ExitCode.OK : ExitCode.DIFFERENT;
    }
}
