package dev.darkroom.diffusion.training;

import dev.darkroom.tensor.AdamW;
import dev.darkroom.tensor.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A training as saved at some step: a folder {@code step-<n>} that appears only when it is complete.
 *
 * @param folder of its three files
 * @param steps how many had been made
 */
public record SavedTraining(Path folder, long steps) {
    private static final Pattern NAME = Pattern.compile("step-(\\d{1,18})");

    Path weights() {
        return folder.resolve("weights.safetensors");
    }

    /** The averaged weights, which are those to use. */
    public Path average() {
        return folder.resolve("average.safetensors");
    }

    Path optimiser() {
        return folder.resolve("optimiser.safetensors");
    }

    /** The latest one in a training's folder. */
    public static Optional<SavedTraining> newest(Path training) {
        return all(training).stream().max(Comparator.comparingLong(SavedTraining::steps));
    }

    private static List<SavedTraining> all(Path training) {
        if (!Files.isDirectory(training)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(training)) {
            return entries.flatMap(path -> {
                        Matcher name = NAME.matcher(path.getFileName().toString());
                        return name.matches()
                                ? Stream.of(new SavedTraining(path, Long.parseLong(name.group(1))))
                                : Stream.empty();
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saves, then removes what was saved earlier. */
    static void write(Path training, long steps, Parameters weights, Parameters average, AdamW optimiser) {
        try {
            Path folder = training.resolve("step-" + steps);
            if (!Files.exists(folder)) {
                Path half = training.resolve("half-written");
                delete(half);
                Files.createDirectories(half);
                var saved = new SavedTraining(half, steps);
                Map<String, String> metadata = Map.of("steps", Long.toString(steps));
                weights.save(saved.weights(), metadata);
                average.save(saved.average(), metadata);
                optimiser.save(saved.optimiser());
                Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            for (SavedTraining other : all(training)) {
                if (other.steps() != steps) {
                    delete(other.folder());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The training in " + training + " cannot be saved: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
