package dev.darkroom.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private final Ops ops = Ops.inference();

    private Tensor block(Tensor x, Tensor w) {
        return ops.scoped(() -> {
            Tensor h = ops.silu(ops.conv2d(x, w, null, 1, 1));
            return ops.addInto(ops.conv2d(h, w, null, 1, 1), x);
        });
    }

    @Test
    void shouldFreeAllButTheResultOfAScope() {
        long before = Tensor.openCount();
        Tensor outer;
        try (Scope scope = Scope.open()) {
            Tensor x = ops.zeros(2);
            Tensor inner = ops.scoped(() -> ops.exp(ops.exp(x)));
            assertThat(Tensor.openCount() - before).isEqualTo(2);
            outer = scope.keep(ops.add(inner, x));
        }
        assertThat(Tensor.openCount() - before).isEqualTo(1);
        assertThat(outer.toFloats()).containsExactly((float) Math.E, (float) Math.E);
        outer.close();
        assertThat(Tensor.openCount()).isEqualTo(before);
    }

    @Test
    void shouldFreeTheScopeOfABlockThatFails() {
        long before = Tensor.openCount();
        assertThatThrownBy(() -> ops.scoped(() -> ops.matmul(ops.zeros(2, 3), ops.zeros(2, 3))))
                .isInstanceOf(TensorException.class);
        assertThat(Tensor.openCount()).isEqualTo(before);
        try (Scope scope = Scope.open()) {
            Scope inner = Scope.open();
            assertThatThrownBy(scope::close).isInstanceOf(IllegalStateException.class);
            inner.close();
        }
    }

    @Test
    void shouldTellAsJavaDoesThatNativeMemoryRanOut() {
        long before = Tensor.openCount();
        // Four pebibytes: more than any process can address.
        assertThatThrownBy(() -> ops.full(0, 1L << 20, 1L << 20, 1L << 10))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessageStartingWith("Native memory: ")
                .hasMessageContaining("allocate");
        Scope.run(() -> {
            Tensor column = ops.zeros(1 << 25, 1);
            Tensor row = ops.zeros(1, 1 << 25);
            assertThatThrownBy(() -> ops.matmul(column, row))
                    .isInstanceOf(OutOfMemoryError.class)
                    .hasMessageStartingWith("Native memory: ");
        });
        assertThat(Tensor.openCount()).isEqualTo(before);
    }

    @Test
    void shouldKeepNoMemoryOverTwoHundredForwardPasses() throws IOException {
        Path status = Path.of("/proc/self/status");
        Assumptions.assumeTrue(Files.isReadable(status), "resident memory is only known on Linux");
        try (Tensor w = ops.full(0.01, 64, 64, 3, 3).asConstant();
                Tensor x = ops.zeros(2, 64, 32, 32)) {
            long tensors = 0;
            long resident = 0;
            for (int i = 0; i < 200; i++) {
                Scope.run(() -> block(block(block(x, w), w), w));
                if (i == 20) {
                    tensors = Tensor.openCount();
                    resident = residentKilobytes(status);
                }
            }
            assertThat(Tensor.openCount()).isEqualTo(tensors);
            // One pass makes 9 MiB: were they kept, 180 passes would hold over 1.5 GiB.
            assertThat(residentKilobytes(status) - resident).isLessThan(200 << 10);
        }
    }

    private static long residentKilobytes(Path status) throws IOException {
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no VmRSS");
    }

    @Test
    void shouldComputeTheSameFromSeveralThreadsSharingWeights() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Tensor w = ops.mul(ops.randn(new TorchRandom(1), 64, 64, 3, 3), 0.04)
                        .asConstant();
                Tensor x = ops.randn(new TorchRandom(2), 1, 64, 16, 17)) {
            List<Future<float[]>> results = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                results.add(threads.submit(() -> {
                    try (Tensor y = block(block(x, w), w)) {
                        return y.toFloats();
                    }
                }));
            }
            float[] first = results.get(0).get();
            assertThat(first).hasSize(64 * 16 * 17);
            for (Future<float[]> r : results) {
                assertThat(r.get()).isEqualTo(first);
            }
        } finally {
            threads.shutdown();
        }
    }
}
