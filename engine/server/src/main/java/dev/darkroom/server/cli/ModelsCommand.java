package dev.darkroom.server.cli;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.server.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The models that workflows can name, and what one of them draws. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the models that workflows can name, or what one of them draws.")
final class ModelsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "list what this model was taught to draw, as its words.json says")
    private Optional<String> model = Optional.empty();

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
            if (model.isPresent()) {
                describe(engine, model.get());
            } else {
                list(engine);
            }
            return ExitCode.OK;
        }
    }

    private void list(Darkroom engine) {
        List<String> models = engine.library().choices("models");
        if (json) {
            console.out().println(Json.INDENTED.writeValueAsString(models));
        } else if (models.isEmpty()) {
            console.out().println("No models; put one into the models folder of the data folder, or use --models.");
        } else {
            Table table = new Table();
            models.forEach(name -> words(engine, name)
                    .ifPresentOrElse(
                            words -> table.row(
                                    name,
                                    "draws " + words.things().size() + " things: see \"darkroom models " + name + "\""),
                            () -> table.row(name)));
            table.lines(console.columns()).forEach(console.out()::println);
        }
    }

    private void describe(Darkroom engine, String name) {
        ModelWords words = words(engine, name)
                .orElseThrow(() -> UserError.badInput("The model " + name + " has no " + ModelWords.FILE
                        + " beside its weights, so what it draws is not known here."));
        if (json) {
            console.out().println(Json.INDENTED.writeValueAsString(words));
            return;
        }
        console.out().println(name + " draws " + words.things().size() + " things:");
        wrapped(words.things());
        if (!words.styles().isEmpty()) {
            console.out().println("in these styles:");
            wrapped(words.styles());
        }
        if (!words.words().isEmpty()) {
            console.out().println("with these words:");
            wrapped(words.words());
        }
    }

    private static Optional<ModelWords> words(Darkroom engine, String name) {
        try {
            return ModelWords.of(engine.library().model("model", name).path());
        } catch (InvalidInputException e) {
            throw UserError.badInput("\"darkroom models\" " + e.getMessage());
        }
    }

    private void wrapped(List<String> words) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i) + (i < words.size() - 1 ? ", " : "");
            if (line.length() + word.length() > console.columns() && line.length() > 2) {
                console.out().println(line.toString().stripTrailing());
                line = new StringBuilder("  ");
            }
            line.append(word);
        }
        console.out().println(line);
    }
}
