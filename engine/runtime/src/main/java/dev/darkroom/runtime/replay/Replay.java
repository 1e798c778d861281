package dev.darkroom.runtime.replay;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunRequest;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.workflow.ChosenNames;
import dev.darkroom.workflow.Workflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A run that is about to be made again: its models and input files are found, under whatever name they have here.
 *
 * @param original what it will be held against, with these names
 * @param workflow to run, with these names
 * @param found a sentence for each model or file that is not where it was
 */
public record Replay(Original original, Workflow workflow, List<String> found) {

    public Replay {
        found = List.copyOf(found);
    }

    /**
     * Finds what the run needs. A file that is not in the input folder is put there when its bytes are to be had.
     *
     * @param original as somebody gave it; a record may have been edited since
     * @param known the same run as it is known here
     * @param bytes of a file by its sha256
     * @throws MissingPartException when a model or file is nowhere, not even another one of the same name
     */
    public static Replay of(
            Original original, Optional<Original> known, Darkroom engine, Function<String, Optional<byte[]>> bytes) {
        List<String> found = new ArrayList<>();
        Map<String, String> models = new LinkedHashMap<>();
        for (RunRecord.Model model : original.models()) {
            String name = model(model, engine);
            if (!name.equals(model.name())) {
                models.put(model.name(), name);
                found.add("The model \"" + model.name() + "\" was found by its hash, as \"" + name + "\".");
            }
        }
        Map<String, String> inputs = new LinkedHashMap<>();
        for (RunRecord.InputFile input : original.inputs()) {
            String name = input(input, engine, bytes);
            if (!name.equals(input.name())) {
                inputs.put(input.name(), name);
                found.add("The input file \"" + input.name() + "\" was found by its hash, as \"" + name + "\".");
            }
        }
        UnaryOperator<Workflow> calling = workflow -> ChosenNames.replaced(
                ChosenNames.replaced(workflow, engine.catalogue(), "models", models),
                engine.catalogue(),
                "inputs",
                inputs);
        Original then = known.orElse(original);
        return new Replay(then.calling(calling.apply(then.workflow())), calling.apply(original.workflow()), found);
    }

    /** To be asked of an engine: computes everything anew. */
    public RunRequest request() {
        return RunRequest.of(workflow).only(original.targets()).computedAnew();
    }

    private static String model(RunRecord.Model model, Darkroom engine) {
        Optional<String> here =
                attempt(() -> engine.library().model("model", model.name()).sha256());
        if (here.filter(model.sha256()::equals).isPresent()) {
            return model.name();
        }
        Optional<String> elsewhere = engine.folders().modelByHash(model.sha256(), model.name());
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        if (here.isPresent()) {
            // Another one of this name: the verdict will tell.
            return model.name();
        }
        throw new MissingPartException("The model \"" + model.name() + "\" (sha256 " + model.sha256()
                + ") is not among the models, under no name; put it anywhere into the models folder, or name its folder"
                + " with --models.");
    }

    private static String input(RunRecord.InputFile input, Darkroom engine, Function<String, Optional<byte[]>> bytes) {
        Optional<String> here =
                attempt(() -> engine.library().sha256(engine.library().input("name", input.name())));
        if (here.filter(input.sha256()::equals).isPresent()) {
            return input.name();
        }
        Optional<String> elsewhere = engine.folders()
                .inputByHash(input.sha256(), input.name())
                .or(() -> bytes.apply(input.sha256()).flatMap(content -> added(content, input, engine)));
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        if (here.isPresent()) {
            return input.name();
        }
        throw new MissingPartException("The input file \"" + input.name() + "\" (sha256 " + input.sha256()
                + ") is nowhere, under no name; put it into the input folder of the data folder.");
    }

    private static Optional<String> added(byte[] content, RunRecord.InputFile input, Darkroom engine) {
        try {
            return Optional.of(engine.folders().addInput(content, input.name()));
        } catch (IOException e) {
            throw new MissingPartException("The input file \"" + input.name()
                    + "\" cannot be put into the input folder (" + e.getMessage()
                    + "); free some space or change its permissions.");
        } catch (InvalidInputException e) {
            throw new MissingPartException("The input file \"" + input.name()
                    + "\" has a name that no file here may have; rename it in the record.");
        }
    }

    private interface Look {
        String now();
    }

    /** Empty when there is nothing of that name, or it cannot be read. */
    private static Optional<String> attempt(Look look) {
        try {
            return Optional.of(look.now());
        } catch (InvalidInputException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
