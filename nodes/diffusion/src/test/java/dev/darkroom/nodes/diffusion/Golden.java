package dev.darkroom.nodes.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.tensor.SafetensorsFile;
import dev.darkroom.tensor.Tensor;
import java.nio.file.Path;

/** The reference model of {@code engine/diffusion} and what diffusers makes with it. */
final class Golden {
    static final Path SD15 = Path.of("../../engine/diffusion/src/test/resources/golden/sd15");
    static final Path MODEL = SD15.resolve("diffusers");
    static final String PROMPT = "a rabbit wearing a rabbit ear hat";
    static final String NEGATIVE = "blurry, low quality";

    private Golden() {}

    static float[] values(String name) {
        try (SafetensorsFile file = SafetensorsFile.open(SD15.resolve("expected.safetensors"));
                Tensor tensor = file.tensor(name)) {
            return tensor.toFloats();
        }
    }

    /** Fails when the largest error is more than this share of the expected values' deviation. */
    static void assertNear(float[] actual, String name, double tolerance) {
        float[] expected = values(name);
        assertThat(actual).hasSameSizeAs(expected).doesNotContain(Float.NaN);
        double mean = 0;
        double square = 0;
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            mean += expected[i] / (double) expected.length;
            square += expected[i] * (double) expected[i] / expected.length;
            worst = Math.max(worst, Math.abs((double) expected[i] - actual[i]));
        }
        assertThat(worst / Math.sqrt(square - mean * mean)).as(name).isLessThan(tolerance);
    }
}
