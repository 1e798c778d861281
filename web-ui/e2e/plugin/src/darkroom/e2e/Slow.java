package darkroom.e2e;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Image;

/** Passes a picture on after a while, and shows how far it is: the previews grow from black to the picture. */
@NodeType(id = "e2e.slow", category = "test")
public final class Slow implements Node<Slow.In, Slow.Out> {

    /**
     * @param image the picture
     * @param steps how many
     * @param millis how long each takes
     */
    public record In(
            Image image,
            @Range(min = 1, max = 10_000) @Default("10") int steps,
            @Range(min = 0, max = 60_000) @Default("100") int millis) {}

    /** @param image the same picture */
    public record Out(Image image) {}

    @Override
    public Out run(In in, NodeContext context) throws InterruptedException {
        for (int step = 0; step < in.steps(); step++) {
            context.progress(step, in.steps(), "step " + (step + 1));
            float light = (step + 1f) / in.steps();
            context.preview(() -> lit(in.image(), light));
            // In small naps, so that a run that is cancelled ends at once.
            for (int left = in.millis(); left > 0; left -= 20) {
                context.throwIfCancelled();
                Thread.sleep(Math.min(left, 20));
            }
        }
        context.progress(in.steps(), in.steps());
        return new Out(in.image());
    }

    private static Image lit(Image image, float light) {
        float[] rgb = image.toArray();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] *= light;
        }
        return Image.of(image.width(), image.height(), rgb);
    }
}
