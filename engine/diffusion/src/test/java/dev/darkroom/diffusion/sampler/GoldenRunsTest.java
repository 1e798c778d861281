package dev.darkroom.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.diffusion.Expected;
import dev.darkroom.diffusion.GoldenFolder;
import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.network.AutoencoderConfig;
import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.diffusion.network.UNetConfig;
import dev.darkroom.diffusion.schedule.DiscreteNoiseSchedule;
import dev.darkroom.diffusion.schedule.NoisePath;
import dev.darkroom.diffusion.schedule.Prediction;
import dev.darkroom.diffusion.schedule.ScheduleSettings;
import dev.darkroom.diffusion.text.BpeTokenizer;
import dev.darkroom.diffusion.text.ClipTextConfig;
import dev.darkroom.diffusion.text.ClipTextModel;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.TorchRandom;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whole runs, from prompt and seed to latent, against what diffusers makes of the same weights. */
@SuppressWarnings("try") // a tensor scope does its work by being open
class GoldenRunsTest {
    private static final double TOLERANCE = 2e-3;
    private static final Ops OPS = Ops.inference();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final JsonNode expected =
            JSON.readTree(GoldenFolder.of("sd15/expected.json").toFile());

    @ParameterizedTest
    @CsvSource({
        "ddim,ddim",
        "euler,euler",
        "euler_karras,euler",
        "euler_ancestral,euler-ancestral",
        "dpmpp_2m,dpmpp-2m",
        "dpmpp_2m_karras,dpmpp-2m"
    })
    void shouldEndAtTheReferenceLatent(String run, String sampler) {
        JsonNode settings = expected.path("run");
        int height = settings.path("height").asInt() / 8;
        int width = settings.path("width").asInt() / 8;
        NoisePath path = schedule(run).levels(settings.path("steps").asInt());
        TorchRandom random = new TorchRandom(settings.path("seed").asLong());
        int length = 4 * height * width;
        float[] start = scaled(random.normal(length), path.initialScale());
        float[] latent = run(sampler, path, start, random, height, width, settings);
        matches("run." + run + ".latent", scaled(latent, path.finalScale()));
    }

    @Test
    void shouldStartFromAPicture() {
        JsonNode settings = expected.path("img2img");
        Path folder = GoldenFolder.of("sd15/diffusers/vae");
        NoisePath path = schedule("ddim")
                .levels(settings.path("steps").asInt())
                .last(settings.path("strength").asDouble());
        assertThat(path.steps()).isEqualTo(6);
        TorchRandom random = new TorchRandom(settings.path("seed").asLong());
        try (Checkpoint weights = Checkpoint.open(folder.resolve("diffusion_pytorch_model.safetensors"));
                Expected tensors = new Expected("sd15");
                Scope scope = Scope.open()) {
            Autoencoder vae = new Autoencoder(
                    AutoencoderConfig.of(ModelConfig.read(folder.resolve("config.json"), "vae")), weights);
            Tensor image = OPS.affine(tensors.get("img2img.image"), 2, -1);
            Autoencoder.Posterior posterior = vae.encode(OPS, image, () -> {});
            float[] mean = posterior.mean().toFloats();
            float[] logVariance = posterior.logVariance().toFloats();
            float[] draw = random.normal(mean.length);
            double factor = 0.18215;
            float[] start = random.normal(mean.length);
            for (int i = 0; i < start.length; i++) {
                double clean = factor * (mean[i] + Math.exp(0.5 * logVariance[i]) * draw[i]);
                start[i] = (float) (clean + path.sigma(0) * start[i]);
            }
            float[] latent = run("ddim", path, start, random, 16, 24, settings);
            matches("img2img.ddim.latent", scaled(latent, path.finalScale()));
        }
    }

    private DiscreteNoiseSchedule schedule(String run) {
        JsonNode scheduler = expected.path("schedulers").path(run);
        ObjectNode config = (ObjectNode) scheduler.path("config");
        config.put("_class_name", scheduler.path("class").asString());
        return new DiscreteNoiseSchedule(ScheduleSettings.read(ModelConfig.parse(config.toString(), run)));
    }

    private float[] run(
            String sampler,
            NoisePath path,
            float[] start,
            TorchRandom random,
            int height,
            int width,
            JsonNode settings) {
        Path folder = GoldenFolder.of("sd15/diffusers/unet");
        Guidance guidance = Guidance.of(settings.path("guidance_scale").asDouble());
        int length = 4 * height * width;
        try (Checkpoint weights = Checkpoint.open(folder.resolve("diffusion_pytorch_model.safetensors"));
                Scope scope = Scope.open()) {
            UNet unet = new UNet(UNetConfig.of(ModelConfig.read(folder.resolve("config.json"), "unet")), weights);
            Tensor context = context();
            Sampler.Denoise denoise = (x, sigma, timestep) -> {
                float[] shown = Prediction.shown(x, sigma);
                float[] twice = new float[2 * length];
                System.arraycopy(shown, 0, twice, 0, length);
                System.arraycopy(shown, 0, twice, length, length);
                try (Scope step = Scope.open()) {
                    Tensor out = unet.forward(
                            OPS, OPS.fromFloats(twice, 2, 4, height, width), OPS.full(timestep, 2), context, () -> {});
                    float[] both = out.toFloats();
                    float[] without = Arrays.copyOfRange(both, 0, length);
                    float[] with = Arrays.copyOfRange(both, length, 2 * length);
                    return Prediction.EPSILON.clean(x, guidance.combine(without, with, 1), sigma);
                }
            };
            return Samplers.named(sampler)
                    .orElseThrow()
                    .sample(denoise, start, path, () -> random.normal(length), Sampler.Listener.NONE);
        }
    }

    private Tensor context() {
        JsonNode settings = expected.path("run");
        Path folder = GoldenFolder.of("sd15/diffusers/text_encoder");
        BpeTokenizer tokenizer = BpeTokenizer.open(GoldenFolder.of("sd15/diffusers/tokenizer"));
        int[][] ids = {
            tokenizer.encode(settings.path("negative_prompt").asString()),
            tokenizer.encode(settings.path("prompt").asString())
        };
        try (Checkpoint weights = Checkpoint.open(folder.resolve("model.safetensors"))) {
            ClipTextModel model = new ClipTextModel(
                    ClipTextConfig.of(ModelConfig.read(folder.resolve("config.json"), "text_encoder")), weights);
            return model.encode(OPS, ids, ClipTextModel.Layer.LAST, () -> {}).states();
        }
    }

    private static void matches(String name, float[] actual) {
        try (Expected file = new Expected("sd15");
                Tensor tensor = file.get(name)) {
            float[] e = tensor.toFloats();
            double mean = 0;
            double square = 0;
            double worst = 0;
            for (int i = 0; i < e.length; i++) {
                mean += e[i] / (double) e.length;
                square += e[i] * (double) e[i] / e.length;
                worst = Math.max(worst, Math.abs((double) e[i] - actual[i]));
            }
            double relative = worst / Math.sqrt(square - mean * mean);
            assertThat(actual).hasSameSizeAs(e).doesNotContain(Float.NaN);
            assertThat(relative).as("error of %s, in deviations", name).isLessThan(TOLERANCE);
        }
    }

    private static float[] scaled(float[] values, double factor) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) (factor * values[i]);
        }
        return result;
    }
}
