package dev.darkroom.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The prepared convolutions against the plain one: within 1e-4 of the greatest value, as promised to model code. */
class ConvolutionPathsTest {
    @ParameterizedTest
    @CsvSource({
        // batch, in, out, height, width, kernel, stride, padding, form
        "1, 256, 256, 16, 16, 3, 1, 1, WINOGRAD",
        "2, 257, 259, 17, 23, 3, 1, 1, WINOGRAD",
        "3, 130, 129, 33, 35, 3, 1, 1, WINOGRAD",
        "1, 128, 128, 250, 254, 3, 1, 1, WINOGRAD",
        "1, 256, 256, 4, 5, 3, 1, 1, PACKED",
        "1, 1024, 960, 16, 16, 3, 1, 1, PACKED",
        "2, 64, 70, 15, 9, 3, 2, 1, PACKED",
        "2, 64, 70, 15, 9, 3, 2, 0, PACKED",
        "2, 65, 70, 15, 9, 1, 1, 0, PACKED",
        "2, 4, 65, 15, 9, 3, 1, 1, PLAIN",
        "1, 64, 64, 33, 35, 3, 1, 1, PLAIN",
    })
    void preparedFormsAgreeWithThePlainConvolution(
            int n, int c, int k, int h, int w, int kernel, int stride, int p, PreparedConvolution.Form form) {
        Ops ops = Ops.inference();
        TorchRandom random = new TorchRandom(3);
        try (Scope scope = Scope.open()) {
            Tensor weight = ops.mul(ops.randn(random, k, c, kernel, kernel), 1 / Math.sqrt(9.0 * c));
            Tensor constant = scope.keep(ops.copy(weight)).asConstant();
            Tensor bias = ops.randn(random, k);
            Tensor none = null;
            for (Tensor b : new Tensor[] {bias, none}) {
                for (int size = 0; size < 2; size++) {
                    Tensor x = ops.randn(random, n, c, h + size, w);
                    assertThat(constant.prepared().form(x, stride, p)).isEqualTo(form);
                    float[] plain = ops.conv2d(x, weight, b, stride, p).toFloats();
                    Tensor prepared = ops.conv2d(x, constant, b, stride, p);
                    OpsTest.assertClose(prepared.toFloats(), plain, 1e-4);
                    assertThat(prepared.isIntermediate()).isTrue();
                }
            }
            constant.close();
        }
    }
}
