package dev.darkroom.server.cli;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.server.Json;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says all that is wrong with a workflow, and runs nothing. */
@Command(name = "validate", mixinStandardHelpOptions = true, description = "Lists all problems of a workflow.")
final class ValidateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "the workflow")
    private Path file = Path.of("");

    @Option(names = "--json", description = "print the problems as JSON")
    private boolean json;

    @Mixin
    private EngineOptions options = new EngineOptions();

    ValidateCommand(Console console) {
        this.console = console;
    }

    /** As {@code --json} prints it. */
    record Verdict(boolean valid, List<Problem> problems) {}

    @Override
    public Integer call() {
        List<Problem> problems = problems();
        if (json) {
            console.out().println(Json.INDENTED.writeValueAsString(new Verdict(problems.isEmpty(), problems)));
        } else if (!problems.isEmpty()) {
            throw new InvalidWorkflowException(problems);
        } else {
            console.out().println(file + " can run.");
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
    }

    private List<Problem> problems() {
        try (Darkroom engine = options.open(console)) {
            return engine.validate(WorkflowFile.read(console, file));
        } catch (InvalidWorkflowException e) {
            return e.problems();
        }
    }
}
