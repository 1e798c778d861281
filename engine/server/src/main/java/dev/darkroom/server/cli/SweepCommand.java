package dev.darkroom.server.cli;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.library.AtomicFiles;
import dev.darkroom.runtime.run.Run;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.runtime.run.RunStatus;
import dev.darkroom.server.Json;
import dev.darkroom.server.picture.ContactSheet;
import dev.darkroom.server.space.FreeSpace;
import dev.darkroom.server.sweep.Cells;
import dev.darkroom.server.sweep.RefusedSweepException;
import dev.darkroom.store.Sweep;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Runs a workflow once for each combination of some inputs' values and puts the pictures on one sheet. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a workflow once for each combination of some inputs' values. What the runs share is computed once.",
            "Leaves the files of all runs, and a contact sheet: the first axis from left to right, the second from top to"
                    + " bottom, a third block by block."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all ran", "1:some failed", "2:the input was bad", "130:it was cancelled"})
final class SweepCommand implements Callable<Integer> {
    private static final ContactSheet.Cell NOT_RUN = new ContactSheet.Cell(Optional.empty(), "not run");

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "the workflow")
    private Path file = Path.of("");

    @Option(
            names = "--axis",
            paramLabel = "NODE.INPUT=A,B,C",
            converter = AxisOption.class,
            required = true,
            description = "an input and its values; \"seed\" for every seed. Up to three times")
    private List<Sweep.Axis> axes = List.of();

    @Option(
            names = "--set",
            paramLabel = "NODE.INPUT=VALUE",
            description = "set an input for all runs, such as prompt.text=\"a red apple\"")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", description = "set every seed")
    private @Nullable Long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "where files go (default: output)")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "print what was made as JSON, and nothing else, on stdout")
    private boolean json;

    @Mixin
    private EngineOptions options = new EngineOptions();

    SweepCommand(Console console) {
        this.console = console;
    }

    /** What came of a combination. */
    @JsonPropertyOrder({"index", "values", "runId", "status", "error", "files"})
    private record Cell(
            List<Integer> index,
            List<JsonNode> values,
            String runId,
            RunStatus status,
            Optional<String> error,
            List<String> files) {}

    private record Made(List<Sweep.Axis> axes, List<Cell> cells, String sheet) {}

    @Override
    public Integer call() throws IOException {
        Workflow document = WorkflowFile.read(console, file);
        Path output = console.folder().resolve(out.orElse(Path.of("output")));
        try (Darkroom engine = options.open(console, output)) {
            List<RunRequest> requests = requests(engine, document);
            EngineOptions.writable("output folder", output);
            FreeSpace.refusal(output, FreeSpace.LEAST).ifPresent(why -> {
                throw UserError.failed(why);
            });
            List<RunRecord> records = run(engine, requests, output);
            return report(records, output);
        }
    }

    private List<RunRequest> requests(Darkroom engine, Workflow document) {
        OptionalLong every = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
        try {
            return Cells.of(engine, new Cells.Common(document, settings, every, List.of()), axes);
        } catch (RefusedSweepException e) {
            throw UserError.badInput(e.getMessage() + " " + e.remedy());
        } catch (InvalidWorkflowException e) {
            PluginComplaints.print(console, engine);
            throw e;
        }
    }

    /** One after the other, until all are done or somebody presses Ctrl-C. */
    private List<RunRecord> run(Darkroom engine, List<RunRequest> requests, Path output) {
        Sweep sweep = Sweep.fresh("", axes);
        List<RunRecord> records = new ArrayList<>();
        for (RunRequest request : requests) {
            Run run = engine.start(request.into(output));
            Interrupt interrupt = Interrupt.cancels(run, console.err());
            try {
                RunRecord record = run.await();
                RunCommand.leave(console, engine, record, output);
                records.add(record);
                if (!json) {
                    console.err()
                            .println((records.size() + "/" + requests.size()) + "  "
                                    + words(sweep, records.size() - 1) + ": "
                                    + record.error()
                                            .map(error -> error.message())
                                            .orElse(record.status().id()));
                }
                if (record.status() == RunStatus.CANCELLED) {
                    return records;
                }
            } finally {
                interrupt.runIsOver();
            }
        }
        return records;
    }

    private String words(Sweep sweep, int cell) {
        List<JsonNode> values = values(sweep, cell);
        List<String> words = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            words.add(axes.get(axis).input() + "=" + values.get(axis).asString());
        }
        return String.join(" ", words);
    }

    private List<JsonNode> values(Sweep sweep, int cell) {
        List<Integer> place = sweep.place(cell);
        List<JsonNode> values = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            values.add(axes.get(axis).values().get(place.get(axis)));
        }
        return values;
    }

    private int report(List<RunRecord> records, Path output) throws IOException {
        Path sheet = sheet(records, output);
        if (json) {
            Sweep sweep = Sweep.fresh("", axes);
            List<Cell> cells = new ArrayList<>();
            for (RunRecord record : records) {
                cells.add(new Cell(
                        sweep.place(cells.size()),
                        values(sweep, cells.size()),
                        record.runId(),
                        record.status(),
                        record.error().map(error -> error.message()),
                        record.outputs().stream()
                                .map(made -> console.shown(output.resolve(made.file())))
                                .toList()));
            }
            console.out().println(Json.INDENTED.writeValueAsString(new Made(axes, cells, console.shown(sheet))));
        } else {
            records.forEach(record -> record.outputs()
                    .forEach(made -> console.out().println(console.shown(output.resolve(made.file())))));
            console.out().println(console.shown(sheet));
        }
        if (records.stream().anyMatch(record -> record.status() == RunStatus.CANCELLED)) {
            console.err().println("darkroom: cancelled.");
            return ExitCode.CANCELLED;
        }
        return records.stream().allMatch(record -> record.status() == RunStatus.SUCCEEDED)
                ? ExitCode.OK
                : ExitCode.FAILED;
    }

    private Path sheet(List<RunRecord> records, Path output) throws IOException {
        List<ContactSheet.Cell> cells = new ArrayList<>();
        for (int cell = 0; cell < Sweep.fresh("", axes).size(); cell++) {
            cells.add(cell < records.size() ? shown(records.get(cell), output) : NOT_RUN);
        }
        List<ContactSheet.Axis> edges = axes.stream()
                .map(axis -> new ContactSheet.Axis(
                        axis.input(),
                        axis.values().stream().map(JsonNode::asString).collect(Collectors.toList())))
                .toList();
        Path sheet = free(output);
        AtomicFiles.replaceUnforced(sheet, ContactSheet.png(edges, cells));
        return sheet;
    }

    private static ContactSheet.Cell shown(RunRecord record, Path output) {
        Optional<Path> picture = record.outputs().stream()
                .filter(made -> made.mediaType().startsWith("image/"))
                .findFirst()
                .map(made -> output.resolve(made.file()));
        return new ContactSheet.Cell(
                picture,
                record.status() == RunStatus.SUCCEEDED
                        ? "no picture"
                        : record.status().id());
    }

    /** Nothing is written over. */
    private static Path free(Path output) {
        Path sheet = output.resolve("sheet.png");
        for (int number = 2; Files.exists(sheet); number++) {
            sheet = output.resolve("sheet-" + number + ".png");
        }
        return sheet;
    }
}
