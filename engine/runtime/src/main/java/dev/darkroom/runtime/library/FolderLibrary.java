package dev.darkroom.runtime.library;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The library over folders. A model is a folder of diffusers' shape or a {@code .safetensors} file, named with or
 * without the ending; the first folder that has the name wins.
 */
public final class FolderLibrary implements Library {
    private static final String SAFETENSORS = ".safetensors";
    private static final List<String> SIGNS_OF_A_MODEL =
            List.of("model_index.json", "config.json", "unet", "vae", "text_encoder");
    private static final int DEPTH = 8;
    private static final int LONGEST_ENDING = 100;
    private static final int MOST_CHOICES = 10_000;

    private final List<Path> models;
    private final Path inputs;
    private final Path states;
    private final FileHashes hashes;

    /**
     * @param models looked into in this order; absent ones are passed over
     * @param inputs pictures and other files to load
     * @param states folders of long jobs; made when needed
     */
    public FolderLibrary(List<Path> models, Path inputs, Path states, FileHashes hashes) {
        this.models = List.copyOf(models);
        this.inputs = inputs;
        this.states = states;
        this.hashes = hashes;
    }

    @Override
    public ModelFile model(String port, String name) {
        PlainNames.checkRelative(port, name);
        for (Path folder : models) {
            Optional<Path> found = modelIn(folder, name);
            if (found.isPresent()) {
                return new ModelFile(name, found.get(), hashes.ofAny(found.get()));
            }
        }
        throw missing(port, name, "model", choices("models"), "put it into the models folder");
    }

    private static Optional<Path> modelIn(Path folder, String name) {
        return PlainNames.within(folder, name)
                .filter(path -> Files.isDirectory(path) ? isModel(path) : name.endsWith(SAFETENSORS))
                .or(() -> PlainNames.within(folder, name + SAFETENSORS).filter(Files::isRegularFile));
    }

    @Override
    public Path input(String port, String name) {
        PlainNames.checkRelative(port, name);
        return PlainNames.within(inputs, name)
                .filter(Files::isRegularFile)
                .orElseThrow(() -> missing(
                        port,
                        name,
                        "file in the input folder",
                        choices("inputs"),
                        "put the file into the input folder"));
    }

    @Override
    public String sha256(Path file) {
        return hashes.ofAny(file);
    }

    @Override
    public List<String> choices(String list) {
        Set<String> names = new TreeSet<>();
        switch (list) {
            case "models" -> models.forEach(folder -> addModels(folder, folder, names, DEPTH));
            case "inputs" -> addFiles(names);
            default -> {}
        }
        return List.copyOf(names);
    }

    /**
     * A name under which a model is to be had by what is in it, wherever below the folders it lies and whatever it is
     * called.
     *
     * @param called what it was called before: names that end alike are tried first
     */
    public Optional<String> modelByHash(String sha256, String called) {
        return likelyFirst(choices("models"), called)
                .filter(name -> {
                    try {
                        return model("model", name).sha256().equals(sha256);
                    } catch (InvalidInputException | UncheckedIOException e) {
                        // Not to be loaded under this name.
                        return false;
                    }
                })
                .findFirst();
    }

    /** As {@link #modelByHash}, of files in the input folder. */
    public Optional<String> inputByHash(String sha256, String called) {
        return likelyFirst(choices("inputs"), called)
                .filter(name -> {
                    try {
                        return sha256(input("name", name)).equals(sha256);
                    } catch (InvalidInputException | UncheckedIOException e) {
                        return false;
                    }
                })
                .findFirst();
    }

    private static Stream<String> likelyFirst(List<String> names, String called) {
        String last = called.substring(called.lastIndexOf('/') + 1);
        return names.stream()
                .sorted(Comparator.comparing((String name) -> !name.equals(called))
                        .thenComparing(name -> !name.endsWith(last))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * Puts a file into the input folder.
     *
     * @param called how the name shall end
     * @return the name that it has got
     */
    public String addInput(byte[] content, String called) throws IOException {
        String sha256 = Sha256.of(content);
        String last = called.substring(called.lastIndexOf('/') + 1);
        String name = sha256.substring(0, 16) + "-" + last.substring(Math.max(0, last.length() - LONGEST_ENDING));
        PlainNames.check("name", name);
        Path place = inputs.resolve(name);
        if (!Files.isRegularFile(place) || !hashes.of(place).equals(sha256)) {
            AtomicFiles.replace(place, content);
        }
        return name;
    }

    /** The lists that {@link #choices} fills. */
    public static boolean knows(String list) {
        return list.equals("models") || list.equals("inputs");
    }

    @Override
    public Path state(String port, String name) {
        PlainNames.check(port, name);
        try {
            Path folder = states.resolve(name);
            Files.createDirectories(folder);
            return PlainNames.within(states, name)
                    .orElseThrow(() -> new InvalidInputException(
                            port, "names \"" + name + "\", a link out of the state folder; remove the link."));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the state folder \"" + name + "\".", e);
        }
    }

    private static boolean isModel(Path folder) {
        return SIGNS_OF_A_MODEL.stream().anyMatch(sign -> Files.exists(folder.resolve(sign)));
    }

    private static void addModels(Path root, Path folder, Set<String> names, int depth) {
        if (depth == 0 || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : (Iterable<Path>) children::iterator) {
                String name = root.relativize(child).toString().replace('\\', '/');
                if (names.size() >= MOST_CHOICES
                        || child.getFileName().toString().startsWith(".")
                        || PlainNames.within(root, name).isEmpty()) {
                    continue;
                }
                if (Files.isDirectory(child)) {
                    if (isModel(child)) {
                        names.add(name);
                    } else {
                        addModels(root, child, names, depth - 1);
                    }
                } else if (name.toLowerCase(Locale.ROOT).endsWith(SAFETENSORS)) {
                    names.add(name.substring(0, name.length() - SAFETENSORS.length()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the models folder " + folder.getFileName() + ".", e);
        }
    }

    private void addFiles(Set<String> names) {
        if (!Files.isDirectory(inputs)) {
            return;
        }
        try (Stream<Path> files = Files.walk(inputs, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(Files::isRegularFile)
                    .map(file -> inputs.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith(".") && !name.contains("/."))
                    .filter(name -> PlainNames.within(inputs, name).isPresent())
                    .limit(MOST_CHOICES)
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the input folder.", e);
        }
    }

    private static InvalidInputException missing(
            String port, String name, String what, List<String> names, String remedy) {
        String near = NearestName.to(name, names)
                .map(n -> "the nearest is \"" + n + "\"; write that, or " + remedy)
                .orElse("there is none at all; " + remedy);
        return new InvalidInputException(
                port, "names \"" + name + "\", but there is no such " + what + ", " + near + ".");
    }
}
