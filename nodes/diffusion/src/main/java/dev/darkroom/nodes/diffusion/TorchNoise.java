package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.port.Latent;
import dev.darkroom.sdk.port.Noise;
import dev.darkroom.tensor.TorchRandom;

/** Noise drawn as torch draws it on the CPU. */
record TorchNoise(long seed, int batch, int channels, int height, int width) implements Noise {

    @Override
    public int[] shape() {
        return new int[] {batch, channels, height, width};
    }

    @Override
    public Stream stream() {
        TorchRandom random = new TorchRandom(seed);
        int length = Math.toIntExact((long) batch * channels * height * width);
        return () -> Latent.of(batch, channels, height, width, random.normal(length));
    }
}
