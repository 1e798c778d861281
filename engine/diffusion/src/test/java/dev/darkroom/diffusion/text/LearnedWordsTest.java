package dev.darkroom.diffusion.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.diffusion.ModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedWordsTest {
    private static final LearnedWords WORDS = new LearnedWords(
            List.of("rabbit", "hot air balloon", "Christmas tree", "t-shirt"),
            List.of("rabbit face"),
            List.of("in the manner of Hokusai"),
            List.of("meadow"));

    @TempDir
    Path folder;

    @Test
    void shouldFindWhatWasNotTaught() {
        assertThat(WORDS.unknownIn("a giraffe, a giant squid and two rabbits"))
                .containsExactly("giraffe", "squid", "rabbits");
        assertThat(WORDS.unknownIn("A sea horse; Sea Horse? sea")).containsExactly("sea horse", "Sea Horse", "sea");
        assertThat(WORDS.unknownIn("air balloon")).containsExactly("air balloon");
        assertThat(WORDS.unknownIn("兔子")).containsExactly("兔子");
    }

    @Test
    void shouldSayNothingAboutWhatWasTaughtAndAboutPlainWords() {
        assertThat(WORDS.unknownIn("")).isEmpty();
        assertThat(WORDS.unknownIn("A red RABBIT's face in the manner of Hokusai, 4k, masterpiece, (blurry:1.2)"))
                .isEmpty();
        assertThat(WORDS.unknownIn("rabbit face wearing a T-shirt under 3 hot-air balloons"))
                .containsExactly("hot-air balloons");
        assertThat(WORDS.unknownIn("a whimsical watercolor of a hot air balloon, a christmas tree on a meadow"))
                .isEmpty();
    }

    @Test
    void shouldReadTheFileBesideTheWeights() throws Exception {
        assertThat(LearnedWords.read(folder)).isEmpty();
        Path file = folder.resolve("words.json");
        Files.writeString(file, "{\"things\": [\"yak\"], \"styles\": [\"linocut\"]}");
        assertThat(LearnedWords.read(folder))
                .contains(new LearnedWords(List.of("yak"), List.of(), List.of("linocut"), List.of()));
        Files.writeString(file, "{\"things\": \"yak\"}");
        assertThatThrownBy(() -> LearnedWords.read(folder))
                .isInstanceOf(ModelException.class)
                .hasMessage("words.json: \"things\" must be a list of texts, not \"yak\".");
    }
}
