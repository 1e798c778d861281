package dev.darkroom.nodes.learning;

import dev.darkroom.nodes.learning.Rasteriser.Placement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What heads wear, and how it sits: sized and placed by the ink of the head, whatever the drawing. */
enum Headwear {
    RABBIT_EARS("rabbit ear hat", """
            <g transform="rotate(-24 6.2 24)">\
            <path fill="band" d="M4 25.5C1.8 18 2.6 7 6.2 7C9.8 7 10.6 18 8.4 25.5Z"/>\
            <path fill="#fff4f6" d="M5.2 22.5C4.2 17.5 4.6 10.5 6.2 10.5C7.8 10.5 8.2 17.5 7.2 22.5Z"/>\
            </g>"""),
    CAT_EARS("cat ear hat", """
            <path fill="band" d="M3.5 26C1.6 21 .8 15.5 1.4 11.8C1.7 10.4 3.1 10.3 4.2 11.2C7 13.6 9.6 17.2 10.6 21.5Z"/>\
            <path fill="#fff4f6" d="M4.2 22.5C3.2 19.6 2.9 16.8 3.2 14.8C5 16.4 6.6 18.6 7.6 20.8Z"/>"""),
    BEAR_EARS("bear ear hat", """
            <path fill="band" d="M5 14A5 5 0 1 1 5 24A5 5 0 1 1 5 14Z"/>\
            <path fill="#fff4f6" d="M5 16.4A2.6 2.6 0 1 1 5 21.6A2.6 2.6 0 1 1 5 16.4Z"/>"""),
    ANTLERS("antler hat", """
            <path fill="#8a5a33" d="M4.6 26C5 21 4 16 1.4 11.6C.6 10.2 2.6 9 3.5 10.2C4.5 11.6 5.2 13 5.7 14.5\
            C6 12.2 6 10 5.8 7.8C5.7 6.2 8 6 8.2 7.6C8.5 11.2 8.1 15 7.3 18.6C7.3 21.4 7.2 24 7 26Z"/>\
            <path fill="#8a5a33" d="M4.8 20.4C3.2 19.8 1.8 18.8 .9 17.4C.1 16.2 1.7 14.9 2.7 16C3.5 16.9 4.3 17.5 5 17.9Z"/>"""),
    HORNS("horn hat", """
            <path fill="band" d="M3.6 26C.8 21.5 .2 14.5 3.2 9.4C3.7 8.5 4.9 8.9 4.7 9.9C4 14.4 5.6 18.2 9 21.6Z"/>"""),
    CROWN("crown", 0.55, 0.08),
    STRAW_HAT("straw hat", 0.95, 0.16),
    TOP_HAT("top hat", 0.68, 0.1),
    GRADUATION_CAP("graduation cap", 0.8, 0.14),
    CAP("cap", 0.7, 0.14),
    MILITARY_HELMET("military helmet", 0.78, 0.2),
    HELMET("helmet", 0.75, 0.18),
    HEADPHONE("headphone", 1.08, 0.7),
    RIBBON("ribbon", 0.5, 0.1),
    GLASSES("glasses", 0.8, 0.55),
    SUNGLASSES("sunglasses", 0.8, 0.55);

    /** How large a head is drawn that wears something, so that there is room above it. */
    static final double HEAD = 0.72;
    /** How far below the middle it is drawn, as a share of the side. */
    static final double LOWER = 0.12;

    /** Subjects that are drawn as heads, with how much higher than usual hats sit on them, as a share of the head. */
    private static final Map<String, Double> HEADS = Map.ofEntries(
            Map.entry("dog", 0.0),
            Map.entry("cat", 0.0),
            Map.entry("fox", 0.0),
            Map.entry("lion", 0.04),
            Map.entry("tiger", 0.0),
            Map.entry("cow", 0.03),
            Map.entry("pig", 0.0),
            Map.entry("mouse", 0.06),
            Map.entry("rabbit", 0.0),
            Map.entry("bear", 0.0),
            Map.entry("koala", 0.02),
            Map.entry("panda", 0.0),
            Map.entry("frog", 0.02),
            Map.entry("wolf", 0.0),
            Map.entry("hamster", 0.0),
            Map.entry("polar bear", 0.0));

    private static final String BAND =
            "<path fill=\"band\" d=\"M4.6 25.2C9 20.6 23 20.6 27.4 25.2L25.6 27.8C21.5 24.2 10.5 24.2 6.4 27.8Z\"/>";
    private static final String[] BANDS = {"#f0679e", "#4f8df5", "#f2c230", "#9a63d8", "#3fbf8f"};

    private final String noun;
    private final double width;
    private final double sink;
    private final String part;

    /**
     * A drawing of others.
     *
     * @param noun also that of the subject whose drawing it is
     * @param width as a share of the head's
     * @param sink how far its lower rim goes below the top of the head, as a share of the head's height
     */
    Headwear(String noun, double width, double sink) {
        this(noun, width, sink, "");
    }

    /** A drawing of ours: a band with two of these, of which this is the left one in SVG of 32 units. */
    Headwear(String noun, String part) {
        this(noun, 1.26, 0.22, part);
    }

    Headwear(String noun, double width, double sink, String part) {
        this.noun = noun;
        this.width = width;
        this.sink = sink;
        this.part = part;
    }

    /** Subjects that are drawn as heads. */
    static Set<String> heads() {
        return HEADS.keySet();
    }

    String noun() {
        return noun;
    }

    String withArticle() {
        return this == GLASSES || this == SUNGLASSES ? noun : Subject.withArticle(noun);
    }

    /**
     * Our own drawing as the inside of an SVG of 32 units; nothing when it is the drawing of a subject. What stands on the
     * band stands outside of the head, so that a head's own ears, a rabbit's too, stay bare between them.
     *
     * @param colour picks one of the five that bands have
     */
    Optional<String> drawing(int colour) {
        if (part.isEmpty()) {
            return Optional.empty();
        }
        String both = part + "<g transform=\"translate(32 0) scale(-1 1)\">" + part + "</g>" + BAND;
        return Optional.of(both.replace("\"band\"", '"' + BANDS[Math.floorMod(colour, BANDS.length)] + '"'));
    }

    /**
     * Where it is drawn.
     *
     * @param wearer the head as it is drawn
     * @param itself its own drawing, {@link Placement#CENTRED}
     */
    Placement on(Raster wearer, Raster itself, String head) {
        Ink face = Ink.of(wearer);
        Ink own = Ink.of(itself);
        int side = wearer.side();
        int top = crown(wearer, face);
        double height = face.bottom() - top;
        double rim = top + (sink - HEADS.getOrDefault(head, 0.0)) * height;
        double wanted = width * Math.min(face.width(), 1.15 * height) / own.width();
        double scale = Math.min(wanted, rim / own.height()); // no higher than the picture
        double middle = side / 2.0;
        return new Placement(
                (face.middle() - middle - (own.middle() - middle) * scale) / side,
                (rim - middle - (own.bottom() - middle) * scale) / side,
                scale,
                0,
                false);
    }

    /** The first inked row of the middle columns: between the ears, where there are ears. */
    private static int crown(Raster wearer, Ink face) {
        int middle = (int) face.middle();
        for (int y = 0; y < wearer.side(); y++) {
            if (wearer.alpha(y * wearer.side() + middle) > 0.5f) {
                return y;
            }
        }
        return face.top();
    }

    /** The rows and columns that hold something. */
    private record Ink(int left, int top, int right, int bottom) {
        static Ink of(Raster drawn) {
            int left = drawn.side();
            int top = drawn.side();
            int right = 0;
            int bottom = 0;
            for (int i = 0; i < drawn.side() * drawn.side(); i++) {
                if (drawn.alpha(i) > 0.5f) {
                    left = Math.min(left, i % drawn.side());
                    right = Math.max(right, i % drawn.side() + 1);
                    top = Math.min(top, i / drawn.side());
                    bottom = i / drawn.side() + 1;
                }
            }
            return new Ink(left, top, Math.max(right, left + 1), Math.max(bottom, top + 1));
        }

        double middle() {
            return (left + right) / 2.0;
        }

        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }
    }
}
