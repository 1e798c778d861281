package darkroom.e2e;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Image;

/** A picture of one colour. */
@NodeType(id = "e2e.colour", category = "test")
public final class Colour implements Node<Colour.In, Colour.Out> {

    /**
     * @param red from 0 to 255
     * @param green from 0 to 255
     * @param blue from 0 to 255
     * @param width in pixels
     * @param height in pixels
     */
    public record In(
            @Range(min = 0, max = 255) @Default("200") int red,
            @Range(min = 0, max = 255) @Default("80") int green,
            @Range(min = 0, max = 255) @Default("40") int blue,
            @Range(min = 1, max = 2048) @Default("64") int width,
            @Range(min = 1, max = 2048) @Default("64") int height) {}

    /** @param image the picture */
    public record Out(Image image) {}

    @Override
    public Out run(In in, NodeContext context) {
        float[] rgb = new float[3 * in.width() * in.height()];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = in.red() / 255f;
            rgb[i + 1] = in.green() / 255f;
            rgb[i + 2] = in.blue() / 255f;
        }
        return new Out(Image.of(in.width(), in.height(), rgb));
    }
}
