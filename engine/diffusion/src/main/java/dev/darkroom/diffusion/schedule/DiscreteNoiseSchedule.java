package dev.darkroom.diffusion.schedule;

/**
 * The noise levels of a network trained on discrete timesteps: {@code alphaBar(t)} is the share of signal left at t
 * (Ho et al. 2020, equation 4), and {@code sigma(t) = sqrt((1 - alphaBar) / alphaBar)}. Immutable.
 */
public final class DiscreteNoiseSchedule {
    private static final double RHO = 7;

    private final ScheduleSettings settings;
    private final float[] alphaBars;
    private final double[] sigmas;

    public DiscreteNoiseSchedule(ScheduleSettings settings) {
        this(settings, alphaBars(settings));
    }

    /**
     * A schedule whose levels are given, so that curve and betas of the settings do not matter.
     *
     * @param alphaBars one for each trained step, falling, within (0, 1)
     */
    public DiscreteNoiseSchedule(ScheduleSettings settings, float[] alphaBars) {
        if (alphaBars.length != settings.trainedSteps()) {
            throw new IllegalArgumentException("there are " + settings.trainedSteps() + " trained steps, but "
                    + alphaBars.length + " levels are given");
        }
        this.settings = settings;
        this.alphaBars = alphaBars.clone();
        sigmas = new double[alphaBars.length];
        float before = 1;
        for (int t = 0; t < sigmas.length; t++) {
            if (!(alphaBars[t] > 0 && alphaBars[t] <= before && alphaBars[t] < 1)) {
                throw new IllegalArgumentException("the share of signal must fall and stay between 0 and 1, but at " + t
                        + " it is " + alphaBars[t]);
            }
            before = alphaBars[t];
            sigmas[t] = Math.sqrt((1.0 - alphaBars[t]) / alphaBars[t]);
        }
    }

    private static float[] alphaBars(ScheduleSettings settings) {
        float[] alphaBars = settings.curve().betas(settings.trainedSteps(), settings.betaStart(), settings.betaEnd());
        double product = 1;
        for (int t = 0; t < alphaBars.length; t++) {
            product *= 1 - alphaBars[t];
            alphaBars[t] = (float) product;
        }
        return alphaBars;
    }

    public ScheduleSettings settings() {
        return settings;
    }

    public int trainedSteps() {
        return alphaBars.length;
    }

    /**
     * The share of signal left.
     *
     * @param timestep 0 to {@code trainedSteps() - 1}
     */
    public double alphaBar(int timestep) {
        return alphaBars[timestep];
    }

    /** The noise at a timestep; between whole ones, on the straight line between theirs. */
    public double sigma(double timestep) {
        int low = (int) Math.max(0, Math.min(Math.floor(timestep), sigmas.length - 1.0));
        int high = Math.min(low + 1, sigmas.length - 1);
        double w = Math.max(0, Math.min(1, timestep - low));
        return sigmas[low] + w * (sigmas[high] - sigmas[low]);
    }

    /** The timestep with that much noise, between whole ones by the logarithm of the noise. */
    public double timestepOf(double sigma) {
        int low = 0;
        int high = sigmas.length - 1;
        if (sigma <= sigmas[0]) {
            return 0;
        }
        if (sigma >= sigmas[high]) {
            return high;
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (sigmas[middle] <= sigma) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double from = Math.log(sigmas[low]);
        return low + (Math.log(sigma) - from) / (Math.log(sigmas[high]) - from);
    }

    /**
     * The path of a sampler.
     *
     * @param steps 1 to {@link #trainedSteps}
     */
    public NoisePath levels(int steps) {
        if (steps < 1 || steps > trainedSteps()) {
            throw new IllegalArgumentException("a path over " + trainedSteps() + " trained timesteps has 1 to "
                    + trainedSteps() + " steps, not " + steps);
        }
        Convention convention = settings.convention();
        double[] timesteps = convention.timesteps(settings.spacing(), trainedSteps(), steps, settings.stepsOffset());
        double[] path = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            path[i] = sigma(timesteps[i]);
        }
        if (settings.karras()) {
            boolean whole = convention == Convention.DPM_SOLVER;
            spread(path, whole ? sigmas[sigmas.length - 1] : path[0], whole ? sigmas[0] : path[steps - 1]);
            for (int i = 0; i < steps; i++) {
                double t = timestepOf(path[i]);
                timesteps[i] = whole && settings.curve() != BetaCurve.COSINE ? Math.rint(t) : (float) t;
            }
        }
        path[steps] = settings.endsClean() ? 0 : Math.min(sigmas[0], path[steps - 1]);
        return new NoisePath(timesteps, path, initialScale(path[0]));
    }

    /** Levels whose seventh roots are evenly spaced: Karras et al. 2022, equation 5. */
    private static void spread(double[] path, double most, double least) {
        int steps = path.length - 1;
        double from = Math.pow(most, 1 / RHO);
        double to = Math.pow(least, 1 / RHO);
        for (int i = 0; i < steps; i++) {
            double share = steps == 1 ? 0 : i / (double) (steps - 1);
            path[i] = Math.pow(from + share * (to - from), RHO);
        }
    }

    private double initialScale(double sigma) {
        boolean bare = settings.convention() == Convention.EULER && settings.spacing() != Spacing.LEADING;
        return bare ? sigma : Math.sqrt(1 + sigma * sigma);
    }
}
