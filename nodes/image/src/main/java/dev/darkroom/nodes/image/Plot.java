package dev.darkroom.nodes.image;

import dev.darkroom.nodes.image.Axis.Mark;
import dev.darkroom.nodes.image.Canvas.Colour;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.PixelFont;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Image;
import java.util.List;
import java.util.stream.IntStream;

/** Draws a list of numbers as a line, such as the loss of a training. Values that are not numbers leave gaps. */
@NodeType(id = "darkroom.plot", category = "image/analysis")
public final class Plot implements Node<Plot.In, Plot.Out> {
    private static final int RIGHT = 16;
    private static final int TOP = 28;
    private static final int BOTTOM = 22;
    private static final Colour INK = Colour.grey(0.2f);
    private static final Colour GRID = Colour.grey(0.88f);
    private static final Colour LINE = new Colour(0.13f, 0.43f, 0.77f);

    /** How values rise with height. */
    public enum Scale {
        LINEAR,
        LOGARITHMIC
    }

    /**
     * @param values the numbers, from left to right
     * @param title text above the plot
     * @param scale linear, or logarithmic for values that fall by powers of ten and are all above 0
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     */
    public record In(
            List<Double> values,
            @Default("") String title,
            @Default("linear") Scale scale,

            @Range(min = 160, max = 4096, step = 16) @Default("640")
            int width,

            @Range(min = 120, max = 4096, step = 16) @Default("360")
            int height) {}

    /** @param image the plot */
    public record Out(Image image) {}

    @Override
    public Out run(In in, NodeContext context) {
        Canvas canvas = new Canvas(in.width(), in.height(), 1f);
        canvas.text(PixelFont.fit(in.title(), in.width() - 16), 8, 7, INK);
        double[] values = in.values().stream().mapToDouble(Double::doubleValue).toArray();
        List<Double> finite = in.values().stream().filter(Plot::isFinite).toList();
        if (finite.isEmpty()) {
            canvas.text("no values", in.width() / 2 - 27, in.height() / 2 - 5, INK);
            return new Out(canvas.toImage());
        }
        Axis up = up(in.scale(), finite);
        Axis right = Axis.counting(values.length, 8);
        int left = 14
                + PixelFont.WIDTH
                        * up.marks().stream()
                                .mapToInt(m -> m.text().length())
                                .max()
                                .orElseThrow();
        int plotWidth = in.width() - left - RIGHT;
        int plotHeight = in.height() - TOP - BOTTOM;
        drawGrid(canvas, up, right, values.length, left, plotWidth, plotHeight);
        double[] xs = IntStream.range(0, values.length)
                .mapToDouble(i -> left + across(i + 1, values.length) * plotWidth)
                .toArray();
        double[] ys = IntStream.range(0, values.length)
                .mapToDouble(i -> isFinite(values[i]) ? TOP + (1 - up.position(values[i])) * plotHeight : Double.NaN)
                .toArray();
        context.throwIfCancelled();
        canvas.stroke(xs, ys, finite.size() == 1 ? 5 : 1.8, LINE);
        return new Out(canvas.toImage());
    }

    private static Axis up(Scale scale, List<Double> finite) {
        double min = finite.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double max = finite.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        if (scale == Scale.LINEAR) {
            return Axis.of(min, max, 6);
        }
        if (min <= 0) {
            throw new InvalidInputException(
                    "scale",
                    "the least value is " + min + ", but a logarithmic scale takes values above 0; choose linear");
        }
        return Axis.logarithmic(min, max);
    }

    private static void drawGrid(Canvas canvas, Axis up, Axis right, int count, int left, int width, int height) {
        for (Mark mark : up.marks()) {
            int y = (int) Math.round(TOP + (1 - mark.position()) * height);
            canvas.fill(left, y, left + width, y + 1, GRID);
            canvas.text(mark.text(), left - 6 - PixelFont.WIDTH * mark.text().length(), y - 5, INK);
        }
        for (Mark mark : right.marks()) {
            double number = right.low() + mark.position() * (right.high() - right.low());
            if (number >= 1 && number <= count) {
                int x = (int) Math.round(left + across(number, count) * width);
                canvas.fill(x, TOP, x + 1, TOP + height + 4, GRID);
                canvas.text(mark.text(), x - PixelFont.WIDTH * mark.text().length() / 2, TOP + height + 7, INK);
            }
        }
        canvas.fill(left, TOP, left + 1, TOP + height, INK);
        canvas.fill(left, TOP + height, left + width, TOP + height + 1, INK);
    }

    /** The first value stands at the left edge, the last at the right; a single one in the middle. */
    private static double across(double number, int count) {
        return count == 1 ? 0.5 : (number - 1) / (count - 1);
    }

    private static boolean isFinite(double value) {
        return !Double.isNaN(value) && !Double.isInfinite(value);
    }
}
