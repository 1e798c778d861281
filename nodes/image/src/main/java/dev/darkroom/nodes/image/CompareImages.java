package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Image;
import java.nio.FloatBuffer;

/** Says how far apart two pictures of the same size are, and shows where. */
@NodeType(id = "darkroom.compare-images", category = "image/analysis")
public final class CompareImages implements Node<CompareImages.In, CompareImages.Out> {
    /** Stands for infinity, which JSON cannot write. */
    private static final double EQUAL = 200;

    /**
     * @param first a picture
     * @param second a picture of the same size
     * @param gain what differences are multiplied with in the difference picture, so that small ones are seen
     */
    public record In(
            Image first,
            Image second,

            @Range(min = 1, max = 255, step = 1) @Default("1")
            double gain) {}

    /**
     * @param difference where the pictures differ: black where they are equal
     * @param psnr peak signal-to-noise ratio in decibels; above 40 hardly anybody sees a difference, 200 means equal
     * @param maxDifference the largest difference of any value, 0 to 1
     * @param meanDifference the mean difference of all values, 0 to 1
     * @param equal whether all values are equal
     */
    public record Out(Image difference, double psnr, double maxDifference, double meanDifference, boolean equal) {}

    @Override
    public Out run(In in, NodeContext context) {
        requireSameSize("second", in.first(), in.second());
        FloatBuffer first = in.first().values();
        FloatBuffer second = in.second().values();
        float[] picture = new float[first.remaining()];
        double squares = 0;
        double sum = 0;
        double max = 0;
        for (int i = 0; i < picture.length; i++) {
            double difference = Math.abs((double) first.get(i) - second.get(i));
            squares += difference * difference;
            sum += difference;
            max = Math.max(max, difference);
            picture[i] = (float) Math.min(1, difference * in.gain());
        }
        double psnr = squares == 0 ? EQUAL : Math.min(EQUAL, -10 * Math.log10(squares / picture.length));
        Image difference = Image.of(in.first().width(), in.first().height(), picture);
        return new Out(difference, psnr, max, sum / picture.length, max == 0);
    }

    /** Refuses the second picture when it is not of the first one's size. */
    static void requireSameSize(String port, Image expected, Image found) {
        if (!expected.size().equals(found.size())) {
            throw new InvalidInputException(
                    port,
                    "the picture is " + found.size() + ", but the other one is " + expected.size()
                            + "; resize one of them first");
        }
    }
}
