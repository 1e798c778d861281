package dev.darkroom.nodes.learning;

import dev.darkroom.nodes.learning.Question.Kind;
import dev.darkroom.sdk.port.PortType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What a model is asked to draw, in order, for an evaluation of what it draws. Immutable. */
@PortType(name = "darkroom.questions", colour = "#dce775")
public final class Questions {
    private static final int SEEDS = 4;
    private static final int REPEATED = 2;

    /** Words that stand in no caption, with the noun of what they mean. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("bunny", "rabbit"),
            Map.entry("puppy", "dog"),
            Map.entry("kitten", "cat"),
            Map.entry("burger", "hamburger"),
            Map.entry("hare", "rabbit"),
            Map.entry("doggy", "dog"),
            Map.entry("kitty", "cat"),
            Map.entry("automobile", "car"),
            Map.entry("aeroplane", "airplane"),
            Map.entry("bike", "bicycle"),
            Map.entry("locomotive", "train"),
            Map.entry("fries", "french fries"),
            Map.entry("tv", "television"),
            Map.entry("aubergine", "eggplant"),
            Map.entry("maize", "corn"),
            Map.entry("serpent", "snake"),
            Map.entry("toadstool", "mushroom"),
            Map.entry("gift", "present"),
            Map.entry("home", "house"),
            Map.entry("boat", "sailboat"),
            Map.entry("fiddle", "violin"),
            Map.entry("sneaker", "shoe"),
            Map.entry("spectacles", "glasses"),
            Map.entry("bruin", "bear"),
            Map.entry("piglet", "pig"),
            Map.entry("pony", "horse"),
            Map.entry("hound", "dog"),
            Map.entry("spud", "potato"),
            Map.entry("timepiece", "clock"));

    private final List<Question> questions;

    private Questions(List<Question> questions) {
        this.questions = List.copyOf(questions);
    }

    List<Question> all() {
        return questions;
    }

    /** Those of some kinds, the same that are among all. */
    Questions only(Set<Kind> kinds) {
        return new Questions(questions.stream()
                .filter(question -> kinds.contains(question.kind()))
                .toList());
    }

    /**
     * Draws questions.
     *
     * @param styles those that are asked for
     * @param each how many of each kind, as far as there are any
     */
    static Questions ask(int subjects, Collection<Style> styles, int each, long seed) throws IOException {
        var extent = new PictureDataset.Extent(subjects, 1, true);
        HeldOut list = HeldOut.read();
        Map<Kind, List<Scene>> scenes = new EnumMap<>(Kind.class);
        for (PictureDataset.Entry entry :
                PictureDataset.forTraining(extent, seed).entries()) {
            add(scenes, entry.scene(), styles, seenAs(entry.scene()));
        }
        for (PictureDataset.Entry entry : PictureDataset.heldOut(extent, seed).entries()) {
            add(scenes, entry.scene(), styles, heldOutAs(entry.scene(), list));
        }
        var random = new SplittableRandom(seed);
        List<Question> questions = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Scene> left = new ArrayList<>(scenes.getOrDefault(kind, List.of()));
            for (int i = 0; i < each && !left.isEmpty(); i++) {
                Scene scene = left.remove(random.nextInt(left.size()));
                String text =
                        scene.captions().get(random.nextInt(scene.captions().size()));
                questions.add(new Question(kind, scene, text, i % SEEDS));
            }
        }
        addSynonyms(questions, scenes.getOrDefault(Kind.SEEN, List.of()), list, each);
        List<Question> seen =
                questions.stream().filter(q -> q.kind() == Kind.SEEN).toList();
        for (Question question : seen.subList(0, Math.min(REPEATED, seen.size()))) {
            for (int i = 0; i < SEEDS; i++) {
                questions.add(new Question(Kind.REPEATED, question.scene(), question.text(), 100 + i));
            }
        }
        IntStream.range(0, seen.size() / 2)
                .mapToObj(i -> new Question(Kind.WORDLESS, seen.get(i).scene(), "", 200 + i))
                .forEach(questions::add);
        return new Questions(questions);
    }

    private static void add(Map<Kind, List<Scene>> scenes, Scene scene, Collection<Style> styles, List<Kind> kinds) {
        if (styles.contains(scene.style())) {
            kinds.forEach(
                    kind -> scenes.computeIfAbsent(kind, k -> new ArrayList<>()).add(scene));
        }
    }

    private static List<Kind> seenAs(Scene scene) {
        if (scene.bare()) {
            return List.of(Kind.SEEN);
        }
        return scene.ground().isPresent() ? List.of() : List.of(scene.hat().isPresent() ? Kind.WORN : Kind.COLOUR);
    }

    /** Only what is held out for one reason, so that a failure has one. */
    private static List<Kind> heldOutAs(Scene scene, HeldOut list) {
        String noun = scene.subject().noun();
        if (list.subject(noun) || scene.ground().isPresent()) {
            return List.of();
        }
        boolean style = list.style(noun, scene.style().key());
        if (scene.bare()) {
            return List.of(Kind.HELD_OUT_STYLE);
        }
        if (style) {
            return List.of();
        }
        return List.of(scene.hat().isPresent() ? Kind.HELD_OUT_WORN : Kind.HELD_OUT_COLOUR);
    }

    private static void addSynonyms(List<Question> questions, List<Scene> seen, HeldOut list, int each) {
        List<String> words =
                SYNONYMS.keySet().stream().filter(list::synonym).sorted().toList();
        int asked = 0;
        for (String word : words) {
            String noun = SYNONYMS.getOrDefault(word, "");
            for (Scene scene : seen) {
                if (asked < each
                        && scene.style() == Style.FLAT
                        && scene.subject().noun().equals(noun)) {
                    questions.add(new Question(Kind.SYNONYM, scene, Subject.withArticle(word), asked++ % SEEDS));
                }
            }
        }
    }
}
