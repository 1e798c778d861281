package dev.darkroom.nodes.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.nodes.learning.PictureDataset.Example;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PictureDatasetTest {
    private static final List<String> PROMISED = List.of(
            "rabbit",
            "cat face",
            "fox",
            "apple",
            "hamburger",
            "sunflower",
            "car",
            "octopus",
            "rocket",
            "house",
            "tree",
            "guitar",
            "clock",
            "umbrella",
            "penguin",
            "banana",
            "book",
            "hot air balloon",
            "pizza",
            "crown");

    @Test
    void shouldDrawTheSamePicturesFromTheSameSeed() throws IOException {
        var one = new PictureDataset(3, List.of(Look.values()), 2, 5);
        var same = new PictureDataset(3, List.of(Look.values()), 2, 5);
        var other = new PictureDataset(3, List.of(Look.values()), 2, 6);

        for (int i = one.size() - 1; i >= 0; i--) {
            assertThat(one.picture(i, 32)).isEqualTo(same.picture(i, 32));
        }
        assertThat(one.picture(0, 32))
                .as("the first placement is the drawing as it came")
                .isEqualTo(other.picture(0, 32));
        assertThat(one.picture(1, 32)).isNotEqualTo(other.picture(1, 32));
    }

    @Test
    void shouldDrawSomethingForEverySubjectInEveryLook() throws IOException {
        var dataset = new PictureDataset(1000, List.of(Look.values()), 1, 1);

        for (int i = 0; i < dataset.size(); i++) {
            int inked = 0;
            float[] picture = dataset.picture(i, 32);
            for (float value : picture) {
                assertThat(value).isBetween(0f, 1f);
                inked += value < 0.95f ? 1 : 0;
            }
            Example example = dataset.example(i);
            assertThat(inked)
                    .as("%s, %s", example.subject().noun(), example.look())
                    .isGreaterThan(picture.length / 50);
        }
    }

    @Test
    void shouldKnowTheTwentyPromisedNouns() throws IOException {
        Set<String> plain = new HashSet<>();
        var dataset = new PictureDataset(1000, List.of(Look.FLAT), 1, 1);
        for (int i = 0; i < dataset.size(); i++) {
            plain.addAll(PictureDataset.captions(dataset.example(i))
                    .subList(0, PictureDataset.plainCaptions(dataset.example(i))));
        }

        assertThat(plain).containsAll(PROMISED);
        assertThat(dataset.subjects()).hasSizeBetween(140, 200);
    }

    @Test
    void shouldSayTheNounAloneOnlyOfTheUsualLook() {
        var apple = new Subject("apple", "red-apple", List.of());

        assertThat(PictureDataset.captions(new Example(apple, Look.FLAT, 0)))
                .startsWith("apple", "an apple")
                .contains("flat vector art of an apple");
        assertThat(PictureDataset.captions(new Example(apple, Look.RENDER_3D, 0)))
                .containsExactly("a 3D render of an apple", "an apple in 3D", "an apple, 3D render");
    }

    @Test
    void shouldChooseTheArticleByEar() {
        assertThat(Subject.withArticle("octopus")).isEqualTo("an octopus");
        assertThat(Subject.withArticle("unicorn")).isEqualTo("a unicorn");
        assertThat(Subject.withArticle("grapes")).isEqualTo("grapes");
    }
}
