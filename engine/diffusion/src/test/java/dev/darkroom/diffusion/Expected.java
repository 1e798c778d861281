package dev.darkroom.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.tensor.SafetensorsFile;
import dev.darkroom.tensor.Tensor;

/** The reference outputs of one family of models. */
public final class Expected implements AutoCloseable {
    private final SafetensorsFile file;

    /** @param folder such as {@code sd15} */
    public Expected(String folder) {
        file = SafetensorsFile.open(GoldenFolder.of(folder + "/expected.safetensors"));
    }

    public Tensor get(String name) {
        return file.tensor(name);
    }

    /** Compares values and shape with the entry of that name. */
    public void matches(String name, Tensor actual, double tolerance) {
        try (Tensor expected = get(name)) {
            assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
            float[] a = actual.toFloats();
            float[] e = expected.toFloats();
            double worst = 0;
            for (int i = 0; i < a.length; i++) {
                double error = Math.abs((double) a[i] - e[i]);
                worst = error > worst || Double.isNaN(error) ? error : worst;
            }
            assertThat(worst).as("largest absolute error of %s", name).isLessThanOrEqualTo(tolerance);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
