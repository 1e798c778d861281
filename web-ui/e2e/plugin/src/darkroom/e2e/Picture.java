package darkroom.e2e;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Multiline;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.Seed;
import dev.darkroom.sdk.port.Image;
import java.util.Random;

/** A picture of its values: hills under a sky, placed by the seed, steeper with more guidance. */
@NodeType(id = "e2e.picture", category = "test")
public final class Picture implements Node<Picture.In, Picture.Out> {
    private static final int HILLS = 4;

    /** Another palette for each. */
    public enum Sampler {
        EULER,
        DDIM,
        HEUN
    }

    /**
     * @param prompt changes nothing but is kept with the run
     * @param seed where the hills are, and their colours
     * @param guidanceScale how steep they are
     * @param sampler which palette
     * @param width in pixels
     * @param height in pixels
     */
    public record In(
            @Multiline @Default("hills") String prompt,
            @Seed @Default("0") long seed,
            @Range(min = 0, max = 30, step = 0.5) @Default("7.5") double guidanceScale,
            @Default("euler") Sampler sampler,
            @Range(min = 1, max = 2048) @Default("128") int width,
            @Range(min = 1, max = 2048) @Default("128") int height) {}

    /** @param image the picture */
    public record Out(Image image) {}

    @Override
    public Out run(In in, NodeContext context) {
        Random random = new Random(in.seed());
        double hue = random.nextDouble() + in.sampler().ordinal() / 3.0;
        double[] phases = random.doubles(HILLS, 0, 2 * Math.PI).toArray();
        double[] waves = random.doubles(HILLS, 1, 3).toArray();
        float[] rgb = new float[3 * in.width() * in.height()];
        for (int y = 0; y < in.height(); y++) {
            context.throwIfCancelled();
            for (int x = 0; x < in.width(); x++) {
                double across = (double) x / in.width();
                double down = (double) y / in.height();
                int hill = -1;
                for (int i = 0; i < HILLS; i++) {
                    double top = 0.35 + 0.16 * i
                            + 0.01 * in.guidanceScale() * Math.sin(phases[i] + 2 * Math.PI * waves[i] * across);
                    if (down > top) {
                        hill = i;
                    }
                }
                double light = hill < 0 ? 0.95 - 0.3 * down : 0.62 - 0.13 * hill;
                double colourful = hill < 0 ? 0.25 : 0.45;
                for (int channel = 0; channel < 3; channel++) {
                    double wave = Math.cos(2 * Math.PI * (hue + 0.06 * hill + channel / 3.0));
                    rgb[(y * in.width() + x) * 3 + channel] = (float) (light * (1 - colourful / 2 + colourful / 2 * wave));
                }
            }
        }
        return new Out(Image.of(in.width(), in.height(), rgb));
    }
}
