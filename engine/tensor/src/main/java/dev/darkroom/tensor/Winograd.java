package dev.darkroom.tensor;

/**
 * The transforms of Winograd's minimal filtering F(4x4, 3x3), each as one matrix acting on flattened tiles (the Kronecker
 * square of the one-dimensional transform). Source: Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks",
 * 2015, section 4.3.
 */
final class Winograd {
    private static final double[][] BT = {
        {4, 0, -5, 0, 1, 0},
        {0, -4, -4, 1, 1, 0},
        {0, 4, -4, -1, 1, 0},
        {0, -2, -1, 2, 1, 0},
        {0, 2, -1, -2, 1, 0},
        {0, 4, 0, -5, 0, 1}
    };
    private static final double[][] G = {
        {1 / 4.0, 0, 0},
        {-1 / 6.0, -1 / 6.0, -1 / 6.0},
        {-1 / 6.0, 1 / 6.0, -1 / 6.0},
        {1 / 24.0, 1 / 12.0, 1 / 6.0},
        {1 / 24.0, -1 / 12.0, 1 / 6.0},
        {0, 0, 1}
    };
    private static final double[][] AT = {
        {1, 1, 1, 1, 1, 0}, {0, 1, -1, 2, -2, 0}, {0, 1, 1, 4, 4, 0}, {0, 1, -1, 8, -8, 1}
    };

    /** Transforms a 6x6 tile of the input: [36, 36]. */
    static final Tensor INPUT = matrix(BT);
    /** Transforms a 3x3 filter: [36, 9]. */
    static final Tensor WEIGHT = matrix(G);
    /** Turns a tile of products into 4x4 outputs: [16, 36]. */
    static final Tensor OUTPUT = matrix(AT);

    private Winograd() {}

    private static Tensor matrix(double[][] a) {
        int rows = a.length;
        int columns = a[0].length;
        float[] square = new float[rows * rows * columns * columns];
        int n = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                for (int p = 0; p < columns; p++) {
                    for (int q = 0; q < columns; q++) {
                        square[n++] = (float) (a[i][p] * a[j][q]);
                    }
                }
            }
        }
        return Scope.outside(() -> Ops.inference().fromFloats(square, (long) rows * rows, (long) columns * columns))
                .markPermanent();
    }
}
