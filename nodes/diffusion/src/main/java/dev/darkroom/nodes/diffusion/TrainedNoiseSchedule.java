package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.schedule.DiscreteNoiseSchedule;
import dev.darkroom.diffusion.schedule.NoisePath;
import dev.darkroom.sdk.port.NoiseLevels;
import dev.darkroom.sdk.port.NoiseSchedule;

/** A schedule of discrete timesteps as a port value. */
record TrainedNoiseSchedule(DiscreteNoiseSchedule schedule) implements NoiseSchedule {

    @Override
    public int trainedSteps() {
        return schedule.trainedSteps();
    }

    @Override
    public double alphaBar(int timestep) {
        return schedule.alphaBar(timestep);
    }

    @Override
    public NoiseLevels levels(int steps) {
        NoisePath path = schedule.levels(steps);
        return NoiseLevels.of(path.timesteps(), path.sigmas(), path.initialScale());
    }
}
