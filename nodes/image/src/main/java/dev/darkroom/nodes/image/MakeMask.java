package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Mask;

/** Makes a mask that covers a rectangle or an ellipse of a picture. */
@NodeType(id = "darkroom.make-mask", category = "image/mask")
public final class MakeMask implements Node<MakeMask.In, MakeMask.Out> {

    /** What is covered. */
    public enum Shape {
        RECTANGLE,
        ELLIPSE
    }

    /**
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param shape what is covered
     * @param left where it begins, as a share of the width
     * @param top where it begins, as a share of the height
     * @param right where it ends, as a share of the width
     * @param bottom where it ends, as a share of the height
     * @param feather pixels over which its edge fades
     */
    public record In(
            @Range(min = 1, max = 8192) @Default("128") int width,
            @Range(min = 1, max = 8192) @Default("128") int height,

            @Default("rectangle") Shape shape,

            @Range(min = 0, max = 1, step = 0.05) @Default("0.25")
            double left,

            @Range(min = 0, max = 1, step = 0.05) @Default("0.25")
            double top,

            @Range(min = 0, max = 1, step = 0.05) @Default("0.75")
            double right,

            @Range(min = 0, max = 1, step = 0.05) @Default("0.75")
            double bottom,

            @Range(min = 0, max = 512) @Default("0") double feather) {}

    /** @param mask 1 inside, 0 outside */
    public record Out(Mask mask) {}

    @Override
    public Out run(In in, NodeContext context) {
        requireOrder("right", "left", in.left(), in.right());
        requireOrder("bottom", "top", in.top(), in.bottom());
        float[] values = new float[in.width() * in.height()];
        double halfWidth = (in.right() - in.left()) * in.width() / 2;
        double halfHeight = (in.bottom() - in.top()) * in.height() / 2;
        double middleX = in.left() * in.width() + halfWidth;
        double middleY = in.top() * in.height() + halfHeight;
        for (int y = 0; y < in.height(); y++) {
            context.throwIfCancelled();
            for (int x = 0; x < in.width(); x++) {
                double dx = Math.abs(x + 0.5 - middleX);
                double dy = Math.abs(y + 0.5 - middleY);
                double inside =
                        switch (in.shape()) {
                            case RECTANGLE -> Math.min(halfWidth - dx, halfHeight - dy);
                            case ELLIPSE ->
                                (1 - Math.hypot(dx / halfWidth, dy / halfHeight)) * Math.min(halfWidth, halfHeight);
                        };
                values[y * in.width() + x] = (float) covered(inside, in.feather());
            }
        }
        return new Out(Mask.of(in.width(), in.height(), values));
    }

    /** @param inside pixels from the edge, negative outside */
    private static double covered(double inside, double feather) {
        if (feather == 0) {
            return inside >= 0 ? 1 : 0;
        }
        return Math.max(0, Math.min(1, 0.5 + inside / feather));
    }

    private static void requireOrder(String port, String other, double from, double to) {
        if (!(from < to)) {
            throw new InvalidInputException(
                    port, "is " + to + ", but the mask begins at " + from + "; make it larger than " + other + ".");
        }
    }
}
