package dev.darkroom.nodes.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.nodes.learning.Company.Several;
import dev.darkroom.nodes.learning.Company.With;
import dev.darkroom.nodes.learning.PictureDataset.Entry;
import dev.darkroom.nodes.learning.PictureDataset.Extent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyTest {
    private static final int SIDE = 64;
    private static final Extent GROUPS = new Extent(1000, 1, false, true);

    @ParameterizedTest
    @CsvSource({
        "apple, apples",
        "mouse, mice",
        "computer mouse, computer mice",
        "cup of coffee, cups of coffee",
        "cup with straw, cups with straw",
        "strawberry, strawberries",
        "ring buoy, ring buoys",
        "fox, foxes",
        "octopus, octopuses",
        "watch, watches",
        "tomato, tomatoes",
        "piano, pianos",
        "jellyfish, jellyfish",
        "kitchen knife, kitchen knives",
        "game die, game dice"
    })
    void shouldNameSeveral(String noun, String plural) {
        assertThat(new Subject(noun, "any", List.of()).plural()).isEqualTo(plural);
    }

    @Test
    void shouldCountOnlyWhatIsCounted() {
        assertThat(new Subject("cat", "any", List.of()).counted()).isTrue();
        assertThat(new Subject("bread", "any", List.of()).counted()).isFalse();
        assertThat(new Subject("Statue of Liberty", "any", List.of()).counted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void shouldDrawAsManyAsItSays(int count) throws IOException {
        Scene scene = Scene.of(subject("apple"), Style.FLAT, new Several(count));

        assertThat(scene.captions())
                .startsWith(List.of("two apples", "three apples", "four apples").get(count - 2));
        assertThat(scene.plainCaptions()).isEqualTo(1);
        assertThat(islands(picture(scene))).isEqualTo(count);
    }

    @Test
    void shouldDrawAPairFromLeftToRight() throws IOException {
        Scene scene = Scene.of(subject("apple"), Style.CARTOON, new With(subject("banana")));

        assertThat(scene.captions())
                .containsExactly("a cartoon of an apple and a banana", "an apple and a banana, cartoon");
        assertThat(scene.plainCaptions()).isZero();
        float[] picture = picture(scene);
        assertThat(green(picture, 0)).as("the red one is on the left").isLessThan(green(picture, SIDE / 2));
    }

    @Test
    void shouldShowNothingThatIsHeldOutBesideAnything() throws IOException {
        HeldOut list = HeldOut.read();
        Set<Integer> counts = new HashSet<>();
        int pairs = 0;
        for (Entry entry : PictureDataset.forTraining(GROUPS, 1).entries()) {
            Scene scene = entry.scene();
            if (scene.company().orElse(null) instanceof With pair) {
                pairs++;
                assertThat(list.subject(pair.other().noun())).as("%s", scene).isFalse();
                assertThat(list.style(pair.other().noun(), scene.style().key()))
                        .as("%s", scene)
                        .isFalse();
            } else if (scene.company().orElse(null) instanceof Several several) {
                counts.add(several.count());
                assertThat(scene.subject().counted()).isTrue();
            }
        }
        assertThat(counts).containsExactlyInAnyOrder(2, 3, 4);
        assertThat(pairs).isGreaterThan(500);
        assertThat(PictureDataset.forTraining(new Extent(1000, 1, true), 1).entries())
                .as("unasked, each thing stands by itself")
                .allMatch(entry -> entry.scene().company().isEmpty());
    }

    @Test
    void shouldBeAbleToDrawEveryGroup() throws IOException {
        var dataset = PictureDataset.forTraining(new Extent(60, 1, false, true), 3);
        for (Entry entry : dataset.entries()) {
            if (entry.scene().company().isPresent()) {
                assertThat(dataset.picture(entry, 0, 32))
                        .as("%s", entry.scene())
                        .hasSize(32 * 32 * 3);
            }
        }
    }

    private static Subject subject(String noun) throws IOException {
        return Art.subjects().stream()
                .filter(subject -> subject.noun().equals(noun))
                .findFirst()
                .orElseThrow();
    }

    private static float[] picture(Scene scene) throws IOException {
        return PictureDataset.forTraining(new Extent(1, 1, false), 1).picture(new Entry(scene, 0, 1), 0, SIDE);
    }

    /** How much green what is drawn in one half has, from 0 to 1. */
    private static double green(float[] picture, int left) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            boolean inked = Math.min(picture[3 * i], picture[3 * i + 2]) < 0.7;
            if (inked && i % SIDE >= left && i % SIDE < left + SIDE / 2) {
                sum += picture[3 * i + 1];
                count++;
            }
        }
        return sum / count;
    }

    /** How many connected patches of ink of at least 20 pixels there are. */
    private static int islands(float[] picture) {
        boolean[] left = new boolean[SIDE * SIDE];
        for (int i = 0; i < left.length; i++) {
            left[i] = Math.min(picture[3 * i], Math.min(picture[3 * i + 1], picture[3 * i + 2])) < 0.9;
        }
        int islands = 0;
        for (int start = 0; start < left.length; start++) {
            var open = new ArrayDeque<>(List.of(start));
            int size = 0;
            while (!open.isEmpty()) {
                int i = open.pop();
                if (left[i]) {
                    left[i] = false;
                    size++;
                    if (i % SIDE > 0) open.push(i - 1);
                    if (i % SIDE < SIDE - 1) open.push(i + 1);
                    if (i >= SIDE) open.push(i - SIDE);
                    if (i < left.length - SIDE) open.push(i + SIDE);
                }
            }
            islands += size >= 20 ? 1 : 0;
        }
        return islands;
    }
}
