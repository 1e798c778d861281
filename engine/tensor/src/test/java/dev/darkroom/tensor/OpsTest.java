package dev.darkroom.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation against its definition, at odd sizes, in both modes. */
class OpsTest {
    private static final float NEGATIVE_INFINITY = Float.NEGATIVE_INFINITY;
    private final TorchRandom random = new TorchRandom(7);
    private Scope scope;

    @BeforeEach
    void open() {
        scope = Scope.open();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    static Ops ops(boolean training) {
        return training ? Ops.training() : Ops.inference();
    }

    static void assertClose(Tensor actual, float[] expected, double tolerance, long... shape) {
        assertThat(actual.shape()).containsExactly(shape);
        assertClose(actual.toFloats(), expected, tolerance);
    }

    static void assertClose(float[] actual, float[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        double largest = 1;
        for (float e : expected) {
            largest = Math.max(largest, Math.abs(e));
        }
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= tolerance * largest)) {
                assertThat(actual[i]).as("element " + i).isEqualTo(expected[i]);
            }
        }
    }

    private void check(Ops ops, Tensor y, Tensor x, DoubleUnaryOperator f) {
        float[] values = x.toFloats();
        float[] expected = new float[values.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (float) f.applyAsDouble(values[i]);
        }
        assertClose(y, expected, 2e-6, x.shape());
        assertThat(ops.toFloats(x)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void elementwise(boolean training) {
        Ops ops = ops(training);
        Tensor x = ops.randn(random, 3, 5, 7);
        check(ops, ops.exp(x), x, Math::exp);
        check(ops, ops.silu(x), x, v -> v / (1 + Math.exp(-v)));
        check(ops, ops.sigmoid(x), x, v -> 1 / (1 + Math.exp(-v)));
        check(ops, ops.tanh(x), x, Math::tanh);
        check(ops, ops.relu(x), x, v -> Math.max(v, 0));
        check(ops, ops.gelu(x), x, v -> v * Reference.phi(v));
        check(
                ops,
                ops.geluTanh(x),
                x,
                v -> 0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v))));
        check(ops, ops.quickGelu(x), x, v -> v / (1 + Math.exp(-1.702 * v)));
        check(ops, ops.clamp(x, -0.5, 0.25), x, v -> Math.min(Math.max(v, -0.5), 0.25));
        check(ops, ops.mul(x, -2.5), x, v -> -2.5 * v);
        check(ops, ops.add(x, 0.125), x, v -> v + 0.125);
        check(ops, ops.affine(x, 2, -1), x, v -> 2 * v - 1);
        check(ops, ops.affine(x, 1, 0), x, v -> v);
        check(ops, ops.square(x), x, v -> v * v);
        check(ops, ops.sqrt(ops.abs(x)), x, v -> Math.sqrt(Math.abs(v)));
        check(ops, ops.log(ops.exp(x)), x, v -> v);
        check(ops, ops.sin(x), x, Math::sin);
        check(ops, ops.cos(x), x, Math::cos);
        Tensor y = ops.full(2, 1, 5, 1);
        check(ops, ops.add(x, y), x, v -> v + 2);
        check(ops, ops.sub(x, y), x, v -> v - 2);
        check(ops, ops.mul(x, y), x, v -> v * 2);
        check(ops, ops.div(x, y), x, v -> v / 2);
        check(ops, ops.lerp(x, ops.expand(y, 3, 5, 7), 0.25), x, v -> 0.75 * v + 0.5);
        check(ops, ops.addInto(ops.mul(x, 3), x), x, v -> 4 * v);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shapes(boolean training) {
        Ops ops = ops(training);
        Tensor x = ops.fromFloats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertClose(ops.transpose(x, 0, 1), new float[] {1, 4, 2, 5, 3, 6}, 0, 3, 2);
        assertClose(ops.permute(x, 1, 0), new float[] {1, 4, 2, 5, 3, 6}, 0, 3, 2);
        assertClose(ops.reshape(x, 3, -1), new float[] {1, 2, 3, 4, 5, 6}, 0, 3, 2);
        assertClose(ops.narrow(x, 1, 1, 2), new float[] {2, 3, 5, 6}, 0, 2, 2);
        assertClose(ops.flip(x, 1), new float[] {3, 2, 1, 6, 5, 4}, 0, 2, 3);
        Tensor[] parts = ops.chunk(ops.concat(1, x, ops.mul(x, 10)), 2, 1);
        assertClose(parts[1], new float[] {10, 20, 30, 40, 50, 60}, 0, 2, 3);
        assertClose(ops.stack(0, x, x), new float[] {1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6}, 0, 2, 2, 3);
        assertClose(ops.selectRows(x, ops.fromLongs(new long[] {1, 1}, 2)), new float[] {4, 5, 6, 4, 5, 6}, 0, 2, 3);
        assertClose(ops.mean(x), new float[] {3.5f}, 1e-7);
        assertClose(ops.mean(x, true, 1), new float[] {2, 5}, 1e-7, 2, 1);
        assertClose(ops.sum(x, false, 0), new float[] {5, 7, 9}, 1e-7, 3);
        assertClose(ops.sum(x), new float[] {21}, 1e-7);
        assertClose(ops.max(x, false, 1), new float[] {3, 6}, 0, 2);
        assertThat(ops.argmax(x, 1).toLongs()).containsExactly(2, 2);
        Tensor image = ops.reshape(x, 1, 1, 2, 3);
        assertClose(
                ops.upsampleNearest2x(image),
                new float[] {1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 4, 4, 5, 5, 6, 6},
                0,
                1,
                1,
                4,
                6);
        assertClose(ops.averagePool(ops.upsampleNearest2x(image), 2), x.toFloats(), 0, 1, 1, 2, 3);
        assertClose(ops.pad(image, 1, 0, 0, 1, 9), new float[] {9, 1, 2, 3, 9, 4, 5, 6, 9, 9, 9, 9}, 0, 1, 1, 3, 4);
        assertClose(ops.softmax(ops.full(3, 2, 3), -1), filled(6, 1 / 3f), 1e-7, 2, 3);
        Tensor ids = ops.fromLongs(new long[] {1, 0, 1}, 1, 3);
        assertClose(ops.embedding(x, ids), new float[] {4, 5, 6, 1, 2, 3, 4, 5, 6}, 0, 1, 3, 3);
        assertClose(ops.causalMask(2), new float[] {0, NEGATIVE_INFINITY, 0, 0}, 0, 2, 2);
        assertThat(ops.cast(x, DType.I64).dtype()).isEqualTo(DType.I64);
        assertThat(ops.cast(ops.cast(x, DType.BF16), DType.F32).toFloats()).isEqualTo(x.toFloats());
        assertThat(ops.cast(x, DType.BF16).dtype()).isEqualTo(DType.BF16);
        assertThat(ops.detach(x).toFloats()).isEqualTo(x.toFloats());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void matrices(boolean training) {
        Ops ops = ops(training);
        Tensor x = ops.randn(random, 2, 5, 7);
        Tensor w = ops.randn(random, 3, 7);
        Tensor b = ops.randn(random, 3);
        float[] expected = Reference.linear(x.toFloats(), w.toFloats(), b.toFloats(), 7);
        assertClose(ops.linear(x, w, b), expected, 1e-6, 2, 5, 3);
        assertClose(
                ops.linear(x, w, null), Reference.linear(x.toFloats(), w.toFloats(), new float[0], 7), 1e-6, 2, 5, 3);
        assertClose(ops.add(ops.matmul(x, ops.transpose(w, 0, 1)), b), expected, 1e-6, 2, 5, 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void norms(boolean training) {
        Ops ops = ops(training);
        Tensor x = ops.affine(ops.randn(random, 3, 6, 5, 7), 2, 1);
        Tensor w = ops.randn(random, 6);
        Tensor b = ops.randn(random, 6);
        float[] normed = Reference.groupNorm(x.toFloats(), x.shape(), 3, w.toFloats(), b.toFloats(), 1e-5);
        assertClose(ops.groupNorm(x, 3, w, b, 1e-5), normed, 2e-6, 3, 6, 5, 7);
        float[] silu = normed.clone();
        for (int i = 0; i < silu.length; i++) {
            silu[i] = (float) (silu[i] / (1 + Math.exp(-silu[i])));
        }
        assertClose(ops.groupNormSilu(x, 3, w, b, 1e-5), silu, 2e-6, 3, 6, 5, 7);
        Tensor s = ops.randn(random, 3, 5, 6);
        assertClose(
                ops.layerNorm(s, w, b, 1e-5),
                Reference.layerNorm(s.toFloats(), w.toFloats(), b.toFloats(), 1e-5),
                2e-6,
                3,
                5,
                6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void convolution(boolean training) {
        Ops ops = ops(training);
        Tensor x = ops.randn(random, 2, 5, 9, 7);
        Tensor w = ops.randn(random, 3, 5, 3, 3);
        Tensor b = ops.randn(random, 3);
        for (int stride = 1; stride <= 2; stride++) {
            for (int p = 0; p <= 1; p++) {
                float[] expected = Reference.conv2d(
                        x.toFloats(), x.shape(), w.toFloats(), w.shape(), b.toFloats(), stride, p, p, p, p);
                Tensor y = ops.conv2d(x, w, b, stride, p);
                assertClose(y, expected, 2e-6, y.shape());
            }
        }
        assertClose(
                ops.conv2d(x, w, null, 2, 0, 1, 0, 1),
                Reference.conv2d(x.toFloats(), x.shape(), w.toFloats(), w.shape(), new float[0], 2, 0, 0, 1, 1),
                2e-6,
                2,
                3,
                4,
                3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void attention(boolean training) {
        Ops ops = ops(training);
        int t = 5, s = 7, heads = 3;
        Tensor q = ops.randn(random, 2, t, 12);
        Tensor k = ops.randn(random, 2, s, 12);
        Tensor v = ops.randn(random, 2, s, 12);
        float[] qf = q.toFloats(), kf = k.toFloats(), vf = v.toFloats();
        assertClose(
                ops.attention(q, k, v, heads),
                Reference.attention(qf, kf, vf, 2, t, s, heads, new float[0]),
                2e-6,
                2,
                t,
                12);
        Tensor mask = ops.randn(random, t, s);
        assertClose(
                ops.attention(q, k, v, heads, false, mask),
                Reference.attention(qf, kf, vf, 2, t, s, heads, mask.toFloats()),
                2e-6,
                2,
                t,
                12);
        float[] causal = ops.causalMask(s).toFloats();
        Tensor self = ops.attention(k, k, v, heads, true, null);
        assertClose(self, Reference.attention(kf, kf, vf, 2, s, s, heads, causal), 2e-6, 2, s, 12);
        assertClose(ops.attention(k, k, v, heads, false, ops.causalMask(s)), self.toFloats(), 2e-6, 2, s, 12);
        assertThatThrownBy(() -> ops.attention(k, k, v, heads, true, mask)).isInstanceOf(TensorException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gatedFeedForward(boolean training) {
        Ops ops = ops(training);
        Tensor x = ops.randn(random, 2, 5, 6);
        Tensor w1 = ops.randn(random, 14, 6);
        Tensor b1 = ops.randn(random, 14);
        Tensor w2 = ops.randn(random, 6, 7);
        Tensor b2 = ops.randn(random, 6);
        float[] both = Reference.linear(x.toFloats(), w1.toFloats(), b1.toFloats(), 6);
        float[] gated = new float[10 * 7];
        for (int i = 0; i < gated.length; i++) {
            float g = both[i / 7 * 14 + 7 + i % 7];
            gated[i] = (float) (both[i / 7 * 14 + i % 7] * g * Reference.phi(g));
        }
        assertClose(
                ops.feedForwardGeglu(x, w1, b1, w2, b2),
                Reference.linear(gated, w2.toFloats(), b2.toFloats(), 7),
                2e-6,
                2,
                5,
                6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void timesteps(boolean training) {
        Ops ops = ops(training);
        Tensor t = ops.fromFloats(new float[] {0, 1, 999}, 3);
        for (int shift = 0; shift <= 1; shift++) {
            float[] y = ops.timestepEmbedding(t, 7, true, shift).toFloats();
            float[] z = ops.timestepEmbedding(t, 6, false, shift).toFloats();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    double angle = t.toFloats()[i] * Math.exp(-Math.log(10000) * j / (3 - shift));
                    assertThat(y[i * 7 + j]).isCloseTo((float) Math.cos(angle), within(1e-4f));
                    assertThat(y[i * 7 + 3 + j]).isCloseTo((float) Math.sin(angle), within(1e-4f));
                    assertThat(z[i * 6 + j]).isCloseTo((float) Math.sin(angle), within(1e-4f));
                }
                assertThat(y[i * 7 + 6]).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void losses(boolean training) {
        Ops ops = ops(training);
        Tensor x = ops.fromFloats(new float[] {1, 2, 3, 4}, 2, 2);
        Tensor y = ops.fromFloats(new float[] {1, 4, 2, 0}, 2, 2);
        Tensor weights = ops.fromFloats(new float[] {1, 3}, 2);
        assertClose(Losses.mse(ops, x, y, null), new float[] {21 / 4f}, 1e-6);
        assertClose(Losses.mse(ops, x, y, weights), new float[] {(2 + 3 * 8.5f) / 2}, 1e-6);
        assertClose(Losses.l1(ops, x, y, null), new float[] {7 / 4f}, 1e-6);
        assertClose(Losses.l1(ops, x, y, weights), new float[] {(1 + 3 * 2.5f) / 2}, 1e-6);
        double kl = 0;
        for (int i = 0; i < 4; i++) {
            double m = x.toFloats()[i], v = y.toFloats()[i];
            kl += (m * m + Math.exp(v) - v - 1) / 2 / 2;
        }
        assertClose(Losses.kl(ops, x, y), new float[] {(float) kl}, 1e-6);
        double ce = Math.log(1 + Math.E) - 0 + Math.log(1 + Math.E) - 1;
        assertClose(
                Losses.crossEntropy(ops, x, ops.fromLongs(new long[] {0, 1}, 2)), new float[] {(float) ce / 2}, 1e-6);
        assertClose(
                Losses.binaryCrossEntropy(ops, ops.zeros(3), ops.full(0.3, 3)),
                new float[] {(float) Math.log(2)},
                1e-6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldNameOperationShapesAndReasonWhenItCannotCompute(boolean training) {
        Ops ops = ops(training);
        Tensor x = ops.zeros(2, 3);
        assertThatThrownBy(() -> ops.matmul(x, x))
                .isInstanceOf(TensorException.class)
                .hasMessage("matmul cannot be computed on (F32[2, 3], F32[2, 3]): "
                        + "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)");
        assertThatThrownBy(() -> ops.fromFloats(new float[5], 2, 3)).hasMessageContaining("5 values");
        Tensor closed = ops.zeros(4);
        closed.close();
        closed.close();
        assertThatThrownBy(() -> ops.exp(closed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private static float[] filled(int count, float value) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return values;
    }
}
