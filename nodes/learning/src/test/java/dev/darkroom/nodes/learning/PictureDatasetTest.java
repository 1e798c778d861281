package dev.darkroom.nodes.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.nodes.learning.PictureDataset.Entry;
import dev.darkroom.nodes.learning.PictureDataset.Extent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PictureDatasetTest {
    private static final Extent ALL = new Extent(1000, 1, true);
    private static final List<String> PROMISED = List.of(
            "rabbit",
            "a cat face",
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
        var extent = new Extent(3, 2, true);
        var one = PictureDataset.forTraining(extent, 5);
        var same = PictureDataset.forTraining(extent, 5);
        var other = PictureDataset.forTraining(extent, 6);

        List<Entry> backwards = new ArrayList<>(same.entries());
        java.util.Collections.reverse(backwards);
        List<float[]> pictures = new ArrayList<>();
        for (Entry entry : backwards) {
            pictures.add(0, same.picture(entry, entry.count() - 1, 32));
        }
        for (int i = 0; i < pictures.size(); i++) {
            Entry entry = one.entries().get(i);
            assertThat(one.picture(entry, entry.count() - 1, 32))
                    .as("%s", entry.scene())
                    .isEqualTo(pictures.get(i));
        }
        Entry first = one.entries().get(0);
        assertThat(one.picture(first, 0, 32))
                .as("the first placement is the drawing as it came")
                .isEqualTo(other.picture(other.entries().get(0), 0, 32));
        assertThat(one.picture(first, 1, 32))
                .isNotEqualTo(other.picture(other.entries().get(0), 1, 32));
    }

    @Test
    void shouldNeverShowWhatIsHeldOut() throws IOException {
        HeldOut list = HeldOut.read();
        Set<String> seen = new HashSet<>();
        Set<Style> styles = EnumSet.noneOf(Style.class);
        Set<String> words = new HashSet<>();
        for (Entry entry : PictureDataset.forTraining(ALL, 1).entries()) {
            Scene scene = entry.scene();
            String noun = scene.subject().noun();
            assertThat(list.subject(noun)).as(noun).isFalse();
            assertThat(list.style(noun, scene.style().key())).as("%s", scene).isFalse();
            scene.colour().ifPresent(colour -> assertThat(list.colour(noun, colour.word()))
                    .as("%s", scene)
                    .isFalse());
            scene.hat().ifPresent(worn -> assertThat(list.hat(noun, worn.noun()))
                    .as("%s", scene)
                    .isFalse());
            seen.add(noun);
            styles.add(scene.style());
            words.addAll(scene.subject().names());
            scene.captions()
                    .forEach(caption -> words.addAll(
                            List.of(caption.replace("french fries", "").split("[ ,]+"))));
        }

        assertThat(seen).hasSize(351);
        assertThat(styles).containsExactly(Style.values());
        assertThat(words.stream().filter(list::synonym)).isEmpty();
        assertThat(list.hat("rabbit", "rabbit ear hat"))
                .as("the lecture's own prompt")
                .isTrue();
    }

    @Test
    void shouldDrawOnlyWhatIsHeldOutWhenAskedTo() throws IOException {
        Set<String> unseen = new HashSet<>();
        Set<String> taught = new HashSet<>();
        PictureDataset.forTraining(ALL, 1)
                .entries()
                .forEach(entry -> taught.addAll(entry.scene().captions()));
        int hats = 0;
        for (Entry entry : PictureDataset.heldOut(ALL, 1).entries()) {
            assertThat(entry.scene().captions()).doesNotContainAnyElementsOf(taught);
            if (HeldOut.read().subject(entry.scene().subject().noun())) {
                unseen.add(entry.scene().subject().noun());
            }
            hats += entry.scene().captions().get(0).contains("rabbit wearing a rabbit ear hat") ? 1 : 0;
        }

        assertThat(unseen).hasSize(45);
        assertThat(hats).as("in every style that heads wear things in").isEqualTo(7);
    }

    @Test
    void shouldDrawSomethingForEverySubjectInEveryStyle() throws IOException {
        var dataset = PictureDataset.forTraining(new Extent(1000, 1, false), 1);
        for (Entry entry : dataset.entries()) {
            float[] picture = dataset.picture(entry, 0, 32);
            float[] corner = {picture[0], picture[1], picture[2]};
            int inked = 0;
            for (int i = 0; i < picture.length; i++) {
                assertThat(picture[i]).isBetween(0f, 1f);
                inked += Math.abs(picture[i] - corner[i % 3]) > 0.08f ? 1 : 0;
            }
            assertThat(inked).as("%s", entry.scene()).isGreaterThan(picture.length / 50);
        }
    }

    @Test
    void shouldKnowThePromisedNouns() throws IOException {
        Set<String> plain = new HashSet<>();
        for (Entry entry : PictureDataset.forTraining(ALL, 1).entries()) {
            plain.addAll(entry.scene().captions().subList(0, entry.scene().plainCaptions()));
        }

        assertThat(plain).containsAll(PROMISED);
    }

    @Test
    void shouldSayTheNounAloneOnlyOfTheUsualStyle() {
        var apple = new Subject("apple", "red-apple", List.of());

        assertThat(Scene.of(apple, Style.FLAT).captions())
                .startsWith("apple", "an apple")
                .contains("flat vector art of an apple");
        assertThat(Scene.of(apple, Style.RENDER_3D).captions())
                .containsExactly("a 3D render of an apple", "an apple in 3D", "an apple, 3D render");
        assertThat(Scene.of(apple, Style.FLAT).in(Colour.BLUE).captions()).contains("a blue apple");
        assertThat(Scene.of(apple, Style.LINE).wearing(Headwear.CROWN).captions())
                .contains("black line drawing of an apple wearing a crown");
        assertThat(Scene.of(apple, Style.FLAT).before(Colour.PINK).captions())
                .contains("an apple on a pink background");
    }

    @Test
    void shouldNotContradictAColourByAnAlias() {
        var car = new Subject("car", "automobile", List.of("red car", "motor car"));

        assertThat(Scene.of(car, Style.FLAT).captions()).contains("a red car", "a motor car");
        Scene blue = Scene.of(car, Style.FLAT).in(Colour.BLUE);
        assertThat(blue.captions()).contains("a blue motor car").noneMatch(text -> text.contains("red"));
        assertThat(blue.captions().subList(0, blue.plainCaptions()))
                .containsExactly("blue car", "a blue car", "a blue motor car");
    }

    @Test
    void shouldGiveNoTwoSubjectsTheSameName() throws IOException {
        Set<String> names = new HashSet<>();
        for (Subject subject : Art.subjects()) {
            for (String name : subject.names()) {
                assertThat(names.add(name)).as(name).isTrue();
            }
        }
        for (Headwear worn : Headwear.values()) {
            assertThat(worn.drawing(0).isPresent() || names.contains(worn.noun()))
                    .as("%s", worn)
                    .isTrue();
        }
        assertThat(names).containsAll(Headwear.heads());
    }

    @Test
    void shouldChooseTheArticleByEar() {
        assertThat(Subject.withArticle("octopus")).isEqualTo("an octopus");
        assertThat(Subject.withArticle("unicorn")).isEqualTo("a unicorn");
        assertThat(Subject.withArticle("grapes")).isEqualTo("grapes");
        assertThat(Subject.withArticle("socks", "red socks")).isEqualTo("red socks");
        assertThat(Subject.withArticle("cat", "orange cat")).isEqualTo("an orange cat");
        assertThat(Subject.withArticle("dress")).isEqualTo("a dress");
    }

    @Test
    void shouldListHeldOutEntriesOfKnownKinds() throws IOException {
        Pattern kinds = Pattern.compile("(subject|synonym)\t[^\t]+\t|(style|colour|hat)\t[^\t]+\t[^\t]+");

        assertThat(Art.lines("held-out.tsv"))
                .allMatch(line -> kinds.matcher(line).matches());
    }
}
