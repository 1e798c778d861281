package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.network.AutoencoderConfig;
import dev.darkroom.diffusion.training.AutoencoderLoss;
import dev.darkroom.diffusion.training.AutoencoderLoss.Kind;
import dev.darkroom.diffusion.training.AutoencoderLoss.Part;
import dev.darkroom.diffusion.training.SavedTraining;
import dev.darkroom.diffusion.training.Training;
import dev.darkroom.diffusion.training.TrainingPlan;
import dev.darkroom.sdk.Choices;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.Seed;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Learns to shrink pictures to latents, an eighth of their side, and to paint them again. Stopped, it goes on later. */
@NodeType(id = "darkroom.train-autoencoder", category = "learning/train", device = true)
public final class TrainAutoencoder implements Node<TrainAutoencoder.In, TrainAutoencoder.Out> {

    /** Measured on drawings that no training saw: with four, 22 decibels; with eight, 27. */
    private static final int CHANNELS = 8;

    /** Small at high resolution, where each channel costs most. */
    static AutoencoderConfig shape(int latentChannels) {
        return new AutoencoderConfig(3, latentChannels, List.of(16, 32, 64, 96), 1, 8, true, true, true, 1, 0);
    }

    /**
     * @param pictures what to learn from
     * @param begin a model whose autoencoder is trained on; empty to begin with chance
     * @param channels of the latents: more keep more of a picture, and give the denoiser more to learn; a model to begin with
     *     may have fewer; 0 for as many as it has, or 8 without one
     * @param near how strongly the latents' first channels are held to those of the model that is begun with, so that its
     *     denoiser can be trained on: 0 not at all, 0.5 closely
     * @param part what learns: all, or the decoder alone, which keeps the latents that a denoiser knows
     * @param loss what is made small: detail keeps edges and colours, squared-error is smoother and best in decibels
     * @param name of the folder in which the training is kept; the same name goes on with it
     * @param steps updates in all, those of earlier runs counted
     * @param batch squares per step
     * @param square side in pixels of the squares cut from the pictures
     * @param learningRate at its highest
     * @param averaging decay of the moving average of the weights, which is what is kept: nearer to 1 averages over more
     *     steps
     * @param seed of the first weights and all that is drawn
     */
    public record In(
            PictureSet pictures,
            @Choices(from = "models") @Default("") String begin,

            @Range(min = 0, max = 64) @Default("0") int channels,

            @Range(min = 0, max = 100) @Default("0") double near,
            @Default("all") Part part,
            @Default("detail") Kind loss,
            @Default("darkroom-small-autoencoder") String name,

            @Range(min = 1, max = 1_000_000) @Default("4000")
            int steps,

            @Range(min = 1, max = 256) @Default("8") int batch,

            @Range(min = 32, max = 512, step = 8) @Default("64")
            int square,

            @Range(min = 1e-6, max = 0.1) @Default("0.002") double learningRate,
            @Range(min = 0, max = 0.9999) @Default("0.995") double averaging,
            @Seed @Default("1") long seed) {}

    /**
     * @param autoencoder the trained network
     * @param lossCurve loss over the steps of this run, the lower the better
     */
    public record Out(TrainedAutoencoder autoencoder, Image lossCurve) {}

    @Override
    public Out run(In in, NodeContext context) throws IOException {
        AutoencoderConfig shape = shape(channels(in, context));
        check(in, shape, context);
        Path folder = context.library().state("name", in.name());
        var plan = new TrainingPlan(
                in.steps(), in.learningRate(), 100, 1, in.averaging(), Duration.ofMinutes(3), in.seed());
        var curve = new LossCurve(context, in.steps());
        try (Reference reference = Reference.of(in, context)) {
            Function<Parameters, Training.Loss> network = weights -> reference.hold(new AutoencoderLoss(
                    new Autoencoder(shape, weights), in.pictures(), in.batch(), in.square(), in.loss(), in.part()));
            try (Training training = Beginning.open(
                    "begin", in.begin(), "vae", shape.latentChannels(), folder, plan, network, context)) {
                training.run(curve::add);
            }
        }
        SavedTraining saved = SavedTraining.newest(folder).orElseThrow();
        return new Out(
                new TrainedAutoencoder(shape, saved.average(), saved.steps(), in.part() == Part.DECODER), curve.draw());
    }

    private static int channels(In in, NodeContext context) {
        if (in.channels() > 0) {
            return in.channels();
        }
        return in.begin().isEmpty() ? CHANNELS : Reference.config(in, context).latentChannels();
    }

    private static void check(In in, AutoencoderConfig shape, NodeContext context) {
        if (in.square() > in.pictures().side() || in.square() % shape.scale() != 0) {
            throw new InvalidInputException(
                    "square",
                    "squares of " + in.square() + " pixels cannot be cut from pictures of "
                            + in.pictures().side() + ": give a multiple of " + shape.scale() + " up to that.");
        }
        if (in.begin().isEmpty()) {
            if (in.part() == Part.DECODER) {
                throw new InvalidInputException(
                        "begin",
                        "the decoder alone learns from latents of a trained encoder: name a model that has one.");
            }
            if (in.near() > 0) {
                throw new InvalidInputException(
                        "begin", "latents are held near those of a model: name one, or set near to 0.");
            }
            return;
        }
        int before = Reference.config(in, context).latentChannels();
        if (in.part() == Part.DECODER && before != shape.latentChannels()) {
            throw new InvalidInputException(
                    "channels",
                    "the decoder alone learns from latents as they are, which have " + before
                            + " channels: set channels to that, or train all.");
        }
    }

    /** The encoder that a training's latents are held near; none when they are free. */
    private record Reference(Optional<Checkpoint> weights, double weight, AutoencoderConfig config)
            implements AutoCloseable {
        static AutoencoderConfig config(In in, NodeContext context) {
            Path weights = Beginning.of("begin", in.begin(), "vae", context);
            return AutoencoderConfig.of(ModelConfig.read(weights.resolveSibling("config.json"), "vae"));
        }

        static Reference of(In in, NodeContext context) {
            return in.near() == 0
                    ? new Reference(Optional.empty(), 0, shape(CHANNELS))
                    : new Reference(
                            Optional.of(Checkpoint.open(Beginning.of("begin", in.begin(), "vae", context))),
                            in.near(),
                            config(in, context));
        }

        AutoencoderLoss hold(AutoencoderLoss loss) {
            return weights.map(before -> loss.near(new Autoencoder(config, before), weight))
                    .orElse(loss);
        }

        @Override
        public void close() {
            weights.ifPresent(Checkpoint::close);
        }
    }
}
