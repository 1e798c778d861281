package dev.darkroom.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands' parent: alone, it shows what there is. */
@Command(
        name = "darkroom",
        versionProvider = DarkroomCommand.Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Develops latents into pictures: runs workflows of generative image models.",
        footer = {
            "",
            "./darkroom run workflows/text-to-image.json --set prompt.text=\"a red apple\"",
            "./darkroom test builds everything and runs all tests."
        })
final class DarkroomCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DarkroomCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.out());
        return ExitCode.OK;
    }

    /** That of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = DarkroomCommand.class.getPackage().getImplementationVersion();
            return new String[] {"darkroom " + (version == null ? "of a build folder" : version)};
        }
    }
}
