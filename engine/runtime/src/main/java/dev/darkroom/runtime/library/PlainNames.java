package dev.darkroom.runtime.library;

import dev.darkroom.sdk.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Names from workflows: never a way out of a folder. */
final class PlainNames {
    private static final int LONGEST = 200;

    private PlainNames() {}

    /** A name without folders. */
    static void check(String port, String name) {
        if (!part(name)) {
            throw refused(port, name, "a plain file name without folders");
        }
    }

    /** A name, or names parted by {@code /}. */
    static void checkRelative(String port, String name) {
        if (name.length() > LONGEST || !Arrays.stream(name.split("/", -1)).allMatch(PlainNames::part)) {
            throw refused(port, name, "a name within the folder, such as \"portraits/anna\"");
        }
    }

    /** Where a checked name leads within a folder; empty when there is nothing, or a link that leaves the folder. */
    static Optional<Path> within(Path folder, String name) {
        Path path = folder.resolve(name);
        try {
            return Files.exists(path) && path.toRealPath().startsWith(folder.toRealPath())
                    ? Optional.of(path)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean part(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && !name.startsWith(".")
                && name.equals(name.strip())
                && name.chars().noneMatch(c -> c < ' ' || c == 0x7f || "/\\:*?\"<>|".indexOf(c) >= 0);
    }

    private static InvalidInputException refused(String port, String name, String expected) {
        String shown = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
        return new InvalidInputException(port, "is \"" + shown + "\", but expected is " + expected + "; rename it.");
    }
}
