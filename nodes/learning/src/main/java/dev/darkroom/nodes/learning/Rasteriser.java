package dev.darkroom.nodes.learning;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns drawings into pixels, drawn at twice the size and averaged 2x2. */
final class Rasteriser {
    private Rasteriser() {}

    /**
     * How a drawing is placed: moved and scaled about the centre, as shares of the side; turned clockwise in degrees;
     * perhaps mirrored.
     */
    record Placement(double shiftX, double shiftY, double scale, double turned, boolean mirrored) {
        static final Placement CENTRED = new Placement(0, 0, 1, 0, false);
    }

    /** A drawing in memory: vector or pixels. */
    record Drawing(@Nullable SVGDocument vector, @Nullable BufferedImage pixels) {

        /**
         * Reads SVG.
         *
         * @throws IOException when the text is no SVG
         */
        static Drawing ofSvg(String svg) throws IOException {
            SVGDocument document = new SVGLoader()
                    .load(
                            new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                            null,
                            LoaderContext.createDefault());
            if (document == null) {
                throw new IOException("not an SVG drawing: " + svg.substring(0, Math.min(60, svg.length())));
            }
            return new Drawing(document, null);
        }
    }

    /** Draws on nothing. */
    static Raster render(Drawing drawing, int side, Placement placement) {
        int big = 2 * side;
        BufferedImage canvas = new BufferedImage(big, big, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        double scale = placement.scale();
        graphics.translate(big * (0.5 + placement.shiftX()), big * (0.5 + placement.shiftY()));
        graphics.rotate(Math.toRadians(placement.turned()));
        graphics.scale(placement.mirrored() ? -scale : scale, scale);
        graphics.translate(-big / 2.0, -big / 2.0);
        if (drawing.vector() != null) {
            drawing.vector().render((java.awt.Component) null, graphics, new ViewBox(0, 0, big, big));
        } else if (drawing.pixels() != null) {
            BufferedImage pixels = drawing.pixels();
            graphics.drawImage(
                    pixels,
                    AffineTransform.getScaleInstance(
                            big / (double) pixels.getWidth(), big / (double) pixels.getHeight()),
                    null);
        }
        graphics.dispose();
        return average(canvas, side);
    }

    private static Raster average(BufferedImage canvas, int side) {
        int big = 2 * side;
        int[] drawn = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
        float[] out = new float[side * side * 4];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int at = 2 * y * big + 2 * x;
                int a = drawn[at];
                int b = drawn[at + 1];
                int c = drawn[at + big];
                int d = drawn[at + big + 1];
                for (int channel = 0; channel < 4; channel++) {
                    int shift = channel == 3 ? 24 : 16 - 8 * channel;
                    int sum = (a >>> shift & 255) + (b >>> shift & 255) + (c >>> shift & 255) + (d >>> shift & 255);
                    out[(y * side + x) * 4 + channel] = sum / 1020f;
                }
            }
        }
        return new Raster(side, out);
    }
}
