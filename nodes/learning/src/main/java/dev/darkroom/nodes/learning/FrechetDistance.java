package dev.darkroom.nodes.learning;

import java.util.List;

/**
 * How far two sets of vectors are apart, each taken as a normal distribution (Frechet distance; for pictures Heusel et al.
 * 2017): {@code |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2))}. It grows when sets are small, so it is to be read beside
 * the distance of two sets of equal size that are known to be alike.
 */
final class FrechetDistance {
    private static final int SWEEPS = 60;

    private FrechetDistance() {}

    /** Of two sets of vectors of one length, each of at least two. */
    static double of(List<float[]> first, List<float[]> second) {
        double[] firstMean = mean(first);
        double[] secondMean = mean(second);
        double[][] firstSpread = covariance(first, firstMean);
        double[][] secondSpread = covariance(second, secondMean);
        double distance = 0;
        for (int i = 0; i < firstMean.length; i++) {
            double apart = firstMean[i] - secondMean[i];
            distance += apart * apart + firstSpread[i][i] + secondSpread[i][i];
        }
        // tr (C1 C2)^(1/2) is that of the symmetric C1^(1/2) C2 C1^(1/2).
        double[][] root = root(firstSpread);
        double[] values = new double[root.length];
        eigen(product(product(root, secondSpread), root), values);
        for (double value : values) {
            distance -= 2 * Math.sqrt(Math.max(0, value));
        }
        return Math.max(0, distance);
    }

    private static double[] mean(List<float[]> vectors) {
        double[] mean = new double[vectors.get(0).length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / (double) vectors.size();
            }
        }
        return mean;
    }

    private static double[][] covariance(List<float[]> vectors, double[] mean) {
        double[][] spread = new double[mean.length][mean.length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                for (int j = 0; j < mean.length; j++) {
                    spread[i][j] += (vector[i] - mean[i]) * (vector[j] - mean[j]) / (vectors.size() - 1);
                }
            }
        }
        return spread;
    }

    private static double[][] root(double[][] symmetric) {
        double[] values = new double[symmetric.length];
        double[][] vectors = eigen(symmetric, values);
        double[][] root = new double[values.length][values.length];
        for (int k = 0; k < values.length; k++) {
            double length = Math.sqrt(Math.max(0, values[k]));
            for (int i = 0; i < values.length; i++) {
                for (int j = 0; j < values.length; j++) {
                    root[i][j] += length * vectors[i][k] * vectors[j][k];
                }
            }
        }
        return root;
    }

    private static double[][] product(double[][] a, double[][] b) {
        int n = a.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    /** Eigenvalues and, as columns, eigenvectors of a symmetric matrix, by Jacobi's rotations. */
    private static double[][] eigen(double[][] symmetric, double[] values) {
        int n = values.length;
        double[][] a = new double[n][];
        double[][] vectors = new double[n][n];
        double size = 0;
        for (int i = 0; i < n; i++) {
            a[i] = symmetric[i].clone();
            vectors[i][i] = 1;
            for (double value : a[i]) {
                size += value * value;
            }
        }
        for (int sweep = 0; sweep < SWEEPS && offDiagonal(a) > 1e-22 * size; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, vectors, p, q);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
        }
        return vectors;
    }

    private static double offDiagonal(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += a[i][j] * a[i][j];
            }
        }
        return sum;
    }

    private static void rotate(double[][] a, double[][] vectors, int p, int q) {
        if (Math.abs(a[p][q]) < 1e-300) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < a.length; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < a.length; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
            double vp = vectors[k][p];
            double vq = vectors[k][q];
            vectors[k][p] = c * vp - s * vq;
            vectors[k][q] = s * vp + c * vq;
        }
    }
}
