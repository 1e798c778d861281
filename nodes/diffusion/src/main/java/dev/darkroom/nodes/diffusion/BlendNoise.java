package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.sdk.port.Noise;
import java.util.Arrays;

/**
 * Noise on the way from one seed's to another's. It turns rather than mixes, since a mixture of two noises would be too
 * weak: spherical interpolation (Shoemake 1985; for latents White 2016).
 */
@NodeType(id = "darkroom.blend-noise", category = "diffusion/sample")
public final class BlendNoise implements Node<BlendNoise.In, BlendNoise.Out> {

    /**
     * @param first noise at the amount 0
     * @param second noise at the amount 1, of the same shape
     * @param amount how far on the way
     */
    public record In(
            Noise first,
            Noise second,

            @Range(min = 0, max = 1, step = 0.05) @Default("0.5")
            double amount) {}

    /** @param noise of the same shape */
    public record Out(Noise noise) {}

    @Override
    public Out run(In in, NodeContext context) {
        int[] first = in.first().shape();
        int[] second = in.second().shape();
        if (!Arrays.equals(first, second)) {
            throw new InvalidInputException(
                    "second",
                    "the noise is " + Arrays.toString(second) + ", but the first " + Arrays.toString(first)
                            + " (batch, channels, height, width); give both the same size.");
        }
        return new Out(new Between(in.first(), in.second(), in.amount()));
    }

    /** Noise between two others; known by the seed of the first. */
    private record Between(Noise first, Noise second, double amount) implements Noise {
        @Override
        public long seed() {
            return first.seed();
        }

        @Override
        public int[] shape() {
            return first.shape();
        }

        @Override
        public Noise fitted(int channels) {
            return new Between(first.fitted(channels), second.fitted(channels), amount);
        }

        @Override
        public Stream stream() {
            Stream from = first.stream();
            Stream to = second.stream();
            return () -> slerp(from.next(), to.next(), amount);
        }
    }

    /** Each latent of the batch is turned by itself. */
    static Latent slerp(Latent from, Latent to, double amount) {
        float[] a = from.toArray();
        float[] b = to.toArray();
        int each = a.length / from.batch();
        for (int start = 0; start < a.length; start += each) {
            double ab = 0;
            double aa = 0;
            double bb = 0;
            for (int i = start; i < start + each; i++) {
                ab += (double) a[i] * b[i];
                aa += (double) a[i] * a[i];
                bb += (double) b[i] * b[i];
            }
            double angle = Math.acos(Math.max(-1, Math.min(1, ab / Math.sqrt(Math.max(aa * bb, Double.MIN_NORMAL)))));
            double sine = Math.sin(angle);
            // Noises that point the same way have no arc between them.
            double shareOfA = sine < 1e-6 ? 1 - amount : Math.sin((1 - amount) * angle) / sine;
            double shareOfB = sine < 1e-6 ? amount : Math.sin(amount * angle) / sine;
            for (int i = start; i < start + each; i++) {
                a[i] = (float) (shareOfA * a[i] + shareOfB * b[i]);
            }
        }
        return from.with(a);
    }
}
