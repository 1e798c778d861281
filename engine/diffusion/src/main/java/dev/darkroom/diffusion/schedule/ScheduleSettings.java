package dev.darkroom.diffusion.schedule;

import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.ModelException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;

/**
 * What a {@link DiscreteNoiseSchedule} is made of.
 *
 * @param curve how noise grew in training
 * @param betaStart beta of the first training step, above 0
 * @param betaEnd beta of the last training step, below 1
 * @param trainedSteps timesteps of training, 1 to 100,000
 * @param spacing where the visited timesteps lie
 * @param stepsOffset added to leading timesteps, from 0
 * @param convention whose habits are followed
 * @param karras whether the levels are spread as in Karras et al. 2022, equation 5
 * @param endsClean whether the last step ends without noise, rather than at the first trained level
 * @param prediction what the network was trained to say
 */
public record ScheduleSettings(
        BetaCurve curve,
        double betaStart,
        double betaEnd,
        int trainedSteps,
        Spacing spacing,
        int stepsOffset,
        Convention convention,
        boolean karras,
        boolean endsClean,
        Prediction prediction) {

    /** Those of Stable Diffusion 1 and 2, with evenly spaced levels for DPM-Solver++. */
    public static final ScheduleSettings STABLE_DIFFUSION = new ScheduleSettings(
            BetaCurve.SCALED_LINEAR,
            0.00085,
            0.012,
            1000,
            Spacing.LINSPACE,
            1,
            Convention.DPM_SOLVER,
            false,
            true,
            Prediction.EPSILON);

    private static final int MAX_STEPS = 100_000;
    private static final Set<String> LIKE_DDIM =
            Set.of("DDIMScheduler", "PNDMScheduler", "DDPMScheduler", "DDIMInverseScheduler", "LCMScheduler");
    private static final Set<String> LIKE_EULER = Set.of(
            "EulerDiscreteScheduler",
            "EulerAncestralDiscreteScheduler",
            "HeunDiscreteScheduler",
            "LMSDiscreteScheduler",
            "KDPM2DiscreteScheduler",
            "KDPM2AncestralDiscreteScheduler");
    private static final Set<String> LIKE_DPM_SOLVER = Set.of(
            "DPMSolverMultistepScheduler",
            "DPMSolverSinglestepScheduler",
            "DPMSolverSDEScheduler",
            "UniPCMultistepScheduler",
            "DEISMultistepScheduler");

    public ScheduleSettings {
        if (!(betaStart > 0 && betaStart <= betaEnd && betaEnd < 1)) {
            throw new IllegalArgumentException(
                    "betas grow from above 0 to below 1, not from " + betaStart + " to " + betaEnd);
        }
        if (trainedSteps < 1 || trainedSteps > MAX_STEPS) {
            throw new IllegalArgumentException("there are 1 to " + MAX_STEPS + " trained steps, not " + trainedSteps);
        }
        if (stepsOffset < 0 || stepsOffset >= trainedSteps) {
            throw new IllegalArgumentException(
                    "the offset lies between 0 and the trained steps, and is not " + stepsOffset);
        }
    }

    public ScheduleSettings withCurve(BetaCurve newCurve, double newStart, double newEnd) {
        return new ScheduleSettings(
                newCurve,
                newStart,
                newEnd,
                trainedSteps,
                spacing,
                stepsOffset,
                convention,
                karras,
                endsClean,
                prediction);
    }

    public ScheduleSettings withTrainedSteps(int newSteps) {
        return new ScheduleSettings(
                curve,
                betaStart,
                betaEnd,
                newSteps,
                spacing,
                Math.min(stepsOffset, newSteps - 1),
                convention,
                karras,
                endsClean,
                prediction);
    }

    public ScheduleSettings withSpacing(Spacing newSpacing) {
        return new ScheduleSettings(
                curve,
                betaStart,
                betaEnd,
                trainedSteps,
                newSpacing,
                stepsOffset,
                convention,
                karras,
                endsClean,
                prediction);
    }

    public ScheduleSettings withStepsOffset(int newStepsOffset) {
        return new ScheduleSettings(
                curve,
                betaStart,
                betaEnd,
                trainedSteps,
                spacing,
                newStepsOffset,
                convention,
                karras,
                endsClean,
                prediction);
    }

    public ScheduleSettings withConvention(Convention newConvention) {
        return new ScheduleSettings(
                curve,
                betaStart,
                betaEnd,
                trainedSteps,
                spacing,
                stepsOffset,
                newConvention,
                karras,
                endsClean,
                prediction);
    }

    public ScheduleSettings withKarras(boolean newKarras) {
        return new ScheduleSettings(
                curve,
                betaStart,
                betaEnd,
                trainedSteps,
                spacing,
                stepsOffset,
                convention,
                newKarras,
                endsClean,
                prediction);
    }

    public ScheduleSettings withEndsClean(boolean newEndsClean) {
        return new ScheduleSettings(
                curve,
                betaStart,
                betaEnd,
                trainedSteps,
                spacing,
                stepsOffset,
                convention,
                karras,
                newEndsClean,
                prediction);
    }

    public ScheduleSettings withPrediction(Prediction newPrediction) {
        return new ScheduleSettings(
                curve,
                betaStart,
                betaEnd,
                trainedSteps,
                spacing,
                stepsOffset,
                convention,
                karras,
                endsClean,
                newPrediction);
    }

    /**
     * Reads a {@code scheduler_config.json}. What its class leaves unsaid is filled in as diffusers does.
     *
     * @throws ModelException when it asks for a kind of schedule that is not known
     */
    public static ScheduleSettings read(ModelConfig config) {
        Convention convention = convention(config);
        config.mustBeAbsent("trained_betas");
        config.mustBeAbsent("rescale_betas_zero_snr");
        config.mustBeAbsent("use_exponential_sigmas");
        config.mustBeAbsent("use_beta_sigmas");
        config.mustBeAbsent("use_lu_lambdas");
        config.mustBeAbsent("use_flow_sigmas");
        BetaCurve curve = choice(config, "beta_schedule", BetaCurve.values(), BetaCurve::configName, BetaCurve.LINEAR);
        Spacing usual = convention == Convention.DDIM ? Spacing.LEADING : Spacing.LINSPACE;
        Spacing spacing = choice(config, "timestep_spacing", Spacing.values(), Spacing::configName, usual);
        boolean endsClean = convention == Convention.DDIM
                ? config.flag(
                        "set_alpha_to_one",
                        !config.text("_class_name").orElse("").equals("PNDMScheduler"))
                : config.text("final_sigmas_type").orElse("zero").equals("zero");
        try {
            return new ScheduleSettings(
                    curve,
                    config.number("beta_start", 0.0001),
                    config.number("beta_end", 0.02),
                    config.integer("num_train_timesteps", 1000),
                    spacing,
                    config.integer("steps_offset", 0),
                    convention,
                    config.flag("use_karras_sigmas", false),
                    endsClean,
                    Prediction.read(config));
        } catch (IllegalArgumentException e) {
            throw new ModelException(config.where() + " makes no sense: " + e.getMessage() + ".", e);
        }
    }

    private static Convention convention(ModelConfig config) {
        String name = config.text("_class_name").orElse("DDIMScheduler");
        if (LIKE_DDIM.contains(name)) {
            return Convention.DDIM;
        }
        if (LIKE_EULER.contains(name)) {
            return Convention.EULER;
        }
        if (LIKE_DPM_SOLVER.contains(name)) {
            return Convention.DPM_SOLVER;
        }
        throw new ModelException(config.where() + " is for a \"" + name
                + "\", which is not known; DDIM, PNDM, DDPM, Euler, Heun, LMS, DPM-Solver and UniPC schedulers are.");
    }

    private static <E> E choice(ModelConfig config, String field, E[] values, Function<E, String> name, E absent) {
        String text = config.text(field).orElse(name.apply(absent));
        return Arrays.stream(values)
                .filter(v -> name.apply(v).equals(text))
                .findFirst()
                .orElseThrow(() -> config.wrong(
                        field,
                        "one of "
                                + String.join(
                                        ", ", Arrays.stream(values).map(name).toList())));
    }
}
