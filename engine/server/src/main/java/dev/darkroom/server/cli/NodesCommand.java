package dev.darkroom.server.cli;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.sdk.definition.ValueType;
import dev.darkroom.server.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The node types, by category; or one with its ports. */
@Command(name = "nodes", mixinStandardHelpOptions = true, description = "Lists the node types, or shows one.")
final class NodesCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "TYPE", description = "show this one with its inputs and outputs")
    private Optional<String> type = Optional.empty();

    @Option(names = "--json", description = "print the definitions as JSON")
    private boolean json;

    @Mixin
    private EngineOptions options = new EngineOptions();

    NodesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Darkroom engine = options.open(console)) {
            List<NodeDefinition> all = engine.catalogue().all().stream()
                    .sorted(Comparator.comparing(NodeDefinition::type))
                    .toList();
            PluginComplaints.print(console, engine);
            if (type.isPresent()) {
                NodeDefinition one = engine.catalogue()
                        .find(type.get())
                        .orElseThrow(() -> UserError.badInput(
                                "There is no node type \"" + type.get() + "\"; darkroom nodes lists those there are."));
                show(one);
            } else if (json) {
                console.out().println(Json.INDENTED.writeValueAsString(all));
            } else {
                list(all);
            }
            return ExitCode.OK;
        }
    }

    private void list(List<NodeDefinition> all) {
        Map<String, List<NodeDefinition>> byCategory = all.stream()
                .collect(Collectors.groupingBy(NodeDefinition::category, TreeMap::new, Collectors.toList()));
        Table table = new Table();
        byCategory.forEach((category, nodes) -> {
            table.heading(category);
            nodes.forEach(node -> table.row("  " + node.type(), firstSentence(node.doc())));
        });
        table.lines(console.columns()).forEach(console.out()::println);
    }

    private void show(NodeDefinition node) {
        if (json) {
            console.out().println(Json.INDENTED.writeValueAsString(node));
            return;
        }
        console.out().println(node.type() + ", version " + node.version() + ": " + node.doc());
        Table table = new Table();
        table.heading("Inputs");
        node.inputs().forEach(in -> table.row("  " + in.name(), name(in.type()), values(in), oneLine(in.doc())));
        table.heading("Outputs");
        node.outputs().forEach(out -> table.row("  " + out.name(), name(out.type()), "", oneLine(out.doc())));
        table.lines(Integer.MAX_VALUE).forEach(console.out()::println);
    }

    private static String firstSentence(String doc) {
        String line = oneLine(doc);
        int end = line.indexOf(". ");
        return end < 0 ? line : line.substring(0, end + 1);
    }

    private static String oneLine(String doc) {
        return doc.replaceAll("\\s+", " ").strip();
    }

    private static String name(ValueType type) {
        return type.list() ? type.name() + " list" : type.name();
    }

    private static String values(InputDefinition in) {
        StringBuilder values = new StringBuilder();
        if (in.min().isPresent() || in.max().isPresent()) {
            values.append(in.min().map(NodesCommand::number).orElse("")).append("..");
            values.append(in.max().map(NodesCommand::number).orElse("")).append(' ');
        }
        if (!in.choices().isEmpty()) {
            values.append(String.join(" | ", in.choices())).append(' ');
        }
        in.defaultValue().ifPresent(value -> values.append("= ").append(shorten(value.toString())));
        if (in.required()) {
            values.append("required");
        }
        return values.toString().strip();
    }

    private static String shorten(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= 24 ? line : line.substring(0, 23) + "…";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
