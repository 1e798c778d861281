package dev.darkroom.nodes.learning;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.Seed;
import dev.darkroom.sdk.port.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Draws the pictures that the embedded model learns from: about 150 nouns in three looks, with captions. */
@NodeType(id = "darkroom.picture-dataset", category = "learning/data", title = "Picture dataset")
public final class PictureDatasetNode implements Node<PictureDatasetNode.In, PictureDatasetNode.Out> {
    private static final int SHEET_COLUMNS = 12;
    private static final int SHEET_ROWS = 6;

    /**
     * @param subjects how many nouns, from the front of the list; more than there are means all
     * @param placements how many pictures of each drawing, each moved and scaled a little
     * @param size pixels in a row and column
     * @param seed of the placements
     */
    public record In(
            @Range(min = 1, max = 1000) @Default("1000") int subjects,
            @Range(min = 1, max = 64) @Default("6") int placements,

            @Range(min = 32, max = 512, step = 32) @Default("128")
            int size,

            @Seed @Default("1") long seed) {}

    /**
     * @param pictures the pictures with their captions
     * @param sheet some of them, for people
     */
    public record Out(PictureSet pictures, Image sheet) {}

    @Override
    public Out run(In in, NodeContext context) throws IOException {
        var dataset = new PictureDataset(in.subjects(), List.of(Look.values()), in.placements(), in.seed());
        List<byte[]> pictures = new ArrayList<>(dataset.size());
        List<PictureSet.Drawn> drawings = new ArrayList<>();
        for (int i = 0; i < dataset.size(); i++) {
            context.progress(i, dataset.size());
            float[] values = dataset.picture(i, in.size());
            byte[] bytes = new byte[values.length];
            for (int j = 0; j < values.length; j++) {
                bytes[j] = (byte) Math.round(values[j] * 255);
            }
            pictures.add(bytes);
            if (i % in.placements() == 0) {
                PictureDataset.Example example = dataset.example(i);
                drawings.add(new PictureSet.Drawn(
                        example.subject().noun(),
                        example.look().file(),
                        PictureDataset.captions(example),
                        PictureDataset.plainCaptions(example)));
            }
        }
        var set = new PictureSet(in.size(), in.placements(), pictures, drawings);
        return new Out(set, sheet(set));
    }

    private static Image sheet(PictureSet set) {
        int side = set.side();
        int width = SHEET_COLUMNS * side;
        float[] rgb = new float[width * SHEET_ROWS * side * 3];
        int cells = SHEET_COLUMNS * SHEET_ROWS;
        for (int cell = 0; cell < cells; cell++) {
            int drawing = cell * set.drawings().size() / cells;
            byte[] picture = set.rgb(drawing * set.placements());
            int left = cell % SHEET_COLUMNS * side;
            int top = cell / SHEET_COLUMNS * side;
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side * 3; x++) {
                    rgb[((top + y) * width + left) * 3 + x] = (picture[y * side * 3 + x] & 255) / 255f;
                }
            }
        }
        return Image.of(width, SHEET_ROWS * side, rgb);
    }
}
