package dev.darkroom.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
    @TempDir
    Path folder;

    private final Ops ops = Ops.inference();

    private Path write(String file, String name, DType dtype, long... shape) {
        Path path = folder.resolve(file);
        try (Scope scope = Scope.open()) {
            Tensor x = ops.cast(ops.full(2, shape), dtype);
            SafetensorsWriter.write(path, Map.of(name, scope.keep(x)), Map.of());
            x.close();
        }
        return path;
    }

    @Test
    void shouldGiveHalfPrecisionWeightsAsFloatsAndOutliveAnyScope() {
        Path path = write("w", "down.0.weight", DType.BF16, 3, 2);
        long before = Tensor.openCount();
        try (Checkpoint checkpoint = Checkpoint.open(path)) {
            Weights down = checkpoint.at("down").at("0");
            Tensor first = ops.scoped(() -> down.get("weight", 3, 2));
            assertThat(first.dtype()).isEqualTo(DType.F32);
            assertThat(first.toFloats()).containsExactly(2, 2, 2, 2, 2, 2);
            assertThat(checkpoint.get("down.0.weight", 3, 2)).isSameAs(first);
            assertThat(down.has("weight")).isTrue();
            assertThat(down.has("bias")).isFalse();
            assertThat(down.shape("weight")).containsExactly(3, 2);
            assertThat(checkpoint.at("down").names()).containsExactly("0.weight");
            assertThat(checkpoint.names()).containsExactly("down.0.weight");
            assertThat(checkpoint
                            .renamed(name -> name.replace("layer", "down.0"))
                            .get("layer.weight", 3, 2))
                    .isSameAs(first);
        }
        assertThat(Tensor.openCount()).isEqualTo(before);
    }

    @Test
    void shouldSayWhichWeightIsMissingOrOfTheWrongShape() {
        Path path = write("w", "a.weight", DType.F32, 3, 2);
        try (Checkpoint checkpoint = Checkpoint.open(path)) {
            Weights a = checkpoint.at("a");
            assertThatThrownBy(() -> a.get("weight", 3, 2, 1))
                    .isInstanceOf(TensorException.class)
                    .hasMessage(
                            "Weight a.weight in " + path
                                    + " has shape [3, 2], but the network needs [3, 2, 1]; the file is of another architecture.");
            assertThatThrownBy(() -> a.get("bias", 3))
                    .isInstanceOf(TensorException.class)
                    .hasMessage("Weight a.bias is missing in " + path
                            + "; the file is of another architecture or incomplete.");
        }
    }

    @Test
    void shouldJoinShardsAndRefuseANameThatIsInTwo() {
        Path one = write("1", "a", DType.F32, 1);
        Path two = write("2", "b", DType.F16, 2);
        Path again = write("3", "a", DType.F32, 1);
        try (Checkpoint checkpoint = Checkpoint.open(one, two)) {
            assertThat(checkpoint.get("a", 1).toFloats()).containsExactly(2);
            assertThat(checkpoint.get("b", 2).toFloats()).containsExactly(2, 2);
        }
        assertThatThrownBy(() -> Checkpoint.open(one, again)).hasMessageContaining("Tensor a is both in");
    }

    @Test
    void shouldNeverWriteIntoAWeight() {
        Path path = write("w", "x", DType.F32, 1 << 14);
        try (Checkpoint checkpoint = Checkpoint.open(path);
                Scope scope = Scope.open()) {
            Tensor x = checkpoint.get("x", 1 << 14);
            Tensor view = ops.cast(ops.reshape(x, 128, 128), DType.F32);
            assertThat(ops.addInto(view, view).toFloats()[0]).isEqualTo(4);
            assertThat(x.toFloats()[0]).isEqualTo(2);
            assertThat(scope.keep(x)).isSameAs(x);
        }
    }

    @Test
    void shouldInitialiseParametersAsTorchDoes() {
        try (Parameters p = new Parameters(
                        Initialiser.torch().with(n -> n.startsWith("table"), Initialiser.normal(0.5)), 3);
                Parameters same = new Parameters(
                        Initialiser.torch().with(n -> n.startsWith("table"), Initialiser.normal(0.5)), 3)) {
            float[] conv = p.get("conv.weight", 8, 4, 5, 5).toFloats();
            float bound = (float) (1 / Math.sqrt(100));
            assertThat(conv).hasSize(800);
            float largest = 0;
            double mean = 0;
            for (float v : conv) {
                largest = Math.max(largest, Math.abs(v));
                mean += v / 800;
            }
            assertThat(largest).isBetween(0.98f * bound, bound);
            assertThat(mean).isBetween(-0.1 * bound, 0.1 * bound);
            float[] bias = p.get("conv.bias", 8).toFloats();
            for (float v : bias) {
                assertThat(Math.abs(v)).isLessThanOrEqualTo(bound).isPositive();
            }
            assertThat(p.get("norm.weight", 2).toFloats()).containsExactly(1, 1);
            assertThat(p.get("norm.bias", 2).toFloats()).containsExactly(0, 0);
            double square = 0;
            for (float v : p.get("table.weight", 40, 50).toFloats()) {
                square += v * v / 2000;
            }
            assertThat(Math.sqrt(square)).isBetween(0.47, 0.53);
            assertThat(same.get("conv.weight", 8, 4, 5, 5).toFloats()).isEqualTo(conv);
            assertThat(p.names())
                    .containsExactly("conv.weight", "conv.bias", "norm.weight", "norm.bias", "table.weight");
            assertThat(p.count()).isEqualTo(800 + 8 + 2 + 2 + 2000);
            assertThatThrownBy(() -> p.get("norm.weight", 3)).hasMessageContaining("has shape [2]");
        }
    }

    @Test
    void shouldLeaveParametersAloneWhenALoadedFileDoesNotFit() {
        Path path = folder.resolve("p");
        try (Parameters p = new Parameters(Initialiser.constant(1), 0);
                Parameters q = new Parameters(Initialiser.constant(2), 0)) {
            p.get("a", 2);
            p.get("b", 3);
            p.save(path, Map.of("epoch", "4"));
            Tensor a = q.get("a", 2);
            q.get("b", 4);
            assertThatThrownBy(() -> q.load(path)).isInstanceOf(TensorException.class);
            assertThat(a.toFloats()).containsExactly(2, 2);
            q.load(path, name -> name.equals("a"));
            assertThat(a.toFloats()).containsExactly(1, 1);
        }
    }
}
