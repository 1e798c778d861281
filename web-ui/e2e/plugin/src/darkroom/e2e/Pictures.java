package darkroom.e2e;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Image;
import java.util.ArrayList;
import java.util.List;

/** Many small pictures, each of another colour. */
@NodeType(id = "e2e.pictures", category = "test")
public final class Pictures implements Node<Pictures.In, Pictures.Out> {
    private static final int SIDE = 8;

    /**
     * @param count how many
     * @param first number of the first colour
     */
    public record In(
            @Range(min = 1, max = 5_000) @Default("100") int count, @Default("0") int first) {}

    /** @param images the pictures */
    public record Out(List<Image> images) {}

    @Override
    public Out run(In in, NodeContext context) {
        List<Image> images = new ArrayList<>();
        for (int n = in.first(); n < in.first() + in.count(); n++) {
            float[] rgb = new float[3 * SIDE * SIDE];
            for (int i = 0; i < rgb.length; i += 3) {
                rgb[i] = n % 17 / 16f;
                rgb[i + 1] = n / 17 % 17 / 16f;
                rgb[i + 2] = n / 289 % 19 / 18f;
            }
            images.add(Image.of(SIDE, SIDE, rgb));
        }
        return new Out(images);
    }
}
