package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Image;

/** Changes the size of a picture. */
@NodeType(id = "darkroom.resize-image", category = "image/transform")
public final class ResizeImage implements Node<ResizeImage.In, ResizeImage.Out> {
    private static final long MAX_PIXELS = 32L << 20;

    /** How new pixels come from old ones. */
    public enum Method {
        NEAREST,
        BILINEAR,
        AREA,
        LANCZOS
    }

    /**
     * @param image the picture
     * @param width the new width in pixels; 0 keeps the proportions
     * @param height the new height in pixels; 0 keeps the proportions
     * @param method how new pixels come from old ones: nearest for pixel art, area to shrink evenly, lanczos for sharp
     *     photographs
     */
    public record In(
            Image image,

            @Range(min = 0, max = Image.MAX_SIDE, step = 8) @Default("512")
            int width,

            @Range(min = 0, max = Image.MAX_SIDE, step = 8) @Default("0")
            int height,

            @Default("lanczos") Method method) {}

    /** @param image the picture in its new size */
    public record Out(Image image) {}

    @Override
    public Out run(In in, NodeContext context) {
        Image image = in.image();
        if (in.width() == 0 && in.height() == 0) {
            throw new InvalidInputException(
                    "width", "width and height are both 0, so the size is unknown; give at least one of them");
        }
        int width = in.width() > 0 ? in.width() : inProportion(in.height(), image.width(), image.height());
        int height = in.height() > 0 ? in.height() : inProportion(in.width(), image.height(), image.width());
        if (Math.max(width, height) > Image.MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw new InvalidInputException(
                    in.width() > 0 ? "width" : "height",
                    "the new size would be " + width + "x" + height + ", but at most " + Image.MAX_SIDE
                            + " pixels a side and 32 million in all are made; give a smaller size");
        }
        return new Out(Resampling.valueOf(in.method().name()).resize(image, width, height, context));
    }

    private static int inProportion(int other, int side, int otherSide) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round((double) other * side / otherSide)));
    }
}
