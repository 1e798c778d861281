package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Mask;
import java.nio.FloatBuffer;
import java.util.Optional;

/** Lays one picture over another of the same size. */
@NodeType(id = "darkroom.blend-images", category = "image/compose")
public final class BlendImages implements Node<BlendImages.In, BlendImages.Out> {

    /** What the upper picture does to the lower one: the modes of the W3C's "Compositing and Blending". */
    public enum Mode {
        NORMAL,
        MULTIPLY,
        SCREEN,
        OVERLAY,
        ADD,
        DIFFERENCE;

        float blend(float base, float top) {
            return switch (this) {
                case NORMAL -> top;
                case MULTIPLY -> base * top;
                case SCREEN -> base + top - base * top;
                case OVERLAY -> base <= 0.5f ? 2 * base * top : 1 - 2 * (1 - base) * (1 - top);
                case ADD -> Math.min(1, base + top);
                case DIFFERENCE -> Math.abs(base - top);
            };
        }
    }

    /**
     * @param base the lower picture
     * @param top the upper picture, of the same size
     * @param amount how much of the upper picture shows
     * @param mode what the upper picture does to the lower one
     * @param mask where the upper picture shows: 1 fully, 0 not at all; everywhere when left out
     */
    public record In(
            Image base,
            Image top,

            @Range(min = 0, max = 1, step = 0.05) @Default("0.5")
            double amount,

            @Default("normal") Mode mode,
            Optional<Mask> mask) {}

    /** @param image the mixed picture */
    public record Out(Image image) {}

    @Override
    public Out run(In in, NodeContext context) {
        CompareImages.requireSameSize("top", in.base(), in.top());
        in.mask().ifPresent(mask -> requireSameSize(in.base(), mask));
        FloatBuffer base = in.base().values();
        FloatBuffer top = in.top().values();
        float amount = (float) in.amount();
        float[] mixed = new float[base.remaining()];
        Optional<FloatBuffer> mask = in.mask().map(Mask::values);
        for (int i = 0; i < mixed.length; i++) {
            int pixel = i / 3;
            float share = amount * mask.map(m -> m.get(pixel)).orElse(1f);
            mixed[i] = base.get(i) * (1 - share) + in.mode().blend(base.get(i), top.get(i)) * share;
        }
        return new Out(Image.of(in.base().width(), in.base().height(), mixed));
    }

    private static void requireSameSize(Image base, Mask mask) {
        if (mask.width() != base.width() || mask.height() != base.height()) {
            throw new InvalidInputException(
                    "mask",
                    "the mask is " + mask.width() + "x" + mask.height() + ", but the pictures are " + base.size()
                            + "; make them the same size");
        }
    }
}
