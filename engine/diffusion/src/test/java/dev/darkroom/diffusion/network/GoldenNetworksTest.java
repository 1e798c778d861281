package dev.darkroom.diffusion.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.diffusion.Expected;
import dev.darkroom.diffusion.GoldenFolder;
import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks against what diffusers computes with the same weights. */
@SuppressWarnings("try") // a tensor scope does its work by being open
class GoldenNetworksTest {
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @CsvSource({"sd15,999", "sd15,500", "sd15,1", "sd21,999", "sd21,500", "sd21,1", "sdxl,999", "sdxl,500", "sdxl,1"})
    void theUNetPredictsWhatDiffusersPredicts(String family, int timestep) {
        long open = Tensor.openCount();
        Path folder = GoldenFolder.of(family + "/diffusers/unet");
        try (Checkpoint weights = Checkpoint.open(folder.resolve("diffusion_pytorch_model.safetensors"));
                Expected expected = new Expected(family);
                Scope scope = Scope.open()) {
            Tensor out = predict(Ops.inference(), folder, weights, expected, timestep);
            expected.matches("unet.out.t" + timestep, out, TOLERANCE);
        }
        assertThat(Tensor.openCount()).as("tensors left open").isEqualTo(open);
    }

    @Test
    void theUNetPredictsTheSameInTrainingMode() {
        Path folder = GoldenFolder.of("sd15/diffusers/unet");
        try (Checkpoint weights = Checkpoint.open(folder.resolve("diffusion_pytorch_model.safetensors"));
                Expected expected = new Expected("sd15");
                Scope scope = Scope.open()) {
            Tensor out = predict(Ops.training(), folder, weights, expected, 500);
            expected.matches("unet.out.t500", out, TOLERANCE);
        }
    }

    private static Tensor predict(Ops ops, Path folder, Checkpoint weights, Expected expected, int timestep) {
        UNetConfig config = UNetConfig.of(ModelConfig.read(folder.resolve("config.json"), "unet/config.json"));
        UNet unet = new UNet(config, weights);
        UNet.Extra extra = config.addition().isPresent()
                ? new UNet.Extra(expected.get("unet.pooled"), expected.get("unet.time_ids"))
                : null;
        return unet.forward(
                ops, expected.get("unet.sample"), ops.full(timestep, 2), expected.get("unet.context"), extra, () -> {});
    }

    @Test
    void theAutoencoderEncodesAndDecodesWhatDiffusersDoes() {
        long open = Tensor.openCount();
        for (Ops ops : new Ops[] {Ops.inference(), Ops.training()}) {
            try (Checkpoint weights =
                            Checkpoint.open(GoldenFolder.of("sd15/diffusers/vae/diffusion_pytorch_model.safetensors"));
                    Expected expected = new Expected("sd15");
                    Scope scope = Scope.open()) {
                Autoencoder vae = autoencoder(GoldenFolder.of("sd15/diffusers/vae"), weights);
                Autoencoder.Posterior posterior = vae.encode(ops, expected.get("vae.image"), () -> {});
                expected.matches("vae.encode.mean", posterior.mean(), TOLERANCE);
                expected.matches("vae.encode.logvar", posterior.logVariance(), TOLERANCE);
                expected.matches("vae.decode", vae.decode(ops, expected.get("vae.latent"), () -> {}), TOLERANCE);
            }
        }
        assertThat(Tensor.openCount()).as("tensors left open").isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vae-ema", "vae-mse"})
    void exchangedAutoencodersDecodeTheSameLatentInTheirOwnWay(String name) {
        Path folder = GoldenFolder.of("sd15/" + name);
        try (Checkpoint weights = Checkpoint.open(folder.resolve("diffusion_pytorch_model.safetensors"));
                Expected sd15 = new Expected("sd15");
                Expected expected = new Expected("sd15/" + name);
                Scope scope = Scope.open()) {
            Tensor decoded = autoencoder(folder, weights).decode(Ops.inference(), sd15.get("vae.latent"), () -> {});
            expected.matches("decode", decoded, TOLERANCE);
        }
    }

    private static Autoencoder autoencoder(Path folder, Checkpoint weights) {
        return new Autoencoder(
                AutoencoderConfig.of(ModelConfig.read(folder.resolve("config.json"), "vae/config.json")), weights);
    }
}
