package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import java.util.Arrays;

/**
 * The linear map from latent channels to red, green and blue that comes closest to an autoencoder. It is found by encoding
 * a small mosaic of plain colours and solving for least squares.
 */
final class LatentColours implements Painter {
    private static final int SIDE = 8;
    private static final int PATCH = 2;
    /** Colours that pictures are made of; white, the commonest ground, counts four times. */
    private static final int[] PALETTE = {
        0xffffff, 0xd32f2f, 0xff9800, 0x101010,
        0xffeb3b, 0xffffff, 0x4caf50, 0x795548,
        0x2196f3, 0xf48fb1, 0xffffff, 0x9c27b0,
        0x606060, 0x80deea, 0xffccaa, 0xffffff
    };
    /** Keeps the equations solvable when a channel hardly matters. */
    private static final double RIDGE = 1e-3;

    private final int channels;
    private final int scale;
    /** Three rows of channels + 1; the last is the colour of a latent of zeros. */
    private final double[][] map;

    private LatentColours(int channels, int scale, double[][] map) {
        this.channels = channels;
        this.scale = scale;
        this.map = map;
    }

    static LatentColours of(Autoencoder autoencoder, int scale) {
        int channels = autoencoder.config().latentChannels();
        int side = SIDE * scale;
        float[] rgb = mosaic(scale);
        Ops ops = Ops.inference();
        try (Tensor latent = ops.scoped(() -> autoencoder.toDenoiserSpace(
                ops,
                autoencoder
                        .encode(ops, ops.fromFloats(rgb, 1, 3, side, side), () -> {})
                        .mean()))) {
            return new LatentColours(channels, scale, fit(latent.toFloats(), rgb, channels, scale));
        }
    }

    /** Patches of one colour each, large enough for an encoder to see its colour. */
    private static float[] mosaic(int scale) {
        int side = SIDE * scale;
        int wide = PATCH * scale;
        float[] rgb = new float[3 * side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int colour = PALETTE[y / wide * (SIDE / PATCH) + x / wide];
                for (int c = 0; c < 3; c++) {
                    rgb[(c * side + y) * side + x] = (colour >> (16 - 8 * c) & 255) / 127.5f - 1;
                }
            }
        }
        return rgb;
    }

    private static double[][] fit(float[] latent, float[] rgb, int channels, int scale) {
        int unknowns = channels + 1;
        double[][] normal = new double[unknowns][unknowns];
        double[][] right = new double[3][unknowns];
        double[] row = new double[unknowns];
        row[channels] = 1;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int c = 0; c < channels; c++) {
                    row[c] = latent[(c * SIDE + y) * SIDE + x];
                }
                for (int i = 0; i < unknowns; i++) {
                    for (int j = 0; j < unknowns; j++) {
                        normal[i][j] += row[i] * row[j];
                    }
                }
                for (int colour = 0; colour < 3; colour++) {
                    double mean = mean(rgb, colour, x, y, scale);
                    for (int i = 0; i < unknowns; i++) {
                        right[colour][i] += row[i] * mean;
                    }
                }
            }
        }
        double[][] map = new double[3][];
        for (int i = 0; i < unknowns; i++) {
            normal[i][i] += RIDGE * SIDE * SIDE;
        }
        for (int colour = 0; colour < 3; colour++) {
            map[colour] = solve(normal, right[colour]);
        }
        return map;
    }

    private static double mean(float[] rgb, int colour, int x, int y, int scale) {
        int side = SIDE * scale;
        double sum = 0;
        for (int dy = 0; dy < scale; dy++) {
            for (int dx = 0; dx < scale; dx++) {
                sum += rgb[(colour * side + y * scale + dy) * side + x * scale + dx];
            }
        }
        return sum / (scale * scale);
    }

    /** Elimination without pivots, which symmetric positive definite equations allow. */
    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
        }
        double[] b = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = i + 1; k < n; k++) {
                double factor = a[k][i] / a[i][i];
                for (int j = i; j < n; j++) {
                    a[k][j] -= factor * a[i][j];
                }
                b[k] -= factor * b[i];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                b[i] -= a[i][j] * b[j];
            }
            b[i] /= a[i][i];
        }
        return b;
    }

    /** As large as the finished pictures, smoothly enlarged. */
    @Override
    public Image paint(Latent clean) {
        int wide = clean.width() * scale;
        int high = clean.height() * scale;
        int columns = Math.min((int) Math.ceil(Math.sqrt(clean.batch())), Math.max(1, Image.MAX_SIDE / wide));
        int rows = Math.min((clean.batch() + columns - 1) / columns, Math.max(1, Image.MAX_SIDE / high));
        float[] values = clean.toArray();
        float[] sheet = new float[3 * columns * wide * rows * high];
        Arrays.fill(sheet, 1);
        for (int i = 0; i < Math.min(clean.batch(), columns * rows); i++) {
            float[] small = coloured(values, i, clean.width() * clean.height());
            int corner = (i / columns * high * columns + i % columns) * wide;
            enlarge(small, clean.width(), clean.height(), sheet, corner, columns * wide);
        }
        return Image.of(columns * wide, rows * high, sheet);
    }

    /** One picture of the batch, a pixel for each place of the latent. */
    private float[] coloured(float[] values, int number, int area) {
        float[] small = new float[3 * area];
        int first = number * channels * area;
        for (int i = 0; i < area; i++) {
            for (int colour = 0; colour < 3; colour++) {
                double sum = map[colour][channels];
                for (int c = 0; c < channels; c++) {
                    sum += map[colour][c] * values[first + c * area + i];
                }
                small[3 * i + colour] = (float) Math.max(0, Math.min(1, sum / 2 + 0.5));
            }
        }
        return small;
    }

    private void enlarge(float[] small, int width, int height, float[] sheet, int corner, int stride) {
        for (int y = 0; y < height * scale; y++) {
            double v = Math.max(0, Math.min(height - 1.0, (y + 0.5) / scale - 0.5));
            int top = (int) v;
            int bottom = Math.min(top + 1, height - 1);
            for (int x = 0; x < width * scale; x++) {
                double u = Math.max(0, Math.min(width - 1.0, (x + 0.5) / scale - 0.5));
                int left = (int) u;
                int right = Math.min(left + 1, width - 1);
                for (int c = 0; c < 3; c++) {
                    double above =
                            mix(small[3 * (top * width + left) + c], small[3 * (top * width + right) + c], u - left);
                    double below = mix(
                            small[3 * (bottom * width + left) + c], small[3 * (bottom * width + right) + c], u - left);
                    sheet[3 * (corner + y * stride + x) + c] = (float) mix(above, below, v - top);
                }
            }
        }
    }

    private static double mix(double a, double b, double share) {
        return a + share * (b - a);
    }
}
