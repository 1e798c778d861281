package dev.darkroom.tensor;

/** The layers written as their definitions, in double precision and without any library, to compare with. */
final class Reference {
    private Reference() {}

    static float[] conv2d(float[] x, long[] xs, float[] w, long[] ws, float[] bias, int stride, int... ltrb) {
        int n = (int) xs[0], c = (int) xs[1], h = (int) xs[2], wd = (int) xs[3];
        int k = (int) ws[0], kh = (int) ws[2], kw = (int) ws[3];
        int oh = (h + ltrb[1] + ltrb[3] - kh) / stride + 1;
        int ow = (wd + ltrb[0] + ltrb[2] - kw) / stride + 1;
        float[] y = new float[n * k * oh * ow];
        int at = 0;
        for (int b = 0; b < n; b++) {
            for (int o = 0; o < k; o++) {
                for (int i = 0; i < oh; i++) {
                    for (int j = 0; j < ow; j++) {
                        double sum = bias.length == 0 ? 0 : bias[o];
                        for (int q = 0; q < c; q++) {
                            for (int u = 0; u < kh; u++) {
                                for (int v = 0; v < kw; v++) {
                                    int r = i * stride + u - ltrb[1];
                                    int s = j * stride + v - ltrb[0];
                                    if (r >= 0 && r < h && s >= 0 && s < wd) {
                                        sum += (double) x[((b * c + q) * h + r) * wd + s]
                                                * w[((o * c + q) * kh + u) * kw + v];
                                    }
                                }
                            }
                        }
                        y[at++] = (float) sum;
                    }
                }
            }
        }
        return y;
    }

    static float[] groupNorm(float[] x, long[] xs, int groups, float[] w, float[] b, double eps) {
        int n = (int) xs[0], c = (int) xs[1], inner = x.length / n / c, size = x.length / n / groups;
        float[] y = new float[x.length];
        for (int g = 0; g < n * groups; g++) {
            normalise(x, y, g * size, size, eps);
        }
        for (int i = 0; i < y.length; i++) {
            int channel = i / inner % c;
            y[i] = y[i] * w[channel] + b[channel];
        }
        return y;
    }

    static float[] layerNorm(float[] x, float[] w, float[] b, double eps) {
        float[] y = new float[x.length];
        for (int at = 0; at < x.length; at += w.length) {
            normalise(x, y, at, w.length, eps);
            for (int i = 0; i < w.length; i++) {
                y[at + i] = y[at + i] * w[i] + b[i];
            }
        }
        return y;
    }

    private static void normalise(float[] x, float[] y, int start, int size, double eps) {
        double mean = 0;
        double square = 0;
        for (int i = start; i < start + size; i++) {
            mean += x[i] / (double) size;
        }
        for (int i = start; i < start + size; i++) {
            square += (x[i] - mean) * (x[i] - mean) / size;
        }
        for (int i = start; i < start + size; i++) {
            y[i] = (float) ((x[i] - mean) / Math.sqrt(square + eps));
        }
    }

    /** Attention on [batch, length, channels]; the mask is [targets, sources] or empty. */
    static float[] attention(float[] q, float[] k, float[] v, int batch, int t, int s, int heads, float[] mask) {
        int c = q.length / batch / t;
        int d = c / heads;
        float[] y = new float[q.length];
        for (int b = 0; b < batch; b++) {
            for (int h = 0; h < heads; h++) {
                for (int i = 0; i < t; i++) {
                    double[] p = new double[s];
                    double total = 0;
                    for (int j = 0; j < s; j++) {
                        double score = 0;
                        for (int e = 0; e < d; e++) {
                            score += (double) q[(b * t + i) * c + h * d + e] * k[(b * s + j) * c + h * d + e];
                        }
                        p[j] = Math.exp(score / Math.sqrt(d) + (mask.length == 0 ? 0 : mask[i * s + j]));
                        total += p[j];
                    }
                    for (int e = 0; e < d; e++) {
                        double sum = 0;
                        for (int j = 0; j < s; j++) {
                            sum += p[j] / total * v[(b * s + j) * c + h * d + e];
                        }
                        y[(b * t + i) * c + h * d + e] = (float) sum;
                    }
                }
            }
        }
        return y;
    }

    static float[] linear(float[] x, float[] w, float[] bias, int in) {
        int out = w.length / in;
        float[] y = new float[x.length / in * out];
        for (int r = 0; r < x.length / in; r++) {
            for (int o = 0; o < out; o++) {
                double sum = bias.length == 0 ? 0 : bias[o];
                for (int i = 0; i < in; i++) {
                    sum += (double) x[r * in + i] * w[o * in + i];
                }
                y[r * out + o] = (float) sum;
            }
        }
        return y;
    }

    /** The normal distribution function, by Simpson's rule on its density. */
    static double phi(double x) {
        int steps = 2000;
        double h = x / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double t = i * h;
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-t * t / 2);
        }
        return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
    }
}
