package dev.darkroom.diffusion;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the reference data: beside the tests, or in the shared folder next to the project. */
public final class GoldenFolder {
    private GoldenFolder() {}

    /** A file or folder such as {@code sd15/expected.json}; skips the test, saying so, when it is nowhere. */
    public static Path of(String name) {
        for (String root : new String[] {"src/test/resources/golden", "../../../shared/golden"}) {
            Path path = Path.of(root).resolve(name);
            if (Files.exists(path)) {
                return path;
            }
        }
        assumeTrue(false, "skipped: the reference data golden/" + name + " is not on this machine");
        throw new AssertionError("unreachable");
    }
}
