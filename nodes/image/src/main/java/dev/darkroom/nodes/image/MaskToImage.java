package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Mask;
import java.nio.FloatBuffer;

/** Makes a grey picture of a mask. */
@NodeType(id = "darkroom.mask-to-image", category = "mask")
public final class MaskToImage implements Node<MaskToImage.In, MaskToImage.Out> {

    /** @param mask the mask */
    public record In(Mask mask) {}

    /** @param image white where the mask is 1, black where it is 0 */
    public record Out(Image image) {}

    @Override
    public Out run(In in, NodeContext context) {
        FloatBuffer values = in.mask().values();
        float[] rgb = new float[3 * values.remaining()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = values.get(i / 3);
        }
        return new Out(Image.of(in.mask().width(), in.mask().height(), rgb));
    }
}
