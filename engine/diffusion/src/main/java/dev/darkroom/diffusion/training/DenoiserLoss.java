package dev.darkroom.diffusion.training;

import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.diffusion.schedule.DiscreteNoiseSchedule;
import dev.darkroom.tensor.Losses;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.TorchRandom;

/**
 * How badly a denoiser tells picture from noise: the mean squared error of the velocity
 * {@code v = sqrt(a) noise - sqrt(1 - a) latent} (Salimans and Ho 2022), at timesteps spread evenly over each batch.
 *
 * <p>What it is told of the captions differs from batch to batch: {@link Wording}.
 */
public final class DenoiserLoss implements Training.Loss {
    private final UNet network;
    private final CaptionedLatents data;
    private final DiscreteNoiseSchedule schedule;
    private final int batch;

    public DenoiserLoss(UNet network, CaptionedLatents data, DiscreteNoiseSchedule schedule, int batch) {
        this.network = network;
        this.data = data;
        this.schedule = schedule;
        this.batch = batch;
    }

    @Override
    public Tensor of(Ops ops, TorchRandom random) {
        int each = data.channels() * data.side() * data.side();
        float[] noise = random.normal(batch * each);
        float[] noisy = new float[batch * each];
        float[] velocity = new float[batch * each];
        float[] timesteps = new float[batch];
        Wording wording = Wording.draw(data, random);
        int states = wording.seen() * data.contextWidth();
        float[] context = new float[batch * states];
        for (int b = 0; b < batch; b++) {
            CaptionedLatents.Sample sample = data.draw(random, wording.tokens(), wording.wordless());
            int timestep = (int) (schedule.trainedSteps() * (b + (double) random.uniform(1)[0]) / batch);
            timesteps[b] = Math.min(timestep, schedule.trainedSteps() - 1);
            double signal = schedule.alphaBar((int) timesteps[b]);
            float keep = (float) Math.sqrt(signal);
            float add = (float) Math.sqrt(1 - signal);
            for (int i = 0; i < each; i++) {
                float clean = data.value(sample.latent(), i);
                float grain = noise[b * each + i];
                noisy[b * each + i] = keep * clean + add * grain;
                velocity[b * each + i] = keep * grain - add * clean;
            }
            wording.tell(data, sample.context(), random, context, b * states);
        }
        long side = data.side();
        Tensor predicted = network.forward(
                ops,
                ops.fromFloats(noisy, batch, data.channels(), side, side),
                ops.fromFloats(timesteps, batch),
                ops.fromFloats(context, batch, wording.seen(), data.contextWidth()),
                () -> {});
        return Losses.mse(ops, predicted, ops.fromFloats(velocity, batch, data.channels(), side, side), null);
    }
}
