package dev.darkroom.nodes.learning;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns drawings into pixels on a white ground, drawn at twice the size and averaged 2x2. */
final class Rasteriser {
    private Rasteriser() {}

    /** How a drawing is placed: moved and scaled about the centre, as shares of the side; perhaps mirrored. */
    record Placement(double shiftX, double shiftY, double scale, boolean mirrored) {
        static final Placement CENTRED = new Placement(0, 0, 1, false);
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

    /** Returns {@code [side, side, 3]} values from 0 to 1. */
    static float[] render(Drawing drawing, int side, Placement placement) {
        int big = 2 * side;
        BufferedImage canvas = new BufferedImage(big, big, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, big, big);
        double scale = placement.scale();
        graphics.translate(big * (0.5 + placement.shiftX()), big * (0.5 + placement.shiftY()));
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

    private static float[] average(BufferedImage canvas, int side) {
        float[] out = new float[side * side * 3];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int a = canvas.getRGB(2 * x, 2 * y);
                int b = canvas.getRGB(2 * x + 1, 2 * y);
                int c = canvas.getRGB(2 * x, 2 * y + 1);
                int d = canvas.getRGB(2 * x + 1, 2 * y + 1);
                for (int channel = 0; channel < 3; channel++) {
                    int shift = 16 - 8 * channel;
                    int sum = (a >> shift & 255) + (b >> shift & 255) + (c >> shift & 255) + (d >> shift & 255);
                    out[(y * side + x) * 3 + channel] = sum / 1020f;
                }
            }
        }
        return out;
    }
}
