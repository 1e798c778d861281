package dev.darkroom.diffusion.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.diffusion.network.UNetConfig.Level;
import dev.darkroom.tensor.AdamW;
import dev.darkroom.tensor.Gradients;
import dev.darkroom.tensor.Initialiser;
import dev.darkroom.tensor.Losses;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Parameters;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.TorchRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The same definitions under training. */
@SuppressWarnings("try") // a tensor scope does its work by being open
class TrainingTest {
    private static final UNetConfig UNET = new UNetConfig(
            4,
            4,
            List.of(new Level(16, 1, 2, 1, false, true), new Level(32, 1, 4, 1, true, true)),
            12,
            8,
            1e-5,
            false,
            true,
            0,
            Optional.of(new UNetConfig.Addition(4, 5 + 6 * 4)));
    private static final AutoencoderConfig VAE =
            new AutoencoderConfig(3, 4, List.of(8, 16), 1, 8, true, true, true, 0.5, 0);

    @Test
    void everyParameterOfAUNetGetsAGradientAndTheLossFalls() {
        Ops ops = Ops.training();
        try (Parameters parameters = new Parameters(Initialiser.torch(), 7);
                Scope scope = Scope.open()) {
            UNet unet = new UNet(UNET, parameters);
            TorchRandom random = new TorchRandom(1);
            // An odd side, which halves to the larger half and must come back.
            Tensor sample = ops.randn(random, 2, 4, 7, 8);
            Tensor target = ops.randn(random, 2, 4, 7, 8);
            Tensor context = ops.randn(random, 2, 3, 12);
            UNet.Extra extra = new UNet.Extra(ops.randn(random, 2, 5), ops.full(64, 2, 6));
            Tensor timesteps = ops.fromFloats(new float[] {3, 900}, 2);
            assertFalls(
                    parameters,
                    () -> Losses.mse(
                            ops, unet.forward(ops, sample, timesteps, context, extra, () -> {}), target, null));
        }
    }

    @Test
    void everyParameterOfAnAutoencoderGetsAGradientAndTheLossFalls() {
        Ops ops = Ops.training();
        try (Parameters parameters = new Parameters(Initialiser.torch(), 7);
                Scope scope = Scope.open()) {
            Autoencoder vae = new Autoencoder(VAE, parameters);
            TorchRandom random = new TorchRandom(1);
            Tensor images = ops.randn(random, 2, 3, 8, 8);
            assertFalls(parameters, () -> {
                Autoencoder.Posterior posterior = vae.encode(ops, images, () -> {});
                Tensor painted = vae.decode(ops, posterior.mean(), () -> {});
                Tensor kl = Losses.kl(ops, posterior.mean(), posterior.logVariance());
                return ops.add(Losses.mse(ops, painted, images, null), ops.mul(kl, 1e-4));
            });
        }
    }

    private static void assertFalls(Parameters parameters, Supplier<Tensor> loss) {
        float first = 0;
        float last = 0;
        long open = Tensor.openCount();
        try (AdamW optimiser = new AdamW(AdamW.Settings.defaults())) {
            for (int step = 0; step < 12; step++) {
                try (Gradients gradients = Gradients.of(parameters, loss)) {
                    for (String name : parameters.names()) {
                        assertThat(gradients.of(name).toFloats())
                                .as("gradient of %s", name)
                                .isNotEmpty();
                    }
                    optimiser.step(gradients, 3e-3);
                    first = step == 0 ? gradients.loss() : first;
                    last = gradients.loss();
                }
            }
        }
        assertThat(last).isLessThan(0.9f * first);
        assertThat(Tensor.openCount()).as("tensors left open").isEqualTo(open);
    }

    @Test
    void aCheckpointThatThrowsStopsTheNetworkAndFreesItsMemory() {
        Ops ops = Ops.inference();
        try (Parameters parameters = new Parameters(Initialiser.torch(), 7)) {
            UNet unet = new UNet(UNET, parameters);
            long open = Tensor.openCount();
            int[] calls = {0};
            assertThatThrownBy(() -> {
                        try (Scope scope = Scope.open()) {
                            unet.forward(
                                    ops,
                                    ops.zeros(1, 4, 8, 8),
                                    ops.full(5, 1),
                                    ops.zeros(1, 3, 12),
                                    new UNet.Extra(ops.zeros(1, 5), ops.zeros(1, 6)),
                                    () -> {
                                        if (++calls[0] == 5) {
                                            throw new CancellationException();
                                        }
                                    });
                        }
                    })
                    .isInstanceOf(CancellationException.class);
            assertThat(calls[0]).isEqualTo(5);
            assertThat(Tensor.openCount()).as("tensors left open").isEqualTo(open);
        }
    }
}
