package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.port.Latent;
import dev.darkroom.sdk.port.Noise;
import dev.darkroom.tensor.TorchRandom;

/**
 * Noise drawn as torch draws it on the CPU.
 *
 * @param fits whether the number of channels is left to whoever draws with it
 */
record TorchNoise(long seed, int batch, int channels, int height, int width, boolean fits) implements Noise {

    /** Noise of exactly so many channels. */
    TorchNoise(long seed, int batch, int channels, int height, int width) {
        this(seed, batch, channels, height, width, false);
    }

    @Override
    public int[] shape() {
        return new int[] {batch, channels, height, width};
    }

    @Override
    public Noise fitted(int wanted) {
        return fits ? new TorchNoise(seed, batch, wanted, height, width) : this;
    }

    @Override
    public Stream stream() {
        TorchRandom random = new TorchRandom(seed);
        int length = Math.toIntExact((long) batch * channels * height * width);
        return () -> Latent.of(batch, channels, height, width, random.normal(length));
    }
}
