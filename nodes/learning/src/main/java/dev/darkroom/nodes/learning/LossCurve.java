package dev.darkroom.nodes.learning;

import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.PixelFont;
import dev.darkroom.sdk.port.Image;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Follows the loss of a training: tells the run how it goes and draws the curve. Not thread-safe. */
final class LossCurve {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 52;
    private static final int RIGHT = 24;
    private static final int TOP = 12;
    private static final int BOTTOM = 28;
    private static final int MARKS = 5;
    private static final Color GRID = new Color(0xe0e0e0);
    private static final Color INK = new Color(0x333333);
    private static final double SMOOTHING = 0.98;
    private static final int EVERY = 10;
    private static final int TOLD_EVERY = 100;

    private final NodeContext context;
    private final long total;
    private final List<double[]> points = new ArrayList<>();
    private double smooth = Double.NaN;

    LossCurve(NodeContext context, long total) {
        this.context = context;
        this.total = total;
    }

    /** Takes a step's loss in. */
    void add(long step, float loss) {
        smooth = Double.isNaN(smooth) ? loss : SMOOTHING * smooth + (1 - SMOOTHING) * loss;
        if (step % EVERY == 0 || points.isEmpty()) {
            points.add(new double[] {step, smooth});
            context.preview(this::draw);
        }
        if (step % TOLD_EVERY == 0 || step == total) {
            context.log().info("Step {} of {}, loss {}", step, total, String.format(Locale.ROOT, "%.4f", smooth));
        }
        context.progress(
                (int) Math.min(step, Integer.MAX_VALUE),
                (int) Math.min(total, Integer.MAX_VALUE),
                String.format(Locale.ROOT, "loss %.4f", smooth));
    }

    /** The curve so far, the loss on a logarithmic scale over the steps; an empty frame before the second step. */
    Image draw() {
        var canvas = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        if (points.size() > 1) {
            drawCurve(graphics, canvas);
        }
        graphics.setColor(INK);
        graphics.drawRect(LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
        graphics.dispose();
        return image(canvas);
    }

    private void drawCurve(Graphics2D graphics, BufferedImage canvas) {
        double least = points.stream().mapToDouble(p -> Math.log(p[1])).min().orElse(0);
        double most = points.stream().mapToDouble(p -> Math.log(p[1])).max().orElse(1);
        double span = Math.max(most - least, 1e-6);
        double first = points.get(0)[0];
        double steps = Math.max(1, points.get(points.size() - 1)[0] - first);
        for (int i = 0; i < MARKS; i++) {
            double share = i / (MARKS - 1.0);
            int y = across(1 - share, TOP, HEIGHT - BOTTOM);
            int x = across(share, LEFT, WIDTH - RIGHT);
            graphics.setColor(GRID);
            graphics.drawLine(LEFT, y, WIDTH - RIGHT, y);
            graphics.drawLine(x, TOP, x, HEIGHT - BOTTOM);
            String loss = String.format(Locale.ROOT, "%.4g", Math.exp(least + share * span));
            write(canvas, loss, LEFT - 6 - PixelFont.WIDTH * loss.length(), y - PixelFont.HEIGHT / 2);
            String step = (i == 0 ? "step " : "") + Math.round(first + share * steps);
            write(canvas, step, x - PixelFont.WIDTH * step.length() / 2, HEIGHT - BOTTOM + 8);
        }
        int[] x = points.stream()
                .mapToInt(p -> across((p[0] - first) / steps, LEFT, WIDTH - RIGHT))
                .toArray();
        int[] y = points.stream()
                .mapToInt(p -> across((most - Math.log(p[1])) / span, TOP, HEIGHT - BOTTOM))
                .toArray();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(0x1e88e5));
        graphics.setStroke(new BasicStroke(2));
        graphics.drawPolyline(x, y, x.length);
        graphics.setStroke(new BasicStroke(1));
    }

    private static int across(double share, int from, int to) {
        return (int) Math.round(from + share * (to - from));
    }

    private static void write(BufferedImage canvas, String text, int left, int top) {
        for (int i = 0; i < text.length() * PixelFont.WIDTH * PixelFont.HEIGHT; i++) {
            int x = i / PixelFont.HEIGHT;
            int y = i % PixelFont.HEIGHT;
            if (PixelFont.covers(text.charAt(x / PixelFont.WIDTH), x % PixelFont.WIDTH, y)) {
                canvas.setRGB(left + x, top + y, INK.getRGB());
            }
        }
    }

    private static Image image(BufferedImage canvas) {
        float[] rgb = new float[WIDTH * HEIGHT * 3];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int pixel = canvas.getRGB(i % WIDTH, i / WIDTH);
            rgb[3 * i] = (pixel >> 16 & 255) / 255f;
            rgb[3 * i + 1] = (pixel >> 8 & 255) / 255f;
            rgb[3 * i + 2] = (pixel & 255) / 255f;
        }
        return Image.of(WIDTH, HEIGHT, rgb);
    }
}
