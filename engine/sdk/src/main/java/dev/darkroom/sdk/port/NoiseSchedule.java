package dev.darkroom.sdk.port;

/** How much noise a network was trained with at each timestep, and which of these levels a sampler visits. */
@PortType(name = "noise-schedule", colour = "#4db6ac")
public interface NoiseSchedule {

    /** Number of timesteps in training, usually 1000. */
    int trainedSteps();

    /** The share of signal left at an integer timestep: alpha-bar of Ho et al. 2020, equation 4. */
    double alphaBar(int timestep);

    /** The levels to visit in a given number of steps, most noise first. */
    NoiseLevels levels(int steps);
}
