package dev.darkroom.diffusion.checkpoint;

import dev.darkroom.diffusion.ModelException;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.TensorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the weights of one part of a model folder. */
final class WeightFiles {
    private static final String INDEX = ".safetensors.index.json";
    private static final long MAX_INDEX_BYTES = 64L << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WeightFiles() {}

    /**
     * Opens them.
     *
     * @param folder such as {@code model/unet}
     * @param stem {@code diffusion_pytorch_model}, or {@code model} for text encoders
     * @param where what to call the part in messages
     */
    static Checkpoint open(Path folder, String stem, String where) {
        return open(where, find(folder, stem, where));
    }

    /** Opens named files. */
    static Checkpoint open(String where, List<Path> files) {
        try {
            return Checkpoint.open(files.toArray(Path[]::new));
        } catch (TensorException e) {
            throw new ModelException(where + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Path> find(Path folder, String stem, String where) {
        Path plain = folder.resolve(stem + ".safetensors");
        if (Files.isRegularFile(plain)) {
            return List.of(plain);
        }
        Path index = folder.resolve(stem + INDEX);
        if (Files.isRegularFile(index)) {
            return shards(folder, index, where);
        }
        Path half = folder.resolve(stem + ".fp16.safetensors");
        if (Files.isRegularFile(half)) {
            return List.of(half);
        }
        Optional<String> pickle = pickle(folder);
        throw new ModelException(where + " has no " + stem + ".safetensors"
                + pickle.map(name -> "; its " + name
                                + " is not opened, since files of that format can run code: convert it to safetensors.")
                        .orElse(" in " + folder + "."));
    }

    private static List<Path> shards(Path folder, Path index, String where) {
        String name = index.getFileName().toString();
        try {
            if (Files.size(index) > MAX_INDEX_BYTES) {
                throw new ModelException(where + ": " + name + " is too large for an index.");
            }
            Set<String> files = new TreeSet<>();
            for (JsonNode file : JSON.readTree(Files.readString(index)).path("weight_map")) {
                files.add(file.asString(""));
            }
            for (String file : files) {
                if (!file.endsWith(".safetensors") || file.contains("/") || file.contains("\\")) {
                    throw new ModelException(where + ": " + name + " names \"" + file
                            + "\", but the shards must be .safetensors files beside it.");
                }
            }
            if (files.isEmpty()) {
                throw new ModelException(where + ": " + name + " has no \"weight_map\" that names shards.");
            }
            return files.stream().map(folder::resolve).toList();
        } catch (IOException | JacksonException e) {
            throw new ModelException(where + ": " + name + " is not valid JSON.", e);
        }
    }

    private static Optional<String> pickle(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".bin") || name.endsWith(".ckpt") || name.endsWith(".pth"))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
