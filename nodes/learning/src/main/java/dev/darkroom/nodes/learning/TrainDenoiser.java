package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.diffusion.network.UNetConfig;
import dev.darkroom.diffusion.network.UNetConfig.Level;
import dev.darkroom.diffusion.schedule.DiscreteNoiseSchedule;
import dev.darkroom.diffusion.schedule.ScheduleSettings;
import dev.darkroom.diffusion.training.DenoiserLoss;
import dev.darkroom.diffusion.training.SavedTraining;
import dev.darkroom.diffusion.training.Training;
import dev.darkroom.diffusion.training.TrainingPlan;
import dev.darkroom.sdk.Choices;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.Seed;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.tensor.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Learns to tell latents from noise, guided by words. Stopped, it goes on later as if it had never stopped. */
@NodeType(id = "darkroom.train-denoiser", category = "learning/train", device = true)
public final class TrainDenoiser implements Node<TrainDenoiser.In, TrainDenoiser.Out> {

    /** Little work at the finest level; attention only where there are few positions. */
    static UNetConfig shape(int latentChannels, int contextWidth) {
        return new UNetConfig(
                latentChannels,
                latentChannels,
                List.of(
                        new Level(64, 1, 4, 1, false, false),
                        new Level(96, 1, 4, 1, true, true),
                        new Level(160, 1, 4, 1, true, true)),
                contextWidth,
                8,
                1e-5,
                true,
                true,
                0,
                Optional.empty());
    }

    /**
     * @param latents what to learn from
     * @param begin a model whose denoiser is trained on, on latents of its own autoencoder or of one that
     *     has more channels; empty to begin with chance
     * @param name of the folder in which the training is kept; the same name goes on with it
     * @param steps updates in all, those of earlier runs counted
     * @param batch examples per step
     * @param learningRate at its highest
     * @param seed of the first weights and all that is drawn
     */
    public record In(
            LatentSet latents,
            @Choices(from = "models") @Default("") String begin,
            @Default("darkroom-small-denoiser") String name,

            @Range(min = 1, max = 10_000_000) @Default("6000")
            int steps,

            @Range(min = 1, max = 1024) @Default("24") int batch,
            @Range(min = 1e-6, max = 0.1) @Default("0.001") double learningRate,
            @Seed @Default("1") long seed) {}

    /**
     * @param denoiser the trained network
     * @param lossCurve loss over the steps of this run, the lower the better
     */
    public record Out(TrainedDenoiser denoiser, Image lossCurve) {}

    @Override
    public Out run(In in, NodeContext context) throws IOException {
        UNetConfig shape =
                shape(in.latents().data().channels(), in.latents().data().contextWidth());
        var schedule = new DiscreteNoiseSchedule(ScheduleSettings.STABLE_DIFFUSION);
        Path folder = context.library().state("name", in.name());
        var plan = new TrainingPlan(in.steps(), in.learningRate(), 200, 1, 0.998, Duration.ofMinutes(3), in.seed());
        var curve = new LossCurve(context, in.steps());
        Function<Parameters, Training.Loss> network = weights ->
                new DenoiserLoss(new UNet(shape, weights), in.latents().data(), schedule, in.batch());
        try (Training training =
                Beginning.open("begin", in.begin(), "unet", shape.inChannels(), folder, plan, network, context)) {
            training.run(curve::add);
        }
        SavedTraining saved = SavedTraining.newest(folder).orElseThrow();
        return new Out(
                new TrainedDenoiser(
                        shape, saved.average(), saved.steps(), in.latents().statistics()),
                curve.draw());
    }
}
