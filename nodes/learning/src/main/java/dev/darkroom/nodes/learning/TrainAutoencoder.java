package dev.darkroom.nodes.learning;

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
import dev.darkroom.tensor.Parameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Learns to shrink pictures to latents, an eighth of their side, and to paint them again. Stopped, it goes on later. */
@NodeType(id = "darkroom.train-autoencoder", category = "learning/train", device = true)
public final class TrainAutoencoder implements Node<TrainAutoencoder.In, TrainAutoencoder.Out> {

    /** Small at high resolution, where each channel costs most. */
    static final AutoencoderConfig SHAPE =
            new AutoencoderConfig(3, 4, List.of(16, 32, 64, 96), 1, 8, true, true, true, 1, 0);

    /**
     * @param pictures what to learn from
     * @param begin a model whose autoencoder is trained on; empty to begin with chance
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
    public Out run(In in, NodeContext context) {
        if (in.square() > in.pictures().side() || in.square() % SHAPE.scale() != 0) {
            throw new InvalidInputException(
                    "square",
                    "squares of " + in.square() + " pixels cannot be cut from pictures of "
                            + in.pictures().side() + ": give a multiple of " + SHAPE.scale() + " up to that.");
        }
        if (in.part() == Part.DECODER && in.begin().isEmpty()) {
            throw new InvalidInputException(
                    "begin", "the decoder alone learns from latents of a trained encoder: name a model that has one.");
        }
        Path folder = context.library().state("name", in.name());
        var plan = new TrainingPlan(
                in.steps(), in.learningRate(), 100, 1, in.averaging(), Duration.ofMinutes(3), in.seed());
        var curve = new LossCurve(context, in.steps());
        Function<Parameters, Training.Loss> network = weights -> new AutoencoderLoss(
                new Autoencoder(SHAPE, weights), in.pictures(), in.batch(), in.square(), in.loss(), in.part());
        try (Training training = Beginning.open("begin", in.begin(), "vae", folder, plan, network, context)) {
            training.run(curve::add);
        }
        SavedTraining saved = SavedTraining.newest(folder).orElseThrow();
        return new Out(
                new TrainedAutoencoder(SHAPE, saved.average(), saved.steps(), in.part() == Part.DECODER), curve.draw());
    }
}
