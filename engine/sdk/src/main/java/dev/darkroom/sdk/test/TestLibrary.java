package dev.darkroom.sdk.test;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files in a temporary folder. */
final class TestLibrary implements Library {
    private final Path folder;
    private final Map<String, Path> models = new TreeMap<>();
    private final Map<String, List<String>> choices = new TreeMap<>();

    TestLibrary() {
        try {
            folder = Files.createTempDirectory("darkroom-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addInput(String name, byte[] content) {
        try {
            Path file = inputs().resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addModel(String name, Path path) {
        models.put(name, path);
    }

    void addChoices(String list, List<String> values) {
        choices.put(list, values);
    }

    @Override
    public ModelFile model(String port, String name) {
        Path path = models.get(name);
        if (path == null) {
            throw absent(port, "model", name, models.keySet());
        }
        return new ModelFile(name, path, Sha256.of(path));
    }

    @Override
    public Path input(String port, String name) {
        Path file = inputs().resolve(name).normalize();
        if (!file.startsWith(inputs()) || !Files.isRegularFile(file)) {
            throw absent(port, "input file", name, choices("inputs"));
        }
        return file;
    }

    @Override
    public String sha256(Path file) {
        return Sha256.of(file);
    }

    @Override
    public List<String> choices(String list) {
        if (choices.containsKey(list)) {
            return choices.get(list);
        }
        return switch (list) {
            case "models" -> List.copyOf(models.keySet());
            case "inputs" -> files();
            default -> List.of();
        };
    }

    @Override
    public Path state(String port, String name) {
        PlainName.check(port, name);
        try {
            return Files.createDirectories(folder.resolve("state").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst =
                    walk.sorted((a, b) -> b.getNameCount() - a.getNameCount()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path inputs() {
        return folder.resolve("input");
    }

    private List<String> files() {
        if (!Files.isDirectory(inputs())) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(inputs())) {
            return walk.filter(Files::isRegularFile)
                    .map(f -> inputs().relativize(f).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidInputException absent(String port, String what, String name, Collection<String> known) {
        String list = known.isEmpty() ? "there is none" : "there are " + String.join(", ", known);
        return new InvalidInputException(port, "there is no " + what + " \"" + name + "\"; " + list);
    }
}
