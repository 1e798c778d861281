package dev.darkroom.sdk;

import java.nio.file.Path;
import java.util.List;

/** Files that a node may read, by name and never by path: no name leaves the folders the user opened. */
public interface Library {

    /**
     * Finds a model folder or file: in the user's model folders first, then in those that plugins bring.
     *
     * @throws InvalidInputException for port {@code port} when there is none, naming the nearest
     */
    ModelFile model(String port, String name);

    /**
     * Finds a file in the input folder, such as a picture to load.
     *
     * @throws InvalidInputException for port {@code port} when there is none, naming the nearest
     */
    Path input(String port, String name);

    /** SHA-256 of a file's content, in hexadecimal; remembered while size and modification time stay the same. */
    String sha256(Path file);

    /** The names behind {@code @Choices(from = list)}. */
    List<String> choices(String list);

    /**
     * A folder, kept between runs, in which a long job such as training saves its state. Made when absent.
     *
     * @throws InvalidInputException for port {@code port} when the name is not a plain file name
     */
    Path state(String port, String name);
}
