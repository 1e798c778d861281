package dev.darkroom.nodes.learning;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Autoencoder;
import dev.darkroom.sdk.port.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says how much of a picture an autoencoder gives back, style by style, on subjects that no training saw. */
@NodeType(id = "darkroom.measure-autoencoder", category = "learning/evaluate", device = true)
public final class MeasureAutoencoder implements Node<MeasureAutoencoder.In, MeasureAutoencoder.Out> {
    private static final int SHOWN = 3;

    /**
     * @param autoencoder which is measured
     * @param each how many pictures of each style, at most one of each subject
     * @param seed of the pictures
     */
    public record In(
            Autoencoder autoencoder,
            @Range(min = 1, max = 1000) @Default("45") int each,
            @Default("90001") long seed) {}

    /**
     * @param table peak signal-to-noise ratios in decibels, for people
     * @param sheet a row for each style: pictures, each with what came back of it at its right
     */
    public record Out(String table, Image sheet) {}

    @Override
    public Out run(In in, NodeContext context) throws IOException {
        Map<Style, List<UnseenSubjects.Pair>> pairs =
                UnseenSubjects.of(in.seed()).through(in.autoencoder(), in.each(), context);
        List<String> lines = new ArrayList<>(List.of("| style | dB |", "| --- | --- |"));
        UnseenSubjects.decibels(pairs)
                .forEach((style, value) -> lines.add(String.format(Locale.ROOT, "| %s | %.1f |", style, value)));
        lines.forEach(line -> context.log().info("{}", line));
        return new Out(String.join("\n", lines) + "\n", sheet(List.copyOf(pairs.values())));
    }

    private static Image sheet(List<List<UnseenSubjects.Pair>> rows) {
        int side = rows.get(0).get(0).picture().width();
        int width = 2 * SHOWN * side;
        float[] rgb = new float[3 * width * rows.size() * side];
        for (int row = 0; row < rows.size(); row++) {
            List<UnseenSubjects.Pair> pairs = rows.get(row);
            for (int i = 0; i < SHOWN; i++) {
                UnseenSubjects.Pair pair = pairs.get(i * pairs.size() / SHOWN);
                float[][] both = {pair.picture().toArray(), pair.given().toArray()};
                for (int k = 0; k < 2; k++) {
                    for (int y = 0; y < side; y++) {
                        int to = ((row * side + y) * width + (2 * i + k) * side) * 3;
                        System.arraycopy(both[k], y * side * 3, rgb, to, side * 3);
                    }
                }
            }
        }
        return Image.of(width, rows.size() * side, rgb);
    }
}
