package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Mask;
import java.nio.FloatBuffer;

/** Makes a mask of a picture's brightness or of one of its colours. */
@NodeType(id = "darkroom.image-to-mask", category = "mask")
public final class ImageToMask implements Node<ImageToMask.In, ImageToMask.Out> {

    /** What of a picture becomes the mask. */
    public enum Channel {
        RED,
        GREEN,
        BLUE,
        /** Rec. ITU-R BT.709 luma. */
        LUMINANCE
    }

    /**
     * @param image the picture
     * @param channel what of it becomes the mask
     */
    public record In(Image image, @Default("luminance") Channel channel) {}

    /** @param mask the mask: 1 where the picture is brightest */
    public record Out(Mask mask) {}

    @Override
    public Out run(In in, NodeContext context) {
        FloatBuffer rgb = in.image().values();
        float[] values = new float[in.image().width() * in.image().height()];
        for (int i = 0; i < values.length; i++) {
            float red = rgb.get(3 * i);
            float green = rgb.get(3 * i + 1);
            float blue = rgb.get(3 * i + 2);
            values[i] = switch (in.channel()) {
                case RED -> red;
                case GREEN -> green;
                case BLUE -> blue;
                case LUMINANCE -> 0.2126f * red + 0.7152f * green + 0.0722f * blue;
            };
        }
        return new Out(Mask.of(in.image().width(), in.image().height(), values));
    }
}
