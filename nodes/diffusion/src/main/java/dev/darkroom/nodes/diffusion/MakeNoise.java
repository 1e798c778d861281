package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.Seed;
import dev.darkroom.sdk.port.Noise;

/** Makes the noise that a picture is drawn from: the same for the same seed, on every machine, and as PyTorch makes it. */
@NodeType(id = "darkroom.noise", category = "diffusion/sample", title = "Noise")
public final class MakeNoise implements Node<MakeNoise.In, MakeNoise.Out> {
    private static final long MOST_VALUES = 1L << 28;
    /** Channels of noise that nobody draws with. */
    private static final int STABLE_DIFFUSION = 4;

    /**
     * @param seed what the noise follows from; 0 to 4294967295 give different noise
     * @param width of the picture in pixels, a multiple of scale
     * @param height of the picture in pixels, a multiple of scale
     * @param batch how many pictures at once
     * @param channels of the latents; 0 for as many as the model that draws with it has
     * @param scale pixels along a side for one step in latent space: 8 for nearly all models
     */
    public record In(
            @Seed @Default("1") long seed,

            @Range(min = 8, max = 8192, step = 8) @Default("128")
            int width,

            @Range(min = 8, max = 8192, step = 8) @Default("128")
            int height,

            @Range(min = 1, max = 64, step = 1) @Default("1")
            int batch,

            @Range(min = 0, max = 64, step = 1) @Default("0")
            int channels,

            @Range(min = 1, max = 64, step = 1) @Default("8")
            int scale) {}

    /** @param noise for the denoiser to start from */
    public record Out(Noise noise) {}

    @Override
    public Out run(In in, NodeContext context) {
        int height = inLatentSpace("height", in.height(), in.scale());
        int width = inLatentSpace("width", in.width(), in.scale());
        int channels = in.channels() == 0 ? STABLE_DIFFUSION : in.channels();
        if ((long) in.batch() * channels * height * width > MOST_VALUES) {
            throw new InvalidInputException(
                    "batch",
                    in.batch() + " pictures of " + in.width() + "x" + in.height()
                            + " are too many at once; use a smaller batch or smaller pictures.");
        }
        return new Out(new TorchNoise(in.seed(), in.batch(), channels, height, width, in.channels() == 0));
    }

    private static int inLatentSpace(String port, int pixels, int scale) {
        if (pixels % scale != 0) {
            int near = Math.max(scale, Math.round((float) pixels / scale) * scale);
            throw new InvalidInputException(
                    port,
                    "the " + port + " is " + pixels + ", which is no multiple of " + scale + "; use " + near + ".");
        }
        return pixels / scale;
    }
}
