package dev.darkroom.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The trap of training on the JVM: DJL's operations with a Java number hand autograd a view of a Java buffer that the
 * garbage collector frees before the backward pass reads it. Ours must be right under forced collection; the naive form
 * must fail the very same check, or the check would prove nothing.
 */
class GradientsUnderPressureTest {
    private static final int RUNS = 8;
    private static final int TERMS = 200;

    @Test
    void ourGradientsAreRightUnderGarbageCollection() {
        Ops ops = Ops.training();
        assertThat(wrongRuns(x -> {
                    Tensor sum = ops.zeros(4);
                    for (int i = 0; i < TERMS; i++) {
                        sum = ops.add(sum, ops.mul(x, 3));
                    }
                    return ops.sum(sum);
                }))
                .isZero();
    }

    @Test
    void ourLossesAndConstantsAreRightUnderGarbageCollection() {
        Ops ops = Ops.training();
        // d/dx of mean((2x)^2) over four elements is 2x; 200 times 1.5 of it at x = 1 make 600.
        assertThat(wrongRuns(x -> {
                    Tensor sum = ops.zeros(1);
                    for (int i = 0; i < TERMS; i++) {
                        Tensor target = ops.fromFloats(new float[] {0, 0, 0, 0}, 4);
                        Tensor loss = Losses.mse(ops, ops.clamp(ops.mul(x, 2), -9, 9), target, null);
                        sum = ops.add(sum, ops.mul(loss, 1.5));
                        target.close();
                        loss.close();
                    }
                    return ops.sum(sum);
                }))
                .isZero();
    }

    @Test
    void theNaiveFormFailsTheSameCheck() {
        assertThat(wrongRuns(x -> {
                    NDArray sum = null;
                    for (int i = 0; i < TERMS; i++) {
                        NDArray y = x.array().mul(3f);
                        sum = sum == null ? y : sum.add(y);
                    }
                    return new Tensor((ai.djl.pytorch.engine.PtNDArray) sum.sum(), DType.F32, null, false, false);
                }))
                .isPositive();
    }

    /** Counts the runs in which the gradient by x, at x = 1 for all four elements, is not 600. */
    private static int wrongRuns(Function<Tensor, Tensor> forward) {
        int wrong = 0;
        try (Parameters p = new Parameters(Initialiser.constant(1), 0)) {
            Tensor x = p.get("x", 4);
            for (int run = 0; run < RUNS; run++) {
                List<ByteBuffer> pressure = new ArrayList<>();
                try (Gradients g = Gradients.of(p, () -> {
                    Tensor loss = forward.apply(x);
                    collectAndReuse(pressure);
                    return loss;
                })) {
                    for (float v : g.of("x").toFloats()) {
                        if (v != 600f) {
                            wrong++;
                            break;
                        }
                    }
                }
            }
        }
        return wrong;
    }

    /** Frees what only the collector holds and fills the freed native memory with another number. */
    private static void collectAndReuse(List<ByteBuffer> keep) {
        System.gc();
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < 3000; i++) {
            ByteBuffer b = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
            b.putFloat(0, -777f);
            keep.add(b);
        }
    }
}
