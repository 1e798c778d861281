package dev.darkroom.server.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {
    @TempDir
    Path folder;

    @Test
    void shouldRefuseInOneSentenceWhenTooLittleIsLeft() {
        Path deep = folder.resolve("not/yet/there");
        assertThat(FreeSpace.refusal(deep, 0)).isEmpty();
        assertThat(FreeSpace.refusal(deep, Long.MAX_VALUE)).hasValueSatisfying(sentence -> assertThat(sentence)
                .startsWith("The disk of the folder " + deep + " has only ")
                .contains("darkroom gc")
                .endsWith("."));
    }
}
