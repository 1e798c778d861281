package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Cancellation;
import dev.darkroom.sdk.port.Image;
import java.nio.FloatBuffer;
import java.util.function.DoubleUnaryOperator;

/**
 * Changes the size of pictures, first across, then down. Kernels widen when the picture shrinks, so that no pixel of the
 * source is skipped; at the border the weights that remain are scaled to sum to 1.
 */
enum Resampling {
    /** The pixel whose area holds the new pixel's centre. */
    NEAREST {
        @Override
        Weights weights(int from, int to) {
            Weights weights = new Weights(to);
            for (int i = 0; i < to; i++) {
                weights.set(i, (int) ((2L * i + 1) * from / (2L * to)), new double[] {1});
            }
            return weights;
        }
    },

    /** A triangle as wide as two pixels of the coarser picture. */
    BILINEAR {
        @Override
        Weights weights(int from, int to) {
            return kernel(from, to, 1, x -> 1 - Math.abs(x));
        }
    },

    /** The mean over exactly the area that the new pixel covers. */
    AREA {
        @Override
        Weights weights(int from, int to) {
            Weights weights = new Weights(to);
            for (int i = 0; i < to; i++) {
                double begin = (double) i * from / to;
                double end = (double) (i + 1) * from / to;
                int first = (int) begin;
                int last = Math.min(from - 1, (int) Math.ceil(end) - 1);
                double[] row = new double[last - first + 1];
                for (int k = 0; k < row.length; k++) {
                    row[k] = Math.min(end, first + k + 1) - Math.max(begin, first + k);
                }
                weights.set(i, first, row);
            }
            return weights;
        }
    },

    /** A windowed sinc of three lobes: sharp, with slight ringing at edges. Duchon 1979. */
    LANCZOS {
        @Override
        Weights weights(int from, int to) {
            return kernel(from, to, 3, x -> x == 0 ? 1 : sinc(x) * sinc(x / 3));
        }
    };

    abstract Weights weights(int from, int to);

    /** A picture of the given size, its values within [0, 1]. */
    Image resize(Image image, int width, int height, Cancellation cancellation) {
        int sourceWidth = image.width();
        FloatBuffer source = image.values();
        Weights across = weights(sourceWidth, width);
        float[] wide = new float[3 * width * image.height()];
        for (int y = 0; y < image.height(); y++) {
            cancellation.throwIfCancelled();
            for (int x = 0; x < width; x++) {
                double[] row = across.row(x);
                int first = 3 * (y * sourceWidth + across.first(x));
                for (int channel = 0; channel < 3; channel++) {
                    double sum = 0;
                    for (int k = 0; k < row.length; k++) {
                        sum += row[k] * source.get(first + 3 * k + channel);
                    }
                    wide[3 * (y * width + x) + channel] = (float) sum;
                }
            }
        }
        Weights down = weights(image.height(), height);
        float[] result = new float[3 * width * height];
        for (int y = 0; y < height; y++) {
            cancellation.throwIfCancelled();
            double[] row = down.row(y);
            for (int i = 0; i < 3 * width; i++) {
                double sum = 0;
                for (int k = 0; k < row.length; k++) {
                    sum += row[k] * wide[3 * width * (down.first(y) + k) + i];
                }
                result[3 * width * y + i] = (float) Math.min(1, Math.max(0, sum));
            }
        }
        return Image.of(width, height, result);
    }

    private static double sinc(double x) {
        return Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static Weights kernel(int from, int to, double support, DoubleUnaryOperator kernel) {
        double scale = (double) from / to;
        double stretch = Math.max(1, scale);
        double radius = support * stretch;
        Weights weights = new Weights(to);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int first = Math.max(0, (int) Math.floor(centre - radius));
            int last = Math.min(from - 1, (int) Math.ceil(centre + radius));
            double[] row = new double[last - first + 1];
            for (int k = 0; k < row.length; k++) {
                double x = (first + k + 0.5 - centre) / stretch;
                row[k] = Math.abs(x) < support ? kernel.applyAsDouble(x) : 0;
            }
            weights.set(i, first, row);
        }
        return weights;
    }

    /** For each new pixel, the first old pixel and the weights of it and those that follow. */
    static final class Weights {
        private final int[] first;
        private final double[][] rows;

        Weights(int size) {
            first = new int[size];
            rows = new double[size][];
        }

        void set(int pixel, int firstSource, double[] row) {
            double sum = 0;
            for (double weight : row) {
                sum += weight;
            }
            for (int k = 0; k < row.length; k++) {
                row[k] /= sum;
            }
            first[pixel] = firstSource;
            rows[pixel] = row;
        }

        int first(int pixel) {
            return first[pixel];
        }

        double[] row(int pixel) {
            return rows[pixel];
        }
    }
}
