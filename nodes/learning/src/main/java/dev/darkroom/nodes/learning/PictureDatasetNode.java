package dev.darkroom.nodes.learning;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.Seed;
import dev.darkroom.sdk.port.Image;
import java.io.IOException;

/** Draws the pictures that the embedded model learns from: some 350 nouns in ten styles, with captions. */
@NodeType(id = "darkroom.picture-dataset", category = "learning/data", title = "Picture dataset")
public final class PictureDatasetNode implements Node<PictureDatasetNode.In, PictureDatasetNode.Out> {
    private static final int SHEET_COLUMNS = 12;
    private static final int SHEET_ROWS = 6;

    /**
     * @param subjects how many nouns, from the front of the list; more than there are means all
     * @param placements how many pictures of each noun in each style and with each thing worn, each placed a
     *     little differently
     * @param variations draws nouns in colours and before tints, and heads that wear something, too
     * @param groups draws several of a kind, and pairs of two, too
     * @param heldOut draws what no training may see instead, for measuring
     * @param size pixels in a row and column
     * @param seed of the placements and of all that is left to chance
     */
    public record In(
            @Range(min = 1, max = 1000) @Default("1000") int subjects,
            @Range(min = 1, max = 64) @Default("3") int placements,
            @Default("true") boolean variations,
            @Default("false") boolean groups,
            @Default("false") boolean heldOut,

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
        var extent = new PictureDataset.Extent(in.subjects(), in.placements(), in.variations(), in.groups());
        PictureDataset dataset = in.heldOut()
                ? PictureDataset.heldOut(extent, in.seed())
                : PictureDataset.forTraining(extent, in.seed());
        if (dataset.size() == 0) {
            throw new InvalidInputException(
                    "subjects", "nothing is held out of the first " + in.subjects() + " nouns: ask for more.");
        }
        var set = new PictureSet.Builder(in.size());
        for (PictureDataset.Entry entry : dataset.entries()) {
            for (int i = 0; i < entry.count(); i++) {
                context.progress(entry.first() + i, dataset.size());
                set.picture(dataset.picture(entry, i, in.size()));
            }
            set.drawing(drawn(entry));
        }
        PictureSet pictures = set.build();
        return new Out(pictures, sheet(pictures));
    }

    private static PictureSet.Drawn drawn(PictureDataset.Entry entry) {
        Scene scene = entry.scene();
        return new PictureSet.Drawn(
                scene.subject().noun(),
                scene.style().key(),
                scene.hat().map(Headwear::noun).orElse(""),
                scene.captions(),
                scene.plainCaptions(),
                scene.bare(),
                entry.first(),
                entry.count());
    }

    private static Image sheet(PictureSet set) {
        int side = set.side();
        int width = SHEET_COLUMNS * side;
        float[] rgb = new float[width * SHEET_ROWS * side * 3];
        int cells = SHEET_COLUMNS * SHEET_ROWS;
        for (int cell = 0; cell < cells; cell++) {
            byte[] picture = set.rgb((int) ((long) cell * set.count() / cells));
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
