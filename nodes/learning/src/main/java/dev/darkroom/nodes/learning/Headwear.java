package dev.darkroom.nodes.learning;

import dev.darkroom.nodes.learning.Rasteriser.Placement;
import java.util.Map;
import java.util.Set;

/** What heads wear, and how it sits: sized and placed by the ink of the head, whatever the drawing. */
enum Headwear {
    /** Ours: a band with two ears, in five colours. */
    RABBIT_EARS("rabbit ear hat", 1, 0.16),
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

    private static final String[] BANDS = {"#f0679e", "#4f8df5", "#f2c230", "#9a63d8", "#3fbf8f"};

    private final String noun;
    private final double width;
    private final double sink;

    /**
     * @param noun also that of the subject whose drawing it is
     * @param width as a share of the head's
     * @param sink how far its lower rim goes below the top of the head, as a share of the head's height
     */
    Headwear(String noun, double width, double sink) {
        this.noun = noun;
        this.width = width;
        this.sink = sink;
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
     * The rabbit ears as the inside of an SVG of 32 units: at the ends of the band, so that a rabbit's own stand between
     * them.
     *
     * @param colour picks one of the five
     */
    static String ears(int colour) {
        String band = BANDS[Math.floorMod(colour, BANDS.length)];
        String ear = "<path fill=\"" + band
                + "\" d=\"M4.6 27C1 22.5.6 14.4 3.8 13.2C7 12.6 9 19.500 9 25.6Z\"/><path fill=\"#fff4f6\" d=\"M5.2 24.8C3.2 21.5 2.9 16.4 4.2 15.8C5.8 15.5 7.3 20 7.4 23.8Z\"/>";
        return ear + "<g transform=\"translate(32 0) scale(-1 1)\">" + ear + "</g><path fill=\"" + band
                + "\" d=\"M1 30C4 22 28 22 31 30L28.4 31C24.500 25.500 7.500 25.500 3.6 31Z\"/>";
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
        double scale = width * Math.min(face.width(), 1.15 * height) / own.width();
        double rim = top + (sink - HEADS.getOrDefault(head, 0.0)) * height;
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
    }
}
