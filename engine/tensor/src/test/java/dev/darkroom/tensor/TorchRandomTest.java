package dev.darkroom.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TorchRandomTest {
    private static JsonNode golden() throws IOException {
        try (InputStream in = TorchRandomTest.class.getResourceAsStream("noise.json")) {
            return new JsonMapper().readTree(in);
        }
    }

    private static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).floatValue();
        }
        return values;
    }

    @Test
    void shouldGiveTorchsNoiseForLatentsOfAnySeed() throws IOException {
        int seeds = 0;
        for (Map.Entry<String, JsonNode> e : golden().properties()) {
            if (!e.getKey().matches("\\d+")) {
                continue;
            }
            seeds++;
            float[] noise = new TorchRandom(Long.parseUnsignedLong(e.getKey())).normal(4 * 64 * 64);
            JsonNode want = e.getValue();
            OpsTest.assertClose(Arrays.copyOf(noise, 8), floats(want.get("first8")), 3e-7);
            OpsTest.assertClose(Arrays.copyOfRange(noise, 16, 24), floats(want.get("idx16_23")), 3e-7);
            OpsTest.assertClose(
                    Arrays.copyOfRange(noise, noise.length - 4, noise.length), floats(want.get("last4")), 3e-7);
            double sum = 0;
            for (float v : noise) {
                sum += v;
            }
            assertThat(sum).isCloseTo(want.get("sum").doubleValue(), within(1e-3));
        }
        assertThat(seeds).isEqualTo(6);
    }

    @Test
    void shouldGiveTorchsNoiseForOddSizes() throws IOException {
        JsonNode golden = golden();
        OpsTest.assertClose(new TorchRandom(42).normal(6), floats(golden.get("seed42_(2, 3)")), 0);
        OpsTest.assertClose(new TorchRandom(42).normal(12), floats(golden.get("seed42_(1, 4, 1, 3)")), 0);
        OpsTest.assertClose(new TorchRandom(42).normal(16), floats(golden.get("seed42_(1, 4, 2, 2)")), 3e-7);
        OpsTest.assertClose(new TorchRandom(42).normal(100), floats(golden.get("seed42_(1, 4, 5, 5)")), 3e-7);
        OpsTest.assertClose(new TorchRandom(42).uniform(8), floats(golden.get("rand_seed42")), 0);
    }

    /** Where this machine's libtorch runs other code than AVX2's, its last bits differ, so equality is asked for only there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 20, 31, 32, 100, 16384, 99991})
    void shouldEqualTheEngineBitForBit(int count) throws IOException {
        for (long seed : new long[] {0, 42, 123456789L, 5_000_000_000L, -1}) {
            try (Tensor reference = Kernels.referenceNoise(seed, count)) {
                float[] expected = reference.toFloats();
                float[] actual = new TorchRandom(seed).normal(count);
                OpsTest.assertClose(actual, expected, 3e-7);
                if (avx2()) {
                    assertThat(actual).isEqualTo(expected);
                }
            }
        }
    }

    private static boolean avx2() throws IOException {
        Path cpu = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(cpu)) {
            return false;
        }
        String flags = Files.readString(cpu);
        return flags.contains(" avx2 ") && !flags.contains(" avx512f ");
    }

    @Test
    void shouldDrawEveryNumberOnceInAPermutation() {
        int[] order = new TorchRandom(5).permutation(100);
        assertThat(order).isNotEqualTo(new TorchRandom(6).permutation(100));
        assertThat(order).isEqualTo(new TorchRandom(5).permutation(100));
        Arrays.sort(order);
        for (int i = 0; i < 100; i++) {
            assertThat(order[i]).isEqualTo(i);
        }
    }
}
