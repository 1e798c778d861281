package dev.darkroom.server.cli;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.server.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The models that workflows can name. */
@Command(name = "models", mixinStandardHelpOptions = true, description = "Lists the models that workflows can name.")
final class ModelsCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "print them as JSON")
    private boolean json;

    @Mixin
    private EngineOptions options = new EngineOptions();

    ModelsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Darkroom engine = options.open(console)) {
            List<String> models = engine.library().choices("models");
            if (json) {
                console.out().println(Json.INDENTED.writeValueAsString(models));
            } else if (models.isEmpty()) {
                console.out().println("No models; put one into the models folder of the data folder, or use --models.");
            } else {
                models.forEach(console.out()::println);
            }
            return ExitCode.OK;
        }
    }
}
