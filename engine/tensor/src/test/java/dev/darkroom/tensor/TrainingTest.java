package dev.darkroom.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    @TempDir
    Path folder;

    private final Ops ops = Ops.training();

    /** A small network that uses every layer with weights, so that all of them are differentiated. */
    private Tensor network(Ops o, Weights w, Tensor x) {
        Tensor h = o.conv2d(x, w.get("in.weight", 8, 3, 3, 3), w.get("in.bias", 8), 1, 1);
        h = o.groupNormSilu(h, 4, w.get("norm.weight", 8), w.get("norm.bias", 8), 1e-5);
        h = o.conv2d(h, w.get("down.weight", 8, 8, 3, 3), null, 2, 0, 1, 0, 1);
        Tensor s = o.transpose(o.reshape(h, x.size(0), 8, -1), 1, 2);
        Tensor n = o.layerNorm(s, w.get("ln.weight", 8), w.get("ln.bias", 8), 1e-5);
        Tensor q = o.linear(n, w.get("q.weight", 8, 8), null);
        s = o.add(s, o.attention(q, n, n, 2));
        s = o.add(
                s,
                o.feedForwardGeglu(
                        s,
                        w.get("ff1.weight", 24, 8),
                        w.get("ff1.bias", 24),
                        w.get("ff2.weight", 8, 12),
                        w.get("ff2.bias", 8)));
        h = o.addInto(o.reshape(o.transpose(s, 1, 2), h.shape()), h);
        h = o.upsampleNearest2x(h);
        return o.conv2d(h, w.get("out.weight", 3, 8, 3, 3), w.get("out.bias", 3), 1, 1);
    }

    private Parameters parameters() {
        return new Parameters(Initialiser.torch(), 11);
    }

    @Test
    void oneDefinitionShouldGiveTheSameInBothModes() {
        try (Parameters p = parameters();
                Scope scope = Scope.open()) {
            Tensor x = ops.randn(new TorchRandom(1), 2, 3, 6, 8);
            float[] trained = network(ops, p, x).toFloats();
            OpsTest.assertClose(network(Ops.inference(), p, x).toFloats(), trained, 1e-5);
            assertThat(scope.keep(p.get("in.bias", 8)).isClosed()).isFalse();
        }
    }

    @Test
    void gradientsShouldAgreeWithFiniteDifferences() {
        try (Parameters p = parameters();
                Scope scope = Scope.open()) {
            Tensor x = ops.randn(new TorchRandom(1), 2, 3, 6, 8);
            Tensor y = scope.keep(ops.randn(new TorchRandom(2), 2, 3, 6, 8));
            try (Gradients g = Gradients.of(p, () -> Losses.mse(ops, network(ops, p, x), y, null))) {
                for (String name : p.names()) {
                    Tensor weight = p.get(name, p.shape(name));
                    float[] gradient = g.of(name).toFloats();
                    int at = gradient.length / 2;
                    float[] values = weight.toFloats();
                    double h = 1e-2;
                    double difference =
                            (lossWith(p, weight, values, at, h, x, y) - lossWith(p, weight, values, at, -h, x, y))
                                    / (2 * h);
                    assertThat(difference).as(name).isCloseTo(gradient[at], within(1e-3 + 0.03 * Math.abs(difference)));
                }
                assertThatThrownBy(() -> g.of("none")).hasMessageContaining("none");
            }
        }
    }

    private double lossWith(Parameters p, Tensor weight, float[] values, int at, double h, Tensor x, Tensor y) {
        float[] moved = values.clone();
        moved[at] += (float) h;
        set(weight, moved);
        try (Scope scope = Scope.open();
                Tensor loss = scope.keep(Losses.mse(Ops.inference(), network(Ops.inference(), p, x), y, null))) {
            return loss.item();
        } finally {
            set(weight, values);
        }
    }

    private void set(Tensor weight, float[] values) {
        try (Tensor from = Ops.inference().fromFloats(values, weight.shape())) {
            Kernels.update("copy_all", new Tensor[] {weight}, new Tensor[] {from});
        }
    }

    @Test
    void resultsOfInferenceShouldBeUsableInATrainingGraph() {
        try (Parameters p = new Parameters(Initialiser.constant(2), 0);
                Scope scope = Scope.open()) {
            Tensor latent = scope.keep(Ops.inference().exp(Ops.inference().zeros(3)));
            try (Gradients g = Gradients.of(p, () -> ops.sum(ops.mul(p.get("w", 3), latent)))) {
                assertThat(g.loss()).isEqualTo(6);
                assertThat(g.of("w").toFloats()).containsExactly(1, 1, 1);
            }
            latent.close();
        }
    }

    @Test
    void gradientsShouldStartAtZeroAndClipToANorm() {
        try (Parameters p = new Parameters(Initialiser.constant(1), 0)) {
            Tensor a = p.get("a", 2);
            Tensor b = p.get("b", 1);
            for (int i = 0; i < 3; i++) {
                try (Gradients g = Gradients.of(
                        p, () -> ops.add(ops.sum(ops.mul(a, 3)), ops.reshape(ops.mul(b, 4), new long[0])))) {
                    assertThat(g.of("a").toFloats()).containsExactly(3, 3);
                    double norm = Math.sqrt(9 + 9 + 16);
                    assertThat(g.clip(100)).isCloseTo(norm, within(1e-5));
                    assertThat(g.of("b").toFloats()).containsExactly(4);
                    assertThat(g.clip(1)).isCloseTo(norm, within(1e-5));
                    assertThat(g.norm()).isCloseTo(1, within(1e-5));
                }
            }
            // A parameter the loss does not depend on has no gradient, or none but zero.
            try (Gradients g = Gradients.of(p, () -> ops.sum(a))) {
                assertThat(g.norm()).isCloseTo(Math.sqrt(2), within(1e-5));
            }
        }
    }

    @Test
    void adamwShouldMakeTheStepsOfThePaper() {
        double lr = 0.1, b1 = 0.8, b2 = 0.95, eps = 1e-6, decay = 0.05;
        try (Parameters p = new Parameters(Initialiser.constant(1), 0);
                AdamW adam = new AdamW(new AdamW.Settings(b1, b2, eps, decay, name -> name.equals("a")))) {
            Tensor a = p.get("a", 1);
            Tensor b = p.get("b", 1);
            double[] x = {1, 1};
            double[] m = new double[2];
            double[] v = new double[2];
            for (int t = 1; t <= 5; t++) {
                double rate = lr / t;
                try (Gradients g = Gradients.of(p, () -> ops.sum(ops.add(ops.square(a), ops.mul(ops.square(b), 3))))) {
                    adam.step(g, rate);
                }
                for (int i = 0; i < 2; i++) {
                    double gradient = i == 0 ? 2 * x[0] : 6 * x[1];
                    x[i] -= rate * (i == 0 ? decay : 0) * x[i];
                    m[i] = b1 * m[i] + (1 - b1) * gradient;
                    v[i] = b2 * v[i] + (1 - b2) * gradient * gradient;
                    x[i] -= rate * (m[i] / (1 - Math.pow(b1, t))) / (Math.sqrt(v[i] / (1 - Math.pow(b2, t))) + eps);
                }
                assertThat(a.item()).isCloseTo((float) x[0], within(2e-6f));
                assertThat(b.item()).isCloseTo((float) x[1], within(2e-6f));
                assertThat(adam.steps()).isEqualTo(t);
            }
        }
    }

    @Test
    void emaShouldFollowTheParameters() {
        try (Parameters p = new Parameters(Initialiser.constant(1), 0)) {
            Tensor w = p.get("w", 2);
            try (Ema ema = new Ema(p, 0.5)) {
                set(w, new float[] {2, 3});
                ema.update();
                ema.update();
                // Decays 1/10 and 2/11 of the warm-up.
                double first = 2 - (2 - 1) * 0.1;
                assertThat(ema.average().get("w", 2).toFloats()[0])
                        .isCloseTo((float) (2 - (2 - first) * 2 / 11), within(1e-6f));
                assertThat(ema.updates()).isEqualTo(2);
                assertThat(w.toFloats()).containsExactly(2, 3);
            }
        }
    }

    private static void train(
            TrainingTest test, Parameters p, AdamW adam, Ema ema, int from, int to, List<Float> losses) {
        for (int i = from; i < to; i++) {
            int step = i;
            try (Gradients g = Gradients.of(p, () -> {
                TorchRandom random = new TorchRandom(100 + step);
                Tensor x = test.ops.randn(random, 2, 3, 6, 8);
                return Losses.mse(test.ops, test.network(test.ops, p, x), test.ops.mul(x, 0.5), null);
            })) {
                losses.add(g.loss());
                g.clip(1);
                adam.step(g, 1e-2);
                ema.update();
            }
        }
    }

    private Parameters created() {
        Parameters p = parameters();
        Scope.run(() -> network(ops, p, ops.zeros(1, 3, 6, 8)));
        return p;
    }

    @Test
    void trainingThatWasSavedShouldGoOnExactly() {
        List<Float> whole = new ArrayList<>();
        List<Float> halves = new ArrayList<>();
        float[] expected;
        float[] expectedAverage;
        try (Parameters p = created();
                Ema ema = new Ema(p, 0.9);
                AdamW adam = new AdamW(AdamW.Settings.defaults())) {
            train(this, p, adam, ema, 0, 12, whole);
            expected = p.get("in.weight", 8, 3, 3, 3).toFloats();
            expectedAverage = ema.average().get("in.weight", 8, 3, 3, 3).toFloats();
        }
        assertThat(whole.get(11)).isLessThan(whole.get(0));
        try (Parameters p = created();
                Ema ema = new Ema(p, 0.9);
                AdamW adam = new AdamW(AdamW.Settings.defaults())) {
            train(this, p, adam, ema, 0, 6, halves);
            p.save(folder.resolve("p"), Map.of());
            ema.average().save(folder.resolve("e"), Map.of());
            adam.save(folder.resolve("a"));
        }
        try (Parameters p = new Parameters(Initialiser.constant(9), 99);
                AdamW adam = new AdamW(AdamW.Settings.defaults())) {
            p.load(folder.resolve("p"));
            try (Ema ema = new Ema(p, 0.9)) {
                ema.average().load(folder.resolve("e"));
                ema.resume(6);
                adam.load(folder.resolve("a"));
                assertThat(adam.steps()).isEqualTo(6);
                train(this, p, adam, ema, 6, 12, halves);
                assertThat(ema.average().get("in.weight", 8, 3, 3, 3).toFloats())
                        .isEqualTo(expectedAverage);
            }
            assertThat(p.get("in.weight", 8, 3, 3, 3).toFloats()).isEqualTo(expected);
        }
        assertThat(halves).isEqualTo(whole);
        assertThatThrownBy(() -> {
                    try (AdamW adam = new AdamW(AdamW.Settings.defaults())) {
                        adam.load(folder.resolve("p"));
                    }
                })
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("names no step");
    }

    @Test
    void twoThreadsShouldTrainSideBySide() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<Float>>> runs = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                runs.add(threads.submit(() -> {
                    List<Float> losses = new ArrayList<>();
                    try (Parameters p = created();
                            Ema ema = new Ema(p, 0.9);
                            AdamW adam = new AdamW(AdamW.Settings.defaults())) {
                        train(this, p, adam, ema, 0, 10, losses);
                    }
                    return losses;
                }));
            }
            assertThat(runs.get(0).get()).isEqualTo(runs.get(1).get()).hasSize(10);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void shouldLeaveNothingBehind() {
        try (Parameters p = created();
                Ema ema = new Ema(p, 0.9);
                AdamW adam = new AdamW(AdamW.Settings.defaults())) {
            train(this, p, adam, ema, 0, 3, new ArrayList<>());
            long before = Tensor.openCount();
            train(this, p, adam, ema, 3, 20, new ArrayList<>());
            assertThatThrownBy(() -> Gradients.of(p, () -> ops.matmul(ops.zeros(2, 3), ops.zeros(2, 3))))
                    .isInstanceOf(TensorException.class);
            assertThat(Tensor.openCount()).isEqualTo(before);
        }
    }
}
