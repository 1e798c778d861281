package dev.darkroom.nodes.learning;

import dev.darkroom.nodes.learning.Rasteriser.Drawing;
import dev.darkroom.nodes.learning.Rasteriser.Placement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Pictures with captions: every subject in every style, some in a colour that is not theirs, some before a tint, and heads
 * that wear something. The same seed gives the same data set, picture by picture, whatever the order of asking. Not
 * thread-safe.
 */
final class PictureDataset {
    /** Beside {@link Style#FLAT}, which a short prompt means. */
    private static final List<Style> COLOURED =
            List.of(Style.CARTOON, Style.RENDER_3D, Style.WATERCOLOR, Style.CLAYMATION);

    private static final List<Style> WORN = List.of(
            Style.FLAT, Style.CARTOON, Style.RENDER_3D, Style.WATERCOLOR, Style.CLAYMATION, Style.PASTEL, Style.LINE);

    /** Beside {@link Style#FLAT}. */
    private static final List<Style> IN_GROUPS = WORN.subList(1, WORN.size());

    private static final List<Style> BEFORE_TINTS = List.of(Style.FLAT, Style.CARTOON, Style.RENDER_3D, Style.GLOSSY);
    private static final int PAIRS = 2;
    private static final float[] WHITE = {1, 1, 1};

    private final Art art = new Art();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Subject> bySubject = new HashMap<>();
    private final long seed;
    private int size;

    /**
     * A scene with its pictures.
     *
     * @param first index of the first
     * @param count how many, each placed in another way and, where there are several, from another drawing
     */
    record Entry(Scene scene, int first, int count) {}

    /**
     * What to draw.
     *
     * @param subjects how many subjects from the front of the list, at least 1; more than there are means all
     * @param placements how many pictures of each subject in each style and with each thing worn, at least 1
     * @param variations whether colours, tints and things worn are drawn too
     * @param groups whether several of a kind and pairs of two are drawn too
     */
    record Extent(int subjects, int placements, boolean variations, boolean groups) {
        /** Each thing by itself. */
        Extent(int subjects, int placements, boolean variations) {
            this(subjects, placements, variations, false);
        }
    }

    private PictureDataset(long seed) {
        this.seed = seed;
    }

    /** What training may see: nothing that is {@link HeldOut}. */
    static PictureDataset forTraining(Extent extent, long seed) throws IOException {
        return of(extent, seed, false);
    }

    /** What no training sees: for measuring what was learnt rather than remembered. */
    static PictureDataset heldOut(Extent extent, long seed) throws IOException {
        return of(extent, seed, true);
    }

    private static PictureDataset of(Extent extent, long seed, boolean heldOut) throws IOException {
        var dataset = new PictureDataset(seed);
        HeldOut list = HeldOut.read();
        List<Subject> all = Art.subjects();
        all.forEach(subject -> dataset.bySubject.put(subject.noun(), subject));
        List<Subject> drawn = all.subList(0, Math.min(extent.subjects(), all.size()));
        for (Subject subject : drawn) {
            for (Style style : Style.values()) {
                Scene scene = Scene.of(subject, style);
                if (isHeldOut(scene, list) == heldOut && dataset.drawable(scene)) {
                    dataset.add(scene, extent.placements());
                }
            }
            List<Scene> others = new ArrayList<>();
            if (extent.variations()) {
                others.addAll(variations(subject, seed));
            }
            if (extent.groups()) {
                others.addAll(groups(subject, drawn, seed));
            }
            for (Scene scene : others) {
                if (isHeldOut(scene, list) == heldOut && dataset.drawable(scene)) {
                    dataset.add(scene, scene.hat().isPresent() ? extent.placements() : 1);
                }
            }
        }
        return dataset;
    }

    private static List<Scene> variations(Subject subject, long seed) {
        var random = new SplittableRandom(seed * 31 + subject.noun().hashCode());
        List<Scene> scenes = new ArrayList<>();
        for (Colour colour : Colour.values()) {
            scenes.add(Scene.of(subject, Style.FLAT).in(colour));
            scenes.add(Scene.of(subject, oneOf(COLOURED, random)).in(colour));
        }
        for (int i = 0; i < 2; i++) {
            scenes.add(Scene.of(subject, oneOf(BEFORE_TINTS, random)).before(oneOf(List.of(Colour.values()), random)));
        }
        if (Headwear.heads().contains(subject.noun())) {
            for (Headwear worn : Headwear.values()) {
                for (Style style : WORN) {
                    scenes.add(Scene.of(subject, style).wearing(worn));
                }
            }
        }
        return scenes;
    }

    /** Every number of it, and beside it some other things; each in the usual style and in another. */
    private static List<Scene> groups(Subject subject, List<Subject> all, long seed) {
        var random = new SplittableRandom(seed * 37 + subject.noun().hashCode());
        List<Company> companies = new ArrayList<>();
        for (int count = 2; subject.counted() && count <= Company.MOST; count++) {
            companies.add(new Company.Several(count));
        }
        for (int i = 0; i < PAIRS; i++) {
            Subject other = oneOf(all, random);
            if (!other.equals(subject)) {
                companies.add(new Company.With(other));
            }
        }
        List<Scene> scenes = new ArrayList<>();
        for (Company company : companies) {
            scenes.add(Scene.of(subject, Style.FLAT, company));
            scenes.add(Scene.of(subject, oneOf(IN_GROUPS, random), company));
        }
        return scenes;
    }

    private static <T> T oneOf(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static boolean isHeldOut(Scene scene, HeldOut list) {
        String noun = scene.subject().noun();
        return list.subject(noun)
                || list.style(noun, scene.style().key())
                || scene.colour()
                        .filter(colour -> list.colour(noun, colour.word()))
                        .isPresent()
                || scene.hat().filter(worn -> list.hat(noun, worn.noun())).isPresent()
                || other(scene)
                        .filter(beside -> list.subject(beside.noun())
                                || list.style(beside.noun(), scene.style().key()))
                        .isPresent();
    }

    private static Optional<Subject> other(Scene scene) {
        return scene.company()
                .flatMap(
                        company -> company instanceof Company.With pair ? Optional.of(pair.other()) : Optional.empty());
    }

    private boolean drawable(Scene scene) throws IOException {
        for (Look look : scene.style().looks()) {
            if (drawing(scene.subject(), look, scene.style()).isPresent() && hasOther(scene, look)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Drawing> drawing(Subject subject, Look look, Style style) throws IOException {
        return art.drawing(subject.drawing(), look, style);
    }

    /** Whether what stands beside the subject, if anything does, is drawn in a look. */
    private boolean hasOther(Scene scene, Look look) throws IOException {
        Optional<Subject> other = other(scene);
        return other.isEmpty() || drawing(other.get(), look, scene.style()).isPresent();
    }

    private void add(Scene scene, int count) {
        entries.add(new Entry(scene, size, count));
        size += count;
    }

    /** All scenes, in the order of their pictures. */
    List<Entry> entries() {
        return entries;
    }

    /** How many pictures. */
    int size() {
        return size;
    }

    /** A picture of a scene: {@code [side, side, 3]} values from 0 to 1. */
    float[] picture(Entry entry, int placement, int side) throws IOException {
        Scene scene = entry.scene();
        var random = new SplittableRandom(seed * 1_000_003L + scene.seed() * 31L + placement);
        List<Drawing> drawings = new ArrayList<>();
        List<Look> looks = new ArrayList<>();
        for (Look look : scene.style().looks()) {
            if (scene.hat().isPresent() && look == Look.SIMPLE) {
                continue; // draws some of the heads with their bodies
            }
            if (!hasOther(scene, look)) {
                continue;
            }
            art.drawing(scene.subject().drawing(), look, scene.style()).ifPresent(drawing -> {
                drawings.add(drawing);
                looks.add(look);
            });
        }
        int chosen = scene.bare() ? placement % drawings.size() : random.nextInt(drawings.size());
        Drawing drawing = drawings.get(chosen);
        Raster drawn;
        if (scene.hat().isPresent()) {
            drawn = wearing(scene, drawing, looks.get(chosen), side, random);
        } else if (scene.company().isPresent()) {
            drawn = inCompany(scene, drawing, looks.get(chosen), side);
        } else {
            drawn = Rasteriser.render(drawing, side, placement(scene.bare() ? placement / drawings.size() : 1, random));
        }
        float[] ground = scene.ground().map(Colour::ground).orElse(WHITE);
        return scene.style()
                .finish(scene.colour().map(colour -> colour.applied(drawn)).orElse(drawn), ground, random);
    }

    private Raster wearing(Scene scene, Drawing head, Look look, int side, SplittableRandom random) throws IOException {
        Headwear worn = scene.hat().orElseThrow();
        Raster face = Rasteriser.render(
                head, side, new Placement(random.nextDouble(-0.03, 0.03), Headwear.LOWER, Headwear.HEAD, 0, false));
        Drawing thing = thing(worn, look, scene.style(), random);
        Raster alone = Rasteriser.render(thing, side, Placement.CENTRED);
        return face.under(Rasteriser.render(
                thing, side, worn.on(face, alone, scene.subject().noun())));
    }

    private Raster inCompany(Scene scene, Drawing first, Look look, int side) throws IOException {
        Optional<Subject> other = other(scene);
        Drawing beside =
                other.isPresent() ? drawing(other.get(), look, scene.style()).orElseThrow() : first;
        List<Placement> places = scene.company().orElseThrow().places();
        Raster all = Rasteriser.render(first, side, places.get(0));
        for (Placement place : places.subList(1, places.size())) {
            all = all.under(Rasteriser.render(beside, side, place));
        }
        return all;
    }

    private Drawing thing(Headwear worn, Look look, Style style, SplittableRandom random) throws IOException {
        Optional<Drawing> ours = art.worn(worn, random.nextInt(5), style);
        if (ours.isPresent()) {
            return ours.get();
        }
        Subject subject = Objects.requireNonNull(bySubject.get(worn.noun()), worn.noun());
        var drawing = art.drawing(subject.drawing(), look, style);
        return drawing.isPresent()
                ? drawing.get()
                : art.drawing(subject.drawing(), Look.FLAT, style).orElseThrow();
    }

    /** The first is the drawing as it came. */
    private static Placement placement(int index, SplittableRandom random) {
        if (index == 0) {
            return Placement.CENTRED;
        }
        return new Placement(
                random.nextDouble(-0.04, 0.04),
                random.nextDouble(-0.04, 0.04),
                random.nextDouble(0.86, 1.03),
                random.nextDouble(-6, 6),
                false);
    }
}
