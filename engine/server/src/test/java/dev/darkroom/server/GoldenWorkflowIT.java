package dev.darkroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.server.Launched.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The reference runs of an SD 1.5-shaped network, from JSON documents through plugins to a saved latent: what diffusers
 * computes, within 2e-3 of its standard deviation.
 */
class GoldenWorkflowIT {
    private static final Path GOLDEN = Launched.project("engine/diffusion/src/test/resources/golden/sd15");
    private static final double TOLERANCE = 2e-3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "golden-ddim,run.ddim.latent",
        "golden-euler,run.euler.latent",
        "golden-euler-ancestral,run.euler_ancestral.latent",
        "golden-dpmpp-2m,run.dpmpp_2m.latent",
        "golden-dpmpp-2m-karras,run.dpmpp_2m_karras.latent"
    })
    void shouldEndAtTheReferenceLatent(String workflow, String expected) throws IOException {
        Answer run = Launched.run(
                folder,
                "run",
                Launched.project("nodes/diffusion/src/test/workflows/" + workflow + ".json")
                        .toString(),
                "--models",
                GOLDEN.toString(),
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Path file = folder.resolve("output")
                .resolve(run.json().at("/outputs/0/file").asString());

        FloatBuffer latent = tensor(file, "latent");
        FloatBuffer reference = tensor(GOLDEN.resolve("expected.safetensors"), expected);
        assertThat(latent.remaining()).isEqualTo(reference.remaining());
        double deviation = standardDeviation(reference);
        double worst = 0;
        for (int i = 0; i < reference.remaining(); i++) {
            worst = Math.max(worst, Math.abs(latent.get(i) - reference.get(i)));
        }
        assertThat(worst / deviation).isLessThan(TOLERANCE);
    }

    private static double standardDeviation(FloatBuffer values) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < values.remaining(); i++) {
            sum += values.get(i);
            squares += (double) values.get(i) * values.get(i);
        }
        double mean = sum / values.remaining();
        return Math.sqrt(squares / values.remaining() - mean * mean);
    }

    /** A float32 tensor of a safetensors file. */
    private static FloatBuffer tensor(Path file, String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = Math.toIntExact(bytes.getLong(0));
        JsonNode tensors = Json.COMPACT.readTree(new String(bytes.array(), 8, header, StandardCharsets.UTF_8));
        JsonNode tensor = tensors.get(name);
        assertThat(tensor).as(name + " in " + file).isNotNull();
        assertThat(tensor.get("dtype").asString()).isEqualTo("F32");
        int begin = tensor.get("data_offsets").get(0).intValue();
        int end = tensor.get("data_offsets").get(1).intValue();
        return bytes.slice(8 + header + begin, end - begin)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }
}
