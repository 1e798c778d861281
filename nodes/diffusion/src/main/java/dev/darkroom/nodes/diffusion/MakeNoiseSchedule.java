package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.schedule.BetaCurve;
import dev.darkroom.diffusion.schedule.DiscreteNoiseSchedule;
import dev.darkroom.diffusion.schedule.ScheduleSettings;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.ShownWhen;
import dev.darkroom.sdk.port.NoiseSchedule;
import java.util.Optional;

/**
 * Chooses the levels of noise that a sampler visits.
 *
 * <p>How much noise there was in training belongs to the model and is taken from its schedule; which of these levels are
 * visited is free. Without a schedule to begin with, one is made from the curve.
 */
@NodeType(id = "darkroom.noise-schedule", category = "diffusion/sample", title = "Noise schedule")
public final class MakeNoiseSchedule implements Node<MakeNoiseSchedule.In, MakeNoiseSchedule.Out> {

    /** How the noise grew in training. */
    public enum Curve {
        SCALED_LINEAR,
        LINEAR,
        COSINE
    }

    /** Where the visited timesteps lie. */
    public enum Spacing {
        AS_GIVEN,
        LEADING,
        LINSPACE,
        TRAILING
    }

    /** Whose habits in rounding and in starting are followed. */
    public enum Convention {
        AS_GIVEN,
        DDIM,
        EULER,
        DPM_SOLVER
    }

    /** How the levels are spread. */
    public enum Spread {
        AS_GIVEN,
        TIMESTEPS,
        KARRAS
    }

    /** What is left at the end. */
    public enum End {
        AS_GIVEN,
        CLEAN,
        FIRST_LEVEL
    }

    /**
     * @param schedule the model's schedule; without one, a schedule is made from curve, betas and trained steps
     * @param spacing where the visited timesteps lie: counted up from the first (leading), evenly (linspace), or counted
     *     down from the last (trailing)
     * @param convention whose pictures are to be matched: that of DDIM, of Euler and its kin, or of DPM-Solver; they round
     *     timesteps and scale the first noise differently
     * @param spread whether the levels follow the timesteps, or lie as Karras et al. 2022 found best, closer together where
     *     there is little noise
     * @param end whether the last step leaves no noise, or that of the first trained level, as DDIM does in Stable Diffusion
     * @param stepsOffset added to leading timesteps; left out, as given, and 1 when a schedule is made
     * @param curve how the noise grew in training, when no schedule is given
     * @param betaStart noise of the first training step, when no schedule is given; cosine has no use for it
     * @param betaEnd noise of the last training step, when no schedule is given; cosine has no use for it
     * @param trainedSteps timesteps of training, when no schedule is given
     */
    public record In(
            Optional<NoiseSchedule> schedule,
            @Default("as-given") Spacing spacing,
            @Default("as-given") Convention convention,
            @Default("as-given") Spread spread,
            @Default("as-given") End end,
            @ShownWhen(port = "spacing", values = "leading") Optional<Integer> stepsOffset,
            @Default("scaled-linear") Curve curve,

            @Range(min = 0.000001, max = 0.999) @Default("0.00085")
            double betaStart,

            @Range(min = 0.000001, max = 0.999) @Default("0.012")
            double betaEnd,

            @Range(min = 1, max = 100000) @Default("1000") int trainedSteps) {}

    /** @param schedule for the denoise node */
    public record Out(NoiseSchedule schedule) {}

    @Override
    public Out run(In in, NodeContext context) {
        ScheduleSettings settings = visited(in, trained(in));
        if (in.schedule().isEmpty()) {
            return new Out(new TrainedNoiseSchedule(new DiscreteNoiseSchedule(settings)));
        }
        NoiseSchedule given = in.schedule().get();
        float[] alphaBars = new float[given.trainedSteps()];
        for (int t = 0; t < alphaBars.length; t++) {
            alphaBars[t] = (float) given.alphaBar(t);
        }
        return new Out(new TrainedNoiseSchedule(new DiscreteNoiseSchedule(settings, alphaBars)));
    }

    private static ScheduleSettings trained(In in) {
        if (in.schedule().isPresent()) {
            if (in.schedule().get() instanceof TrainedNoiseSchedule ours) {
                return ours.schedule().settings();
            }
            return ScheduleSettings.STABLE_DIFFUSION.withTrainedSteps(
                    in.schedule().get().trainedSteps());
        }
        if (in.betaStart() > in.betaEnd()) {
            throw new InvalidInputException(
                    "betaStart",
                    "the noise grows from betaStart " + in.betaStart() + " to betaEnd " + in.betaEnd()
                            + ", so betaStart must not be the larger one.");
        }
        BetaCurve curve =
                switch (in.curve()) {
                    case SCALED_LINEAR -> BetaCurve.SCALED_LINEAR;
                    case LINEAR -> BetaCurve.LINEAR;
                    case COSINE -> BetaCurve.COSINE;
                };
        return ScheduleSettings.STABLE_DIFFUSION
                .withTrainedSteps(in.trainedSteps())
                .withCurve(curve, in.betaStart(), in.betaEnd());
    }

    private static ScheduleSettings visited(In in, ScheduleSettings settings) {
        int offset = in.stepsOffset().orElse(settings.stepsOffset());
        if (offset < 0 || offset >= settings.trainedSteps()) {
            throw new InvalidInputException(
                    "stepsOffset",
                    "the offset is " + offset + "; 0 to " + (settings.trainedSteps() - 1) + " is expected.");
        }
        return settings.withStepsOffset(offset)
                .withSpacing(
                        switch (in.spacing()) {
                            case AS_GIVEN -> settings.spacing();
                            case LEADING -> dev.darkroom.diffusion.schedule.Spacing.LEADING;
                            case LINSPACE -> dev.darkroom.diffusion.schedule.Spacing.LINSPACE;
                            case TRAILING -> dev.darkroom.diffusion.schedule.Spacing.TRAILING;
                        })
                .withConvention(
                        switch (in.convention()) {
                            case AS_GIVEN -> settings.convention();
                            case DDIM -> dev.darkroom.diffusion.schedule.Convention.DDIM;
                            case EULER -> dev.darkroom.diffusion.schedule.Convention.EULER;
                            case DPM_SOLVER -> dev.darkroom.diffusion.schedule.Convention.DPM_SOLVER;
                        })
                .withKarras(
                        switch (in.spread()) {
                            case AS_GIVEN -> settings.karras();
                            case TIMESTEPS -> false;
                            case KARRAS -> true;
                        })
                .withEndsClean(
                        switch (in.end()) {
                            case AS_GIVEN -> settings.endsClean();
                            case CLEAN -> true;
                            case FIRST_LEVEL -> false;
                        });
    }
}
