package dev.darkroom.nodes.learning;

import dev.darkroom.nodes.learning.Rasteriser.Drawing;
import dev.darkroom.nodes.learning.Rasteriser.Placement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Pictures with captions: every subject in every look, each placed in several slightly different ways. The same seed
 * gives the same data set, example by example, whatever the order of asking.
 */
final class PictureDataset {
    private final List<Subject> subjects;
    private final List<Look> looks;
    private final int placements;
    private final long seed;
    private final List<List<Drawing>> drawings = new ArrayList<>();

    /**
     * One picture.
     *
     * @param placement which of its placements, from 0; the first is the drawing as it came
     */
    record Example(Subject subject, Look look, int placement) {}

    /**
     * A data set of the first subjects of the list.
     *
     * @param subjects how many subjects, at least 1; more than there are means all
     * @param placements how many pictures of each drawing, at least 1
     */
    PictureDataset(int subjects, List<Look> looks, int placements, long seed) throws IOException {
        List<Subject> all = Art.subjects();
        this.subjects = all.subList(0, Math.min(subjects, all.size()));
        this.looks = List.copyOf(looks);
        this.placements = placements;
        this.seed = seed;
        for (Look look : looks) {
            drawings.add(Art.drawings(look, this.subjects));
        }
    }

    List<Subject> subjects() {
        return subjects;
    }

    /** How many pictures. */
    int size() {
        return subjects.size() * looks.size() * placements;
    }

    /** The example at {@code index}: all placements of a drawing together, then the next look, then the next subject. */
    Example example(int index) {
        int drawing = index / placements;
        return new Example(subjects.get(drawing / looks.size()), looks.get(drawing % looks.size()), index % placements);
    }

    /** The picture at {@code index}: {@code [side, side, 3]} values from 0 to 1. */
    float[] picture(int index, int side) {
        int drawn = index / placements;
        Drawing drawing = drawings.get(drawn % looks.size()).get(drawn / looks.size());
        return Rasteriser.render(drawing, side, placement(index));
    }

    private Placement placement(int index) {
        if (index % placements == 0) {
            return Placement.CENTRED;
        }
        var random = new SplittableRandom(seed * 1_000_003L + index);
        return new Placement(
                random.nextDouble(-0.03, 0.03), random.nextDouble(-0.03, 0.03), random.nextDouble(0.9, 1.02), false);
    }

    /**
     * All captions that fit an example. The plain noun means {@link Look#FLAT}; the other looks must be asked for, so
     * that a short prompt has one clear answer.
     */
    static List<String> captions(Example example) {
        var captions = new ArrayList<String>();
        if (example.look() == Look.FLAT) {
            for (String name : example.subject().names()) {
                captions.add(name);
                captions.add(Subject.withArticle(name));
            }
        }
        for (String name : example.subject().names()) {
            String withArticle = Subject.withArticle(name);
            for (String phrase : example.look().phrases()) {
                captions.add(phrase.formatted(phrase.startsWith("cartoon ") ? name : withArticle));
            }
        }
        return captions;
    }

    /** How many of {@link #captions}, at the front, are a noun and nothing more. */
    static int plainCaptions(Example example) {
        return example.look() == Look.FLAT ? 2 * example.subject().names().size() : 0;
    }
}
