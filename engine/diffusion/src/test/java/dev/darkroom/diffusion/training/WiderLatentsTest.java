package dev.darkroom.diffusion.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.network.AutoencoderConfig;
import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.diffusion.network.UNetConfig;
import dev.darkroom.diffusion.network.UNetConfig.Level;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Initialiser;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Parameters;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.TensorException;
import dev.darkroom.tensor.TorchRandom;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiderLatentsTest {
    private static final int AREA = 8 * 8;
    private static final float[] PICTURE = new TorchRandom(1).normal(3 * 16 * 16);
    private static final float[] LATENT = new TorchRandom(2).normal(8 * AREA);

    @TempDir
    Path folder;

    private Path narrow;
    private Path wide;

    @BeforeEach
    void name() {
        narrow = folder.resolve("narrow.safetensors");
        wide = folder.resolve("wide.safetensors");
    }

    @Test
    void shouldGiveAnAutoencoderChannelsThatAddWithoutChangingWhatItDid() {
        save(weights -> new Autoencoder(autoencoder(4), weights));

        assertThat(WiderLatents.autoencoder(narrow, wide, 8)).isTrue();

        float[] before = encoded(4, narrow);
        float[] after = encoded(8, wide);
        same(Arrays.copyOf(after, 4 * AREA), before);
        assertThat(Arrays.copyOfRange(after, 4 * AREA, 8 * AREA))
                .as("what is new tells something of the picture")
                .doesNotContain(0f);
        same(painted(8, wide, LATENT), painted(4, narrow, Arrays.copyOf(LATENT, 4 * AREA)));
    }

    @Test
    void shouldGiveADenoiserChannelsOfWhichItSaysNothingYet() {
        save(weights -> new UNet(denoiser(4), weights));

        assertThat(WiderLatents.denoiser(narrow, wide, 8)).isTrue();

        float[] after = predicted(8, wide, LATENT);
        same(Arrays.copyOf(after, 4 * AREA), predicted(4, narrow, Arrays.copyOf(LATENT, 4 * AREA)));
        assertThat(Arrays.copyOfRange(after, 4 * AREA, 8 * AREA)).containsOnly(0f);
    }

    @Test
    void shouldWriteNothingWhenThereAreSoManyAlreadyAndRefuseToTakeAnyAway() {
        save(weights -> new UNet(denoiser(4), weights));

        assertThat(WiderLatents.denoiser(narrow, wide, 4)).isFalse();
        assertThat(wide).doesNotExist();
        assertThatThrownBy(() -> WiderLatents.denoiser(narrow, wide, 3))
                .isInstanceOf(TensorException.class)
                .hasMessage("its latents have 4 channels, not 3.");
        assertThatThrownBy(() -> WiderLatents.autoencoder(narrow, wide, 8))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("it has no post_quant_conv.weight");
    }

    private void save(Consumer<Parameters> network) {
        try (Parameters weights = new Parameters(Initialiser.normal(0.2), 5)) {
            network.accept(weights);
            weights.save(narrow, Map.of());
        }
    }

    private static float[] encoded(int channels, Path file) {
        Ops ops = Ops.inference();
        float[][] values = new float[1][];
        try (Checkpoint weights = Checkpoint.open(file)) {
            Scope.run(() -> values[0] = new Autoencoder(autoencoder(channels), weights)
                    .encode(ops, ops.fromFloats(PICTURE, 1, 3, 16, 16), () -> {})
                    .mean()
                    .toFloats());
        }
        return values[0];
    }

    private static float[] painted(int channels, Path file, float[] latent) {
        Ops ops = Ops.inference();
        float[][] values = new float[1][];
        try (Checkpoint weights = Checkpoint.open(file)) {
            Scope.run(() -> values[0] = new Autoencoder(autoencoder(channels), weights)
                    .decode(ops, ops.fromFloats(latent, 1, channels, 8, 8), () -> {})
                    .toFloats());
        }
        return values[0];
    }

    private static float[] predicted(int channels, Path file, float[] latent) {
        Ops ops = Ops.inference();
        float[][] values = new float[1][];
        try (Checkpoint weights = Checkpoint.open(file)) {
            Scope.run(() -> values[0] = new UNet(denoiser(channels), weights)
                    .forward(
                            ops,
                            ops.fromFloats(latent, 1, channels, 8, 8),
                            ops.full(500, 1),
                            ops.full(0.3, 1, 2, 6),
                            () -> {})
                    .toFloats());
        }
        return values[0];
    }

    private static void same(float[] values, float[] expected) {
        assertThat(values).hasSameSizeAs(expected);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(expected[i], within(1e-3f));
        }
    }

    private static AutoencoderConfig autoencoder(int channels) {
        return new AutoencoderConfig(3, channels, List.of(8, 16), 1, 4, true, true, true, 1, 0);
    }

    private static UNetConfig denoiser(int channels) {
        return new UNetConfig(
                channels,
                channels,
                List.of(new Level(8, 1, 1, 1, false, false), new Level(16, 1, 2, 1, true, true)),
                6,
                4,
                1e-5,
                true,
                true,
                0,
                Optional.empty());
    }
}
