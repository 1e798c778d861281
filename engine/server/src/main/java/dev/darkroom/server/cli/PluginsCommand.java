package dev.darkroom.server.cli;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.plugin.PluginInfo;
import dev.darkroom.server.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every plugin that was found, and what is wrong with those that cannot be used. */
@Command(name = "plugins", mixinStandardHelpOptions = true, description = "Lists the plugins.")
final class PluginsCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "print them as JSON")
    private boolean json;

    @Mixin
    private EngineOptions options = new EngineOptions();

    PluginsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Darkroom engine = options.open(console)) {
            if (json) {
                console.out().println(Json.INDENTED.writeValueAsString(engine.plugins()));
                return ExitCode.OK;
            }
            Table table = new Table();
            engine.plugins()
                    .forEach(p -> table.row(p.id(), p.version(), p.builtIn() ? "built in" : "installed", state(p)));
            table.lines(console.columns()).forEach(console.out()::println);
            PluginComplaints.print(console, engine);
            return ExitCode.OK;
        }
    }

    private static String state(PluginInfo plugin) {
        int types = plugin.nodeTypes().size();
        return plugin.loaded() ? types + (types == 1 ? " node type" : " node types") : "cannot be used";
    }
}
