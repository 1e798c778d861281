package dev.darkroom.server.cli;

import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Problem;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code darkroom} with its commands. Whatever goes wrong, people read sentences; the log has the rest. */
public final class CommandLineTool {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLineTool.class);

    private final Console console;

    public CommandLineTool(Console console) {
        this.console = console;
    }

    /** Runs one command and returns its exit code; see {@link ExitCode}. */
    public int run(String... args) {
        CommandLine line = new CommandLine(new DarkroomCommand(console));
        line.addSubcommand(new RunCommand(console));
        line.addSubcommand(new SweepCommand(console));
        line.addSubcommand(new ValidateCommand(console));
        line.addSubcommand(new DiffCommand(console));
        line.addSubcommand(new ReplayCommand(console));
        line.addSubcommand(new PackCommand(console));
        line.addSubcommand(new ExportCommand(console));
        line.addSubcommand(new NodesCommand(console));
        line.addSubcommand(new ModelsCommand(console));
        line.addSubcommand(new PluginsCommand(console));
        line.addSubcommand(new ServeCommand(console));
        line.addSubcommand(new GcCommand(console));
        line.addSubcommand(new BenchCommand(console));
        line.addSubcommand(new TokenCommand(console));
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(Math.max(60, Math.min(console.columns(), 120)));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(console.terminal() ? Ansi.AUTO : Ansi.OFF));
        line.setParameterExceptionHandler((e, given) -> badArguments(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
        return line.execute(args);
    }

    private int badArguments(ParameterException e) {
        StringBuilder message = new StringBuilder(sentence(String.valueOf(e.getMessage())));
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            message.append(" Did you mean ")
                    .append(String.join(
                            " or ", unmatched.getSuggestions().stream().limit(2).toList()))
                    .append('?');
        }
        complain(message.toString());
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        console.err().println("See: " + command + " --help");
        return ExitCode.BAD_INPUT;
    }

    private int failed(Exception e) {
        if (e instanceof UserError error) {
            complain(error.sentence());
            return error.exitCode();
        }
        if (e instanceof InvalidWorkflowException invalid) {
            explain(invalid.problems());
            return ExitCode.BAD_INPUT;
        }
        LOG.error("a defect", e);
        complain("Something went wrong inside Darkroom (" + e.getClass().getSimpleName()
                + "); the log in the data folder says where.");
        return ExitCode.FAILED;
    }

    /** One line for each problem. */
    private void explain(List<Problem> problems) {
        complain("The workflow has " + (problems.size() == 1 ? "one problem:" : problems.size() + " problems:"));
        problems.forEach(problem -> console.err().println("  " + ProblemLine.of(problem)));
    }

    private void complain(String message) {
        console.err().println("darkroom: " + message);
    }

    private static String sentence(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }
}
