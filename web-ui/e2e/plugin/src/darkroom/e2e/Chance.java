package darkroom.e2e;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Image;
import java.util.concurrent.ThreadLocalRandom;

/** A picture of noise that no seed decides, as a good node never makes it: each time another. */
@NodeType(id = "e2e.chance", category = "test")
public final class Chance implements Node<Chance.In, Chance.Out> {

    /** @param size of a side, in pixels */
    public record In(@Range(min = 1, max = 2048) @Default("32") int size) {}

    /** @param image the picture */
    public record Out(Image image) {}

    @Override
    public Out run(In in, NodeContext context) {
        float[] rgb = new float[3 * in.size() * in.size()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = ThreadLocalRandom.current().nextFloat();
        }
        return new Out(Image.of(in.size(), in.size(), rgb));
    }
}
