package dev.darkroom.nodes.learning;

import dev.darkroom.sdk.InvalidInputException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a subject is asked for: the words, the drawings it is made from, and what is done to them. */
enum Style {
    FLAT("flat", List.of(Look.FLAT), "flat vector art of %s", "%s, flat vector", "a flat icon of %s"),
    CARTOON("cartoon", List.of(Look.CARTOON, Look.SIMPLE), "a cartoon of %s", "%s, cartoon", "cartoon %s"),
    RENDER_3D("3d", List.of(Look.RENDER_3D), "a 3D render of %s", "%s in 3D", "%s, 3D render"),
    WATERCOLOR(
            "watercolor",
            List.of(Look.FLAT, Look.CARTOON, Look.SIMPLE),
            "whimsical watercolor of %s",
            "a watercolor painting of %s",
            "%s, watercolor",
            "%s in watercolor"),
    CLAYMATION(
            "claymation",
            List.of(Look.FLAT, Look.CARTOON),
            "claymation of %s",
            "%s made of clay",
            "%s, claymation",
            "a clay model of %s"),
    PASTEL(
            "pastel",
            List.of(Look.FLAT, Look.SIMPLE),
            "simple 2D vector art of %s in pastel colors",
            "%s in pastel colors",
            "pastel vector art of %s"),
    LINE(
            "line",
            List.of(Look.FLAT, Look.CARTOON),
            "black line drawing of %s",
            "%s, line drawing",
            "coloring page of %s"),
    LINOCUT("linocut", List.of(Look.CONTRAST), "linocut print of %s", "%s, linocut", "black and white stencil of %s"),
    PIXEL("pixel", List.of(Look.FLAT, Look.CARTOON), "pixel art of %s", "%s, pixel art"),
    GLOSSY("glossy", List.of(Look.GRADIENT), "glossy icon of %s", "%s with soft gradients");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // lists of List.of
    private final List<Look> looks;

    @SuppressWarnings("ImmutableEnumChecker") // lists of List.of
    private final List<String> phrases;

    Style(String key, List<Look> looks, String... phrases) {
        this.key = key;
        this.looks = looks;
        this.phrases = List.of(phrases);
    }

    /**
     * Finds a style by its key.
     *
     * @param port at which the key was given
     * @throws InvalidInputException when there is none
     */
    static Style of(String port, String key) {
        return Stream.of(values())
                .filter(style -> style.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        port,
                        "there is no style \"" + key + "\"; there are "
                                + Stream.of(values()).map(Style::key).collect(Collectors.joining(", ")) + "."));
    }

    /** Its name in lists. */
    String key() {
        return key;
    }

    /** The drawings it is made from; any of them will do. */
    List<Look> looks() {
        return looks;
    }

    /** Patterns with one {@code %s} for the subject. */
    List<String> phrases() {
        return phrases;
    }

    /** Whether it shows colours, so that a colour word can be obeyed. */
    boolean coloured() {
        return this != LINE && this != LINOCUT;
    }

    /** Whether it brings a ground of its own. */
    boolean grounded() {
        return this == WATERCOLOR || this == CLAYMATION || this == PASTEL || this == LINOCUT;
    }

    /** The drawing that is rendered for this style. */
    String rewrite(String svg, int size) {
        return this == LINE ? LineDrawing.of(svg, size) : svg;
    }

    /**
     * Finishes a rendered drawing.
     *
     * @param ground {@code red, green, blue} of the ground, for styles that bring none
     * @return {@code [side, side, 3]} values from 0 to 1
     */
    float[] finish(Raster drawn, float[] ground, SplittableRandom random) {
        return switch (this) {
            case FLAT, CARTOON, RENDER_3D, LINE, GLOSSY -> drawn.on(ground);
            case WATERCOLOR -> Watercolour.paint(drawn, random);
            case CLAYMATION -> Claymation.model(drawn, random);
            case PASTEL -> Pastel.soften(drawn, random);
            case LINOCUT -> drawn.on(PAPER);
            case PIXEL -> PixelArt.coarsen(drawn).on(ground);
        };
    }

    private static final float[] PAPER = {0.97f, 0.95f, 0.9f};
}
