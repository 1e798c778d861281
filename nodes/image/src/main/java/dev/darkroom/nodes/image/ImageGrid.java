package dev.darkroom.nodes.image;

import dev.darkroom.nodes.image.Canvas.Colour;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Multiline;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.PixelFont;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Image;
import java.util.List;

/** Lays out pictures in rows on one sheet. All cells are as large as the largest picture. */
@NodeType(id = "darkroom.image-grid", category = "image/compose")
public final class ImageGrid implements Node<ImageGrid.In, ImageGrid.Out> {
    private static final long MAX_PIXELS = 32L << 20;
    private static final int LABEL_HEIGHT = PixelFont.HEIGHT + 4;

    /**
     * @param images the pictures, row by row
     * @param columns pictures in a row; 0 makes the sheet about as wide as high
     * @param gap pixels between pictures and around them
     * @param background grey level of the sheet: 0 black, 1 white
     * @param labels text below the pictures, one line each
     */
    public record In(
            List<Image> images,
            @Range(min = 0, max = 1000) @Default("0") int columns,
            @Range(min = 0, max = 256) @Default("8") int gap,

            @Range(min = 0, max = 1, step = 0.05) @Default("1")
            double background,

            @Multiline @Default("") String labels) {}

    /** @param image the sheet */
    public record Out(Image image) {}

    @Override
    public Out run(In in, NodeContext context) {
        int count = in.images().size();
        if (count == 0) {
            throw new InvalidInputException(
                    "images", "the list is empty, but a sheet needs at least one picture; link some");
        }
        int columns = in.columns() > 0 ? Math.min(in.columns(), count) : (int) Math.ceil(Math.sqrt(count));
        int rows = (count + columns - 1) / columns;
        int cellWidth = in.images().stream().mapToInt(Image::width).max().orElseThrow();
        int pictureHeight = in.images().stream().mapToInt(Image::height).max().orElseThrow();
        List<String> labels =
                in.labels().isBlank() ? List.of() : in.labels().lines().toList();
        int cellHeight = pictureHeight + (labels.isEmpty() ? 0 : LABEL_HEIGHT);
        long width = (long) columns * (cellWidth + in.gap()) + in.gap();
        long height = (long) rows * (cellHeight + in.gap()) + in.gap();
        if (Math.max(width, height) > Image.MAX_SIDE || width * height > MAX_PIXELS) {
            throw new InvalidInputException(
                    "images",
                    "the sheet would be " + width + "x" + height + ", but at most " + Image.MAX_SIDE
                            + " pixels a side and 32 million in all are made; use fewer or smaller pictures");
        }
        Canvas sheet = new Canvas((int) width, (int) height, (float) in.background());
        Colour ink = Colour.grey(in.background() > 0.5 ? 0 : 1);
        for (int i = 0; i < count; i++) {
            context.throwIfCancelled();
            Image image = in.images().get(i);
            int left = in.gap() + i % columns * (cellWidth + in.gap());
            int top = in.gap() + i / columns * (cellHeight + in.gap());
            sheet.draw(image, left + (cellWidth - image.width()) / 2, top + (pictureHeight - image.height()) / 2);
            if (i < labels.size()) {
                String label = PixelFont.fit(labels.get(i).strip(), cellWidth);
                int indent = (cellWidth - label.length() * PixelFont.WIDTH) / 2;
                sheet.text(label, left + indent, top + pictureHeight + 3, ink);
            }
        }
        return new Out(sheet.toImage());
    }
}
