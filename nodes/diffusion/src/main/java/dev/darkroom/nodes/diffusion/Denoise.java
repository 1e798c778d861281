package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.sampler.Guidance;
import dev.darkroom.diffusion.schedule.Prediction;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.Denoiser;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.sdk.port.Mask;
import dev.darkroom.sdk.port.Noise;
import dev.darkroom.sdk.port.NoiseLevels;
import dev.darkroom.sdk.port.NoiseSchedule;
import dev.darkroom.sdk.port.Sampler;
import java.util.List;
import java.util.Optional;

/**
 * Draws: walks from noise to a latent, led by words.
 *
 * <p>With a latent to start from, noise is added to it first, as much as the strength says, and a picture like it is drawn. With
 * a mask besides, only what the mask covers is drawn, to fit what stays.
 *
 * <p>The way can be walked in two parts, for going on from the middle with other words or another guidance: one node stops
 * after {@code lastStep}, another takes its latent as the start and goes on after {@code firstStep}, with the same noise,
 * schedule and steps. Changed nothing, both together draw what one would, but for samplers that look back on the step
 * before, as dpmpp-2m does: they begin anew.
 */
@NodeType(id = "darkroom.denoise", category = "diffusion/sample", device = true)
public final class Denoise implements Node<Denoise.In, Denoise.Out> {

    /**
     * @param denoiser the model's network
     * @param noise what to start from
     * @param schedule the levels of noise to visit
     * @param sampler the way to walk
     * @param prompt what to draw
     * @param negative what to keep away from, or an empty prompt; may be left out only when the guidance scale is 1
     * @param guidanceScale how far to follow the prompt: 1 as the network would by itself, 5 to 9 for most pictures
     * @param steps how many levels to visit: more take longer and follow the path more closely
     * @param start a latent to begin with instead of noise alone
     * @param strength how much of the start to draw anew: 0 keeps it, 1 keeps hardly anything; does nothing without a start
     * @param mask which part of the start to draw anew: 1 wholly, 0 not at all; of the picture's size or its shape
     * @param firstStep how many steps are done already: the start, another node's latent after its last step, is taken as it is
     * @param lastStep after how many steps to stop, with the noise that is left; 0 goes to the end
     */
    public record In(
            Denoiser denoiser,
            Noise noise,
            NoiseSchedule schedule,
            Sampler sampler,
            Conditioning prompt,
            Optional<Conditioning> negative,

            @Range(min = 0, max = 30, step = 0.5) @Default("7.5")
            double guidanceScale,

            @Range(min = 1, max = 1000, step = 1) @Default("20")
            int steps,

            Optional<Latent> start,

            @Range(min = 0, max = 1, step = 0.05) @Default("1")
            double strength,

            Optional<Mask> mask,

            @Range(min = 0, max = 1000, step = 1) @Default("0")
            int firstStep,

            @Range(min = 0, max = 1000, step = 1) @Default("0")
            int lastStep) {}

    /** @param latent what was drawn, for an autoencoder to decode */
    public record Out(Latent latent) {}

    @Override
    public Out run(In in, NodeContext context) {
        Guidance guidance = Guidance.of(in.guidanceScale());
        List<Conditioning> words = words(in, guidance);
        Noise.Stream draws = in.noise().fitted(in.denoiser().channels()).stream();
        Latent noise = draws.next();
        check(in, noise);
        if (in.start().isPresent() && in.strength() == 0) {
            return new Out(in.start().get());
        }
        NoiseLevels whole = in.schedule().levels(in.steps());
        NoiseLevels path = in.start().isPresent() ? whole.last(in.strength()) : whole;
        NoiseLevels levels = part(in, path);
        Latent begin = in.firstStep() > 0 ? in.start().orElseThrow() : begin(in.start(), noise, levels);
        // Samplers that add noise get what they would have got had they walked here themselves.
        for (int done = 0; done < in.firstStep(); done++) {
            draws.next();
        }
        Optional<KeptPart> kept = in.mask().map(mask -> KeptPart.of(in.start(), mask, noise));
        Prediction prediction = prediction(in.denoiser());
        Sampler.Denoise denoise = (x, sigma, timestep) -> {
            context.throwIfCancelled();
            float[] values = x.toArray();
            kept.ifPresent(part -> part.putNoisy(values, sigma));
            Latent shown = x.with(Prediction.shown(values, sigma));
            List<Latent> said = in.denoiser().predict(shown, timestep, words, context);
            float[] output = said.size() == 1
                    ? said.get(0).toArray()
                    : guidance.combine(said.get(0).toArray(), said.get(1).toArray(), x.batch());
            float[] clean = prediction.clean(values, output, sigma);
            kept.ifPresent(part -> part.putNoisy(clean, 0));
            return x.with(clean);
        };
        context.progress(0, levels.steps());
        Latent end = in.sampler().sample(denoise, begin, levels, draws, (done, steps, clean) -> {
            context.progress(done, steps);
            if (done < steps && in.denoiser() instanceof Painter painter) {
                context.preview(() -> painter.paint(clean));
            }
        });
        if (in.lastStep() > 0 && in.lastStep() < path.steps()) {
            return new Out(end);
        }
        Latent drawn = latent(end, levels.sigma(levels.steps()));
        return new Out(kept.map(part -> part.putInto(drawn)).orElse(drawn));
    }

    private static Latent begin(Optional<Latent> start, Latent noise, NoiseLevels levels) {
        return start.map(latent -> sum(latent, 1, noise, levels.sigma(0)))
                .orElseGet(() -> sum(noise, levels.initialScale(), noise, 0));
    }

    /** The steps of the path that this node walks. */
    private static NoiseLevels part(In in, NoiseLevels path) {
        int until = in.lastStep() == 0 ? path.steps() : Math.min(in.lastStep(), path.steps());
        if (in.firstStep() >= until) {
            throw new InvalidInputException(
                    "firstStep",
                    in.firstStep() + " steps are done already, but the way ends after " + until
                            + "; take fewer, or let it go on for longer.");
        }
        if (in.firstStep() > 0 && in.start().isEmpty()) {
            throw new InvalidInputException(
                    "start",
                    "there is no start, but " + in.firstStep()
                            + " steps are said to be done already; connect the latent of the node that did them, or set"
                            + " firstStep to 0.");
        }
        if (in.mask().isPresent() && (in.firstStep() > 0 || until < path.steps())) {
            throw new InvalidInputException(
                    "mask", "a mask needs the whole way; set firstStep and lastStep to 0, or take the mask away.");
        }
        return path.part(in.firstStep(), until);
    }

    private static List<Conditioning> words(In in, Guidance guidance) {
        if (!guidance.needsUnconditional()) {
            return List.of(in.prompt());
        }
        Conditioning negative = in.negative()
                .orElseThrow(() -> new InvalidInputException(
                        "negative",
                        "guidance with scale " + in.guidanceScale()
                                + " needs something to lead away from; connect a prompt, which may be empty, or set"
                                + " guidanceScale to 1."));
        return List.of(negative, in.prompt());
    }

    private static void check(In in, Latent noise) {
        if (noise.channels() != in.denoiser().channels()) {
            throw new InvalidInputException(
                    "noise",
                    "the noise has " + noise.channels() + " channels, but the denoiser works on "
                            + in.denoiser().channels()
                            + "; set the noise's channels to that, or to 0 to have them fitted.");
        }
        if (in.start().isPresent() && !in.start().get().shape().equals(noise.shape())) {
            throw new InvalidInputException(
                    "start",
                    "the start is " + in.start().get().shape() + " and the noise " + noise.shape()
                            + " (batch, channels, height, width); give the noise the size of the picture.");
        }
        if (in.steps() > in.schedule().trainedSteps()) {
            throw new InvalidInputException(
                    "steps",
                    "there are " + in.steps() + " steps, but the schedule has only "
                            + in.schedule().trainedSteps() + " levels; use fewer steps.");
        }
    }

    private static Prediction prediction(Denoiser denoiser) {
        return switch (denoiser.prediction()) {
            case EPSILON -> Prediction.EPSILON;
            case VELOCITY -> Prediction.VELOCITY;
            case SAMPLE -> Prediction.SAMPLE;
        };
    }

    private static Latent sum(Latent a, double shareOfA, Latent b, double shareOfB) {
        float[] values = a.toArray();
        float[] others = b.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (shareOfA * values[i] + shareOfB * others[i]);
        }
        return a.with(values);
    }

    /** Paths that do not end clean leave the latent in the scale of their last level. */
    private static Latent latent(Latent end, double sigma) {
        return sigma == 0 ? end : end.with(Prediction.shown(end.toArray(), sigma));
    }
}
