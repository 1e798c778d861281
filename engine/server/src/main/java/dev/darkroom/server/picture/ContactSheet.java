package dev.darkroom.server.picture;

import dev.darkroom.sdk.PixelFont;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Small pictures in rows and columns, with the values that made them at the edges: the first axis from left to right, the
 * second from top to bottom, and for each value of a third such a block below the other.
 */
public final class ContactSheet {
    private static final int LARGEST = 256;
    private static final int SMALLEST = 96;
    private static final int GAP = 6;
    private static final int MARGIN = 16;
    private static final int SCALE = 2;
    private static final int LINE = PixelFont.HEIGHT * SCALE;
    private static final int LONGEST_LABEL = 24;
    private static final Color PAPER = new Color(0xFAFAF8);
    private static final Color INK = new Color(0x1C1B1A);
    private static final Color FAINT = new Color(0x8A8782);
    private static final Color EMPTY = new Color(0xE9E7E2);

    private final List<Axis> axes;
    private final List<Cell> cells;
    private final List<Optional<BufferedImage>> pictures = new ArrayList<>();
    private final int columns;
    private final int rows;
    private int width = SMALLEST;
    private int height = SMALLEST;

    /** @param values as they are written at the edge */
    public record Axis(String name, List<String> values) {}

    /**
     * One place of the sheet.
     *
     * @param picture none when there is none yet, or none that can be read
     * @param instead a word in its place
     */
    public record Cell(Optional<Path> picture, String instead) {}

    private ContactSheet(List<Axis> axes, List<Cell> cells) throws IOException {
        this.axes = axes;
        this.cells = cells;
        columns = axes.get(0).values().size();
        rows = axes.size() < 2 ? 1 : axes.get(1).values().size();
        for (Cell cell : cells) {
            pictures.add(cell.picture().isPresent() ? small(cell.picture().get()) : Optional.empty());
        }
        for (Optional<BufferedImage> picture : pictures) {
            width = Math.max(width, picture.map(BufferedImage::getWidth).orElse(0));
            height = Math.max(height, picture.map(BufferedImage::getHeight).orElse(0));
        }
    }

    /**
     * The sheet as a PNG file.
     *
     * @param axes from one to three
     * @param cells as many as there are combinations, the first axis changing fastest
     */
    public static byte[] png(List<Axis> axes, List<Cell> cells) throws IOException {
        return Thumbnails.png(new ContactSheet(axes, cells).draw());
    }

    private static Optional<BufferedImage> small(Path file) throws IOException {
        try {
            BufferedImage picture = PictureReader.read(file, LARGEST);
            double longer = Math.max(picture.getWidth(), picture.getHeight());
            // Tiny pictures keep their pixels, whole times larger.
            double scale = longer > LARGEST ? LARGEST / longer : Math.max(1, Math.floor(SMALLEST * 2 / longer));
            return Optional.of(scaled(picture, scale));
        } catch (UnreadablePictureException e) {
            return Optional.empty();
        }
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        if (scale < 1) {
            return Thumbnails.scaled(picture, width, height);
        }
        BufferedImage larger = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = larger.createGraphics();
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return larger;
    }

    private BufferedImage draw() {
        boolean named = axes.size() > 1;
        int left = MARGIN + (named ? labelWidth(axes.get(1)) + GAP * 2 : 0);
        int head = MARGIN + LINE + GAP;
        int block = (axes.size() > 2 ? LINE + GAP * 2 : 0) + LINE + GAP + rows * (height + GAP);
        int blocks = axes.size() > 2 ? axes.get(2).values().size() : 1;
        int needed = left + columns * (width + GAP) - GAP + MARGIN;
        BufferedImage sheet = new BufferedImage(
                Math.max(needed, MARGIN * 2 + textWidth(title())),
                head + blocks * (block + GAP) + MARGIN,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(PAPER);
        pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        text(pen, title(), MARGIN, MARGIN, FAINT);
        for (int number = 0; number < blocks; number++) {
            block(pen, number, left, head + number * (block + GAP) + GAP);
        }
        pen.dispose();
        return sheet;
    }

    /** What the edges are. */
    private String title() {
        StringBuilder title = new StringBuilder("columns: ").append(axes.get(0).name());
        if (axes.size() > 1) {
            title.append(", rows: ").append(axes.get(1).name());
        }
        return title.toString();
    }

    private void block(Graphics2D pen, int number, int left, int top) {
        int y = top;
        if (axes.size() > 2) {
            text(pen, axes.get(2).name() + " = " + axes.get(2).values().get(number), MARGIN, y, INK);
            y += LINE + GAP * 2;
        }
        for (int column = 0; column < columns; column++) {
            String label = PixelFont.fit(axes.get(0).values().get(column), width / SCALE);
            int x = left + column * (width + GAP) + (width - textWidth(label)) / 2;
            text(pen, label, x, y, INK);
        }
        y += LINE + GAP;
        for (int row = 0; row < rows; row++) {
            int at = y + row * (height + GAP);
            if (axes.size() > 1) {
                String label = shortened(axes.get(1).values().get(row));
                text(pen, label, left - GAP * 2 - textWidth(label), at + (height - LINE) / 2, INK);
            }
            for (int column = 0; column < columns; column++) {
                cell(pen, (number * rows + row) * columns + column, left + column * (width + GAP), at);
            }
        }
    }

    private void cell(Graphics2D pen, int cell, int x, int y) {
        Optional<BufferedImage> picture = pictures.get(cell);
        if (picture.isPresent()) {
            BufferedImage shown = picture.get();
            pen.drawImage(shown, x + (width - shown.getWidth()) / 2, y + (height - shown.getHeight()) / 2, null);
            return;
        }
        pen.setColor(EMPTY);
        pen.fillRect(x, y, width, height);
        String word = PixelFont.fit(cells.get(cell).instead(), width / SCALE);
        text(pen, word, x + (width - textWidth(word)) / 2, y + (height - LINE) / 2, FAINT);
    }

    private static int labelWidth(Axis axis) {
        return axis.values().stream()
                .mapToInt(value -> textWidth(shortened(value)))
                .max()
                .orElse(0);
    }

    private static String shortened(String text) {
        return PixelFont.fit(text, LONGEST_LABEL * PixelFont.WIDTH);
    }

    private static int textWidth(String text) {
        return text.length() * PixelFont.WIDTH * SCALE;
    }

    private static void text(Graphics2D pen, String text, int left, int top, Color colour) {
        pen.setColor(colour);
        for (int i = 0; i < text.length(); i++) {
            for (int y = 0; y < PixelFont.HEIGHT; y++) {
                for (int x = 0; x < PixelFont.WIDTH; x++) {
                    if (PixelFont.covers(text.charAt(i), x, y)) {
                        pen.fillRect(left + (i * PixelFont.WIDTH + x) * SCALE, top + y * SCALE, SCALE, SCALE);
                    }
                }
            }
        }
    }
}
