package dev.darkroom.runtime.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where files that runs left are to be had. */
@FunctionalInterface
public interface Kept {
    /** Larger files are compared by their hash alone. */
    long MOST_BYTES = 256L << 20;

    /** What is in the file, unchanged; empty when it is not kept. */
    Optional<byte[]> find(Original.Made made);

    /** This, or else what another keeps. */
    default Kept or(Kept other) {
        return made -> find(made).or(() -> other.find(made));
    }

    /** What is in a file; empty when it is gone or too large to be held in memory. */
    static Optional<byte[]> read(Path file) {
        try {
            return Files.size(file) > MOST_BYTES ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
