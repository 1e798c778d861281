package dev.darkroom.nodes.learning;

/**
 * A picture as directions of its edges and colours of its squares (Dalal and Triggs 2005, "Histograms of Oriented
 * Gradients", coarser, with mean colours beside). Learned from nothing, so that it cannot be fooled as a network can.
 */
final class ShapeAndColour {
    private static final int CELL = 8;
    private static final int CELLS = Thumbnail.SIDE / CELL;
    private static final int DIRECTIONS = 9;
    private static final double COLOUR = 0.5;

    private ShapeAndColour() {}

    /** A vector of length 1; the dot product of two is how alike the pictures are. */
    static float[] of(Thumbnail picture) {
        float[] rgb = picture.rgb();
        float[] edges = new float[CELLS * CELLS * DIRECTIONS];
        float[] colours = new float[CELLS * CELLS * 3];
        for (int y = 0; y < Thumbnail.SIDE; y++) {
            for (int x = 0; x < Thumbnail.SIDE; x++) {
                int cell = y / CELL * CELLS + x / CELL;
                double right = grey(rgb, x + 1, y) - grey(rgb, x - 1, y);
                double down = grey(rgb, x, y + 1) - grey(rgb, x, y - 1);
                double angle = (Math.atan2(down, right) + Math.PI) % Math.PI;
                int direction = Math.min(DIRECTIONS - 1, (int) (angle / Math.PI * DIRECTIONS));
                edges[cell * DIRECTIONS + direction] += (float) Math.hypot(right, down);
                for (int c = 0; c < 3; c++) {
                    colours[cell * 3 + c] += (1 - rgb[(y * Thumbnail.SIDE + x) * 3 + c]) / (CELL * CELL);
                }
            }
        }
        for (int i = 0; i < edges.length; i++) {
            edges[i] = (float) Math.sqrt(edges[i]);
        }
        normalise(edges, Math.sqrt(1 - COLOUR * COLOUR));
        normalise(colours, COLOUR);
        float[] both = new float[edges.length + colours.length];
        System.arraycopy(edges, 0, both, 0, edges.length);
        System.arraycopy(colours, 0, both, edges.length, colours.length);
        return both;
    }

    private static double grey(float[] rgb, int x, int y) {
        int column = Math.max(0, Math.min(Thumbnail.SIDE - 1, x));
        int row = Math.max(0, Math.min(Thumbnail.SIDE - 1, y));
        int i = (row * Thumbnail.SIDE + column) * 3;
        return 0.3 * rgb[i] + 0.59 * rgb[i + 1] + 0.11 * rgb[i + 2];
    }

    private static void normalise(float[] values, double length) {
        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        double factor = length / Math.sqrt(Math.max(squares, 1e-12));
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) factor;
        }
    }
}
