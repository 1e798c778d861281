package dev.darkroom.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpsSmokeTest {
    @Test
    void trainsALine() {
        Ops ops = Ops.training();
        try (Parameters p = new Parameters(Initialiser.torch(), 1);
                AdamW adam = new AdamW(AdamW.Settings.defaults());
                Tensor x = ops.fromFloats(new float[] {0, 1, 2, 3}, 4, 1);
                Tensor y = ops.fromFloats(new float[] {1, 3, 5, 7}, 4, 1)) {
            float loss = 0;
            for (int i = 0; i < 300; i++) {
                try (Gradients g = Gradients.of(p, () -> {
                    Weights w = p.at("line");
                    return Losses.mse(
                            ops, ops.linear(ops.mul(x, 1.0), w.get("weight", 1, 1), w.get("bias", 1)), y, null);
                })) {
                    loss = g.loss();
                    g.clip(10);
                    adam.step(g, 0.05);
                }
            }
            assertThat(loss).isLessThan(1e-2f);
            assertThat(p.count()).isEqualTo(2);
        }
    }
}
