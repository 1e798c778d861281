package acme.vignette;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Migration;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.OldInputs;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Image;

/** Darkens the corners of a picture. The centre stays as it is; the light falls off with the square of the distance. */
@NodeType(id = "acme.vignette", version = 2, category = "image/filter")
public final class Vignette implements Node<Vignette.In, Vignette.Out> {

    /**
     * @param image the picture to darken
     * @param strength how dark the corners get: 0 leaves them, 1 makes them black
     */
    public record In(Image image, @Range(min = 0, max = 1, step = 0.05) @Default("0.5") double strength) {}

    /** @param image the darkened picture, of the same size */
    public record Out(Image image) {}

    @Override
    public Out run(In in, NodeContext context) {
        int width = in.image().width();
        int height = in.image().height();
        float[] rgb = in.image().toArray();
        for (int y = 0; y < height; y++) {
            context.throwIfCancelled();
            for (int x = 0; x < width; x++) {
                double dx = (2.0 * x + 1) / width - 1;
                double dy = (2.0 * y + 1) / height - 1;
                double light = 1 - in.strength() * (dx * dx + dy * dy) / 2;
                for (int channel = 0; channel < 3; channel++) {
                    int i = (y * width + x) * 3 + channel;
                    rgb[i] = (float) (rgb[i] * light);
                }
            }
        }
        return new Out(Image.of(width, height, rgb));
    }

    /** Version 1 had "amount" in percent. */
    @Migration(from = 1)
    static void percentToFraction(OldInputs inputs) {
        inputs.rename("amount", "strength");
        inputs.mapNumber("strength", percent -> percent / 100);
    }
}
