package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.training.CaptionedLatents;
import dev.darkroom.diffusion.training.CaptionedLatents.Caption;
import dev.darkroom.diffusion.training.KeptLatents;
import dev.darkroom.diffusion.training.LatentStatistics;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.TextEncoder;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Encodes pictures and captions once, so that training a denoiser touches neither pixels nor words. */
@NodeType(id = "darkroom.encode-dataset", category = "learning/data", device = true)
public final class EncodeDataset implements Node<EncodeDataset.In, EncodeDataset.Out> {
    private static final double PLAIN_SHARE = 0.6;

    /**
     * @param pictures what to encode
     * @param autoencoder turns pictures to latents
     * @param textEncoder turns captions to what the denoiser attends to
     * @param styles how often pictures of a style are drawn, against the others: keys of styles, each with a number,
     *     separated by commas; one that is not named counts once, one that counts 0 is left out
     * @param variation how often a colour, a tint or a group is drawn, against the bare subject in one style
     * @param worn how often a thing worn is drawn, against the same
     * @param emphasis nouns to be drawn more often, of subjects and of things worn, separated by commas; empty for none
     * @param emphasisWeight how often such a noun is drawn, against the others; a subject and what it wears multiply
     * @param keep name of a folder in which what was encoded is kept, for {@link KeptLatentsNode}; empty to keep nothing
     */
    public record In(
            PictureSet pictures,
            TrainedAutoencoder autoencoder,
            TextEncoder textEncoder,
            @Default("flat 3") String styles,
            @Range(min = 0, max = 100) @Default("0.3") double variation,
            @Range(min = 0, max = 100) @Default("0.3") double worn,
            @Default("") String emphasis,
            @Range(min = 0.1, max = 100) @Default("3") double emphasisWeight,
            @Default("") String keep) {}

    /** @param latents the data set, encoded */
    public record Out(LatentSet latents) {}

    @Override
    public Out run(In in, NodeContext context) {
        var shares = Shares.of(in);
        PictureSet pictures = in.pictures();
        Set<String> distinct = new LinkedHashSet<>(List.of(""));
        List<PictureSet.Drawn> drawings = pictures.drawings().stream()
                .filter(drawing -> shares.of(drawing) > 0)
                .toList();
        if (drawings.isEmpty()) {
            throw new InvalidInputException(
                    "styles", "nothing is left to learn from: let something count more than 0.");
        }
        drawings.forEach(drawing -> distinct.addAll(drawing.captions()));
        int work = distinct.size();
        Map<String, Integer> texts = new HashMap<>();
        List<float[]> contexts = new ArrayList<>();
        for (String text : distinct) {
            context.progress(contexts.size(), work, "captions");
            texts.put(text, contexts.size());
            contexts.add(states(in.textEncoder(), text, context));
        }
        int width = in.textEncoder().encode("", context).width();
        int side = pictures.side() / in.autoencoder().config().scale();
        int channels = in.autoencoder().config().latentChannels();
        float[] latents = encode(in, drawings, context, channels * side * side);
        LatentStatistics statistics = in.autoencoder().normalised()
                ? LatentStatistics.none(channels)
                : LatentStatistics.of(latents, channels, side * side);
        statistics.normalise(latents, side * side);
        var data = new CaptionedLatents(latents, channels, side, width, contexts, captions(drawings, shares, texts));
        if (!in.keep().isEmpty()) {
            Path folder = context.library().state("keep", in.keep());
            new KeptLatents(data, statistics).write(folder.resolve(KeptLatentsNode.FILE));
        }
        return new Out(new LatentSet(data, statistics));
    }

    private static List<Caption> captions(List<PictureSet.Drawn> drawings, Shares shares, Map<String, Integer> texts) {
        List<Caption> captions = new ArrayList<>();
        Map<String, Integer> manners = new HashMap<>();
        int first = 0;
        for (PictureSet.Drawn drawing : drawings) {
            double weight = shares.of(drawing);
            int manner = manners.computeIfAbsent(drawing.style(), style -> manners.size());
            int plain = drawing.plain();
            int styled = drawing.captions().size() - plain;
            for (int c = 0; c < drawing.captions().size(); c++) {
                double share = plain == 0 ? 1.0 / styled : c < plain ? PLAIN_SHARE / plain : (1 - PLAIN_SHARE) / styled;
                captions.add(new Caption(
                        texts.getOrDefault(drawing.captions().get(c), 0),
                        first,
                        drawing.count(),
                        weight * share,
                        manner));
            }
            first += drawing.count();
        }
        return captions;
    }

    private static float[] states(TextEncoder encoder, String text, NodeContext context) {
        Conditioning conditioning = encoder.encode(text, context);
        float[] states = new float[conditioning.tokens() * conditioning.width()];
        conditioning.states().get(states);
        return states;
    }

    /** The latents of the drawings' pictures, one after another. */
    private static float[] encode(In in, List<PictureSet.Drawn> drawings, NodeContext context, int each) {
        PictureSet pictures = in.pictures();
        int side = pictures.side();
        int count = drawings.stream().mapToInt(PictureSet.Drawn::count).sum();
        float[] latents = new float[count * each];
        Ops ops = Ops.inference();
        int done = 0;
        try (Checkpoint weights = Checkpoint.open(in.autoencoder().weights())) {
            var network = new Autoencoder(in.autoencoder().config(), weights);
            for (PictureSet.Drawn drawing : drawings) {
                for (int i = 0; i < drawing.count(); i++) {
                    context.progress(done, count, "pictures");
                    float[] picture = planes(pictures.rgb(drawing.first() + i), side);
                    int from = done++ * each;
                    Scope.run(() -> {
                        Tensor image = ops.fromFloats(picture, 1, 3, side, side);
                        Tensor encoded = network.encode(ops, image, context::throwIfCancelled)
                                .mean();
                        float[] mean = network.toDenoiserSpace(ops, encoded).toFloats();
                        System.arraycopy(mean, 0, latents, from, each);
                    });
                }
            }
        }
        return latents;
    }

    private static float[] planes(byte[] rgb, int side) {
        float[] planes = new float[rgb.length];
        for (int i = 0; i < side * side; i++) {
            for (int c = 0; c < 3; c++) {
                planes[c * side * side + i] = (rgb[3 * i + c] & 255) / 127.5f - 1;
            }
        }
        return planes;
    }
}
