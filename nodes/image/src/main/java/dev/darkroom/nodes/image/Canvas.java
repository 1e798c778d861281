package dev.darkroom.nodes.image;

import dev.darkroom.sdk.PixelFont;
import dev.darkroom.sdk.port.Image;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** A picture under the brush. Draws the same everywhere, unlike the graphics of the machine. */
final class Canvas {
    private final int width;
    private final int height;
    private final float[] rgb;

    Canvas(int width, int height, float grey) {
        this.width = width;
        this.height = height;
        this.rgb = new float[3 * width * height];
        Arrays.fill(rgb, grey);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The picture; the canvas is not to be used afterwards. */
    Image toImage() {
        return Image.of(width, height, rgb);
    }

    void draw(Image image, int left, int top) {
        FloatBuffer values = image.values();
        for (int y = 0; y < image.height(); y++) {
            values.position(3 * y * image.width());
            values.get(rgb, 3 * ((top + y) * width + left), 3 * image.width());
        }
    }

    void fill(int left, int top, int right, int bottom, Colour colour) {
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
                mix(x, y, colour, 1);
            }
        }
    }

    void text(String text, int left, int top, Colour colour) {
        for (int i = 0; i < text.length(); i++) {
            for (int y = 0; y < PixelFont.HEIGHT; y++) {
                for (int x = 0; x < PixelFont.WIDTH; x++) {
                    if (PixelFont.covers(text.charAt(i), x, y)) {
                        mix(left + i * PixelFont.WIDTH + x, top + y, colour, 1);
                    }
                }
            }
        }
    }

    /**
     * Strokes a line through points, with soft edges.
     *
     * @param xs pixels from the left
     * @param ys pixels from the top; a point that is not a number leaves a gap
     */
    void stroke(double[] xs, double[] ys, double thickness, Colour colour) {
        float[] coverage = new float[width * height];
        for (int i = 0; i < xs.length; i++) {
            int next = i + 1 < xs.length && !Double.isNaN(ys[i + 1]) ? i + 1 : i;
            if (!Double.isNaN(ys[i])) {
                cover(coverage, xs[i], ys[i], xs[next], ys[next], thickness / 2);
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mix(x, y, colour, coverage[y * width + x]);
            }
        }
    }

    private void cover(float[] coverage, double x0, double y0, double x1, double y1, double radius) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double lengthSquared = dx * dx + dy * dy;
        int left = Math.max(0, (int) (Math.min(x0, x1) - radius - 1));
        int right = Math.min(width - 1, (int) (Math.max(x0, x1) + radius + 1));
        int top = Math.max(0, (int) (Math.min(y0, y1) - radius - 1));
        int bottom = Math.min(height - 1, (int) (Math.max(y0, y1) + radius + 1));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double px = x + 0.5 - x0;
                double py = y + 0.5 - y0;
                double along = lengthSquared == 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared));
                double distance = Math.hypot(px - along * dx, py - along * dy);
                float covered = (float) Math.min(1, Math.max(0, radius + 0.5 - distance));
                coverage[y * width + x] = Math.max(coverage[y * width + x], covered);
            }
        }
    }

    private void mix(int x, int y, Colour colour, float share) {
        if (share > 0 && x >= 0 && y >= 0 && x < width && y < height) {
            int i = 3 * (y * width + x);
            rgb[i] += share * (colour.red() - rgb[i]);
            rgb[i + 1] += share * (colour.green() - rgb[i + 1]);
            rgb[i + 2] += share * (colour.blue() - rgb[i + 2]);
        }
    }

    /** Red, green, blue in [0, 1]. */
    record Colour(float red, float green, float blue) {
        static Colour grey(float value) {
            return new Colour(value, value, value);
        }
    }
}
