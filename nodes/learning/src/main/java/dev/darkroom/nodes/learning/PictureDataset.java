package dev.darkroom.nodes.learning;

import dev.darkroom.nodes.learning.Rasteriser.Drawing;
import dev.darkroom.nodes.learning.Rasteriser.Placement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final List<Style> BEFORE_TINTS = List.of(Style.FLAT, Style.CARTOON, Style.RENDER_3D, Style.GLOSSY);
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
     * @param placements how many pictures of each subject in each style, at least 1
     * @param variations whether colours, tints and things worn are drawn too
     */
    record Extent(int subjects, int placements, boolean variations) {}

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
        for (Subject subject : all.subList(0, Math.min(extent.subjects(), all.size()))) {
            for (Style style : Style.values()) {
                Scene scene = Scene.of(subject, style);
                if (isHeldOut(scene, list) == heldOut && dataset.drawable(scene)) {
                    dataset.add(scene, extent.placements());
                }
            }
            if (extent.variations()) {
                for (Scene scene : variations(subject, seed)) {
                    if (isHeldOut(scene, list) == heldOut && dataset.drawable(scene)) {
                        dataset.add(scene, 1);
                    }
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
                || scene.hat().filter(worn -> list.hat(noun, worn.noun())).isPresent();
    }

    private boolean drawable(Scene scene) throws IOException {
        for (Look look : scene.style().looks()) {
            if (art.drawing(scene.subject().drawing(), look, scene.style()).isPresent()) {
                return true;
            }
        }
        return false;
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
            art.drawing(scene.subject().drawing(), look, scene.style()).ifPresent(drawing -> {
                drawings.add(drawing);
                looks.add(look);
            });
        }
        int chosen = scene.bare() ? placement % drawings.size() : random.nextInt(drawings.size());
        Raster drawn = scene.hat().isPresent()
                ? wearing(scene, drawings.get(chosen), looks.get(chosen), side, random)
                : Rasteriser.render(
                        drawings.get(chosen), side, placement(scene.bare() ? placement / drawings.size() : 1, random));
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

    private Drawing thing(Headwear worn, Look look, Style style, SplittableRandom random) throws IOException {
        Subject subject = bySubject.get(worn.noun());
        if (subject == null) {
            return art.ears(random.nextInt(5), style);
        }
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
