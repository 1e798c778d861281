package dev.darkroom.diffusion.schedule;

/** Where the visited timesteps lie among those of training: Lin et al. 2023, "Common Diffusion Noise Schedules", table 2. */
public enum Spacing {
    /** Counted up from the first, which leaves out the noisiest. */
    LEADING("leading"),
    /** Evenly from first to last. */
    LINSPACE("linspace"),
    /** Counted down from the last. */
    TRAILING("trailing");

    private final String configName;

    Spacing(String configName) {
        this.configName = configName;
    }

    /** The value of {@code timestep_spacing} in a {@code scheduler_config.json}. */
    public String configName() {
        return configName;
    }
}
