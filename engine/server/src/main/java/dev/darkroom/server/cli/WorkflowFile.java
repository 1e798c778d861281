package dev.darkroom.server.cli;

import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A workflow document on disk. */
final class WorkflowFile {
    private WorkflowFile() {}

    /**
     * Reads it.
     *
     * @param given as the user wrote it
     *
     * @throws UserError when there is no such file
     * @throws InvalidWorkflowException when it is no workflow
     */
    static Workflow read(Console console, Path given) {
        Path file = console.folder().resolve(given);
        if (Files.isDirectory(file)) {
            throw UserError.badInput(given + " is a folder; give the workflow file itself" + first(file) + ".");
        }
        if (!Files.exists(file)) {
            throw UserError.badInput("There is no file " + given + "; check the name" + neighbours(file) + ".");
        }
        try {
            if (Files.size(file) > WorkflowReader.MAX_BYTES) {
                throw UserError.badInput(given + " is larger than " + (WorkflowReader.MAX_BYTES >> 20)
                        + " MiB and so no workflow; give the workflow file.");
            }
            return WorkflowReader.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw UserError.badInput("The file " + given + " cannot be read; check who may read it.");
        }
    }

    private static String neighbours(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && Files.isDirectory(folder) ? first(folder) : "";
    }

    /** One workflow of the folder, as an example. */
    private static String first(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> example = files.filter(
                            f -> f.getFileName().toString().endsWith(".json"))
                    .min(Comparator.naturalOrder());
            return example.map(f -> ", such as " + f.getFileName()).orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
