package dev.darkroom.diffusion.training;

import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.network.Autoencoder.Posterior;
import dev.darkroom.tensor.Losses;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.TorchRandom;
import org.jspecify.annotations.Nullable;

/**
 * How badly an autoencoder gives pictures back: absolute and squared error, the absolute error of neighbouring pixels'
 * differences (which keeps edges sharp), the same errors of averages over squares (which makes it learn colour early), and a
 * trace of Kullback-Leibler divergence so that latents stay near each other
 * (Kingma and Welling 2013; the weights are for pictures in {@code [-1, 1]}).
 */
public final class AutoencoderLoss implements Training.Loss {
    private static final double EDGES = 0.5;
    private static final double COLOUR = 4;
    /** Per value of the latent. At 5e-4 two of four channels fell silent, and green with them. */
    private static final double DIVERGENCE = 2e-6;

    private final Autoencoder network;
    private final Pictures pictures;
    private final int batch;
    private final int side;
    private final Kind kind;
    private final Part part;
    private final @Nullable Held held;

    /** An encoder that the first channels of the latents are to stay near, and how much that counts. */
    private record Held(Autoencoder network, double weight) {}

    /** What is made small. */
    public enum Kind {
        /** All that the class names: sharp, and right in colour. */
        DETAIL,
        /** The squared error of pixels alone: best in decibels, and smoother to the eye. */
        SQUARED_ERROR
    }

    /** What learns. */
    public enum Part {
        /** Encoder and decoder. */
        ALL,
        /** The decoder, which paints latents of an encoder that stays as it is: whoever knows these still can use them. */
        DECODER
    }

    /**
     * Learns from squares cut out at random.
     *
     * @param side of the squares in pixels; a multiple of the autoencoder's scale, at most the pictures'
     */
    public AutoencoderLoss(Autoencoder network, Pictures pictures, int batch, int side, Kind kind, Part part) {
        this(network, pictures, batch, side, kind, part, null);
    }

    private AutoencoderLoss(
            Autoencoder network, Pictures pictures, int batch, int side, Kind kind, Part part, @Nullable Held held) {
        this.network = network;
        this.pictures = pictures;
        this.batch = batch;
        this.side = side;
        this.kind = kind;
        this.part = part;
        this.held = held;
    }

    /**
     * The same, with a price on the first channels' distance from what an encoder of as many channels, or fewer, makes of the
     * same squares: a denoiser that knows that encoder's latents then has little to learn anew.
     *
     * @param weight of the mean squared distance
     */
    public AutoencoderLoss near(Autoencoder encoder, double weight) {
        return new AutoencoderLoss(network, pictures, batch, side, kind, part, new Held(encoder, weight));
    }

    @Override
    public Tensor of(Ops ops, TorchRandom random) {
        float[] squares = squares(random);
        Tensor target = ops.fromFloats(squares, batch, 3, side, side);
        if (part == Part.DECODER) {
            return error(ops, ops.sub(network.decode(ops, encoded(ops, network, squares), () -> {}), target));
        }
        Posterior posterior = network.encode(ops, target, () -> {});
        Tensor deviation = ops.exp(ops.mul(posterior.logVariance(), 0.5));
        Tensor noise = ops.randn(random, posterior.mean().shape());
        Tensor drawn = ops.add(posterior.mean(), ops.mul(deviation, noise));
        Tensor difference = ops.sub(network.decode(ops, drawn, () -> {}), target);
        long perPicture = posterior.mean().elements() / batch;
        Tensor divergence = ops.mul(Losses.kl(ops, posterior.mean(), posterior.logVariance()), DIVERGENCE / perPicture);
        Tensor loss = ops.add(error(ops, difference), divergence);
        return held == null ? loss : ops.add(loss, distance(ops, held, posterior.mean(), squares));
    }

    private Tensor distance(Ops ops, Held from, Tensor mean, float[] squares) {
        Tensor before = encoded(ops, from.network(), squares);
        return ops.mul(Losses.mse(ops, ops.narrow(mean, 1, 0, before.size(1)), before, null), from.weight());
    }

    /** Latents as plain numbers, so that no gradient reaches the encoder. */
    private Tensor encoded(Ops ops, Autoencoder encoder, float[] squares) {
        Ops inference = Ops.inference();
        int latent = side / encoder.config().scale();
        int channels = encoder.config().latentChannels();
        try (Tensor mean = inference.scoped(
                () -> encoder.encode(inference, inference.fromFloats(squares, batch, 3, side, side), () -> {})
                        .mean())) {
            return ops.fromFloats(mean.toFloats(), batch, channels, latent, latent);
        }
    }

    private Tensor error(Ops ops, Tensor difference) {
        if (kind == Kind.SQUARED_ERROR) {
            return ops.mean(ops.square(difference));
        }
        Tensor edges = ops.add(jumps(ops, difference, 2), jumps(ops, difference, 3));
        Tensor pixels = ops.add(ops.mean(ops.abs(difference)), ops.mean(ops.square(difference)));
        Tensor patches = ops.averagePool(difference, network.config().scale());
        Tensor colour = ops.add(ops.mul(ops.mean(ops.square(patches)), COLOUR), ops.mean(ops.abs(patches)));
        return ops.add(ops.add(pixels, colour), ops.mul(edges, EDGES));
    }

    private Tensor jumps(Ops ops, Tensor x, int dimension) {
        Tensor next = ops.narrow(x, dimension, 1, side - 1);
        return ops.mean(ops.abs(ops.sub(next, ops.narrow(x, dimension, 0, side - 1))));
    }

    private float[] squares(TorchRandom random) {
        int plane = side * side;
        float[] squares = new float[batch * 3 * plane];
        int room = pictures.side() - side + 1;
        for (int b = 0; b < batch; b++) {
            byte[] picture = pictures.rgb(random.nextInt(pictures.count()));
            int left = random.nextInt(room);
            int top = random.nextInt(room);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    int from = ((top + y) * pictures.side() + left + x) * 3;
                    for (int c = 0; c < 3; c++) {
                        squares[(b * 3 + c) * plane + y * side + x] = (picture[from + c] & 255) / 127.5f - 1;
                    }
                }
            }
        }
        return squares;
    }
}
