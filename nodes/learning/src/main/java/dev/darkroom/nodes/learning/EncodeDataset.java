package dev.darkroom.nodes.learning;

import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.training.CaptionedLatents;
import dev.darkroom.diffusion.training.CaptionedLatents.Caption;
import dev.darkroom.diffusion.training.LatentStatistics;
import dev.darkroom.sdk.Default;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Encodes pictures and captions once, so that training a denoiser touches neither pixels nor words. */
@NodeType(id = "darkroom.encode-dataset", category = "learning/data", device = true)
public final class EncodeDataset implements Node<EncodeDataset.In, EncodeDataset.Out> {
    private static final String USUAL_STYLE = Style.FLAT.key();
    private static final double PLAIN_SHARE = 0.6;

    /**
     * @param pictures what to encode
     * @param autoencoder turns pictures to latents
     * @param textEncoder turns captions to what the denoiser attends to
     * @param usualStyle how often the style that a plain noun means is drawn, against the others
     * @param variation how often a colour, a tint or a thing worn is drawn, against the bare subject in one style
     * @param emphasis nouns to be drawn more often, separated by commas; empty for none
     * @param emphasisWeight how often such a noun is drawn, against the others
     */
    public record In(
            PictureSet pictures,
            TrainedAutoencoder autoencoder,
            TextEncoder textEncoder,
            @Range(min = 0.1, max = 100) @Default("3") double usualStyle,
            @Range(min = 0, max = 100) @Default("0.3") double variation,
            @Default("") String emphasis,
            @Range(min = 0.1, max = 100) @Default("3") double emphasisWeight) {}

    /** @param latents the data set, encoded */
    public record Out(LatentSet latents) {}

    @Override
    public Out run(In in, NodeContext context) {
        PictureSet pictures = in.pictures();
        Set<String> distinct = new LinkedHashSet<>(List.of(""));
        pictures.drawings().forEach(drawing -> distinct.addAll(drawing.captions()));
        int work = distinct.size() + pictures.count();
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
        float[] latents = encode(in, context, channels * side * side, contexts.size());
        LatentStatistics statistics = in.autoencoder().normalised()
                ? LatentStatistics.none(channels)
                : LatentStatistics.of(latents, channels, side * side);
        statistics.normalise(latents, side * side);
        var data = new CaptionedLatents(latents, channels, side, width, contexts, captions(in, texts));
        return new Out(new LatentSet(data, statistics));
    }

    private static List<Caption> captions(In in, Map<String, Integer> texts) {
        Set<String> emphasised =
                Stream.of(in.emphasis().split(",")).map(String::strip).collect(Collectors.toSet());
        List<Caption> captions = new ArrayList<>();
        for (PictureSet.Drawn drawing : in.pictures().drawings()) {
            double weight = (drawing.bare() ? 1 : in.variation())
                    * (drawing.bare() && drawing.style().equals(USUAL_STYLE) ? in.usualStyle() : 1)
                    * (emphasised.contains(drawing.noun()) ? in.emphasisWeight() : 1);
            int plain = drawing.plain();
            int styled = drawing.captions().size() - plain;
            for (int c = 0; c < drawing.captions().size(); c++) {
                double share = plain == 0 ? 1.0 / styled : c < plain ? PLAIN_SHARE / plain : (1 - PLAIN_SHARE) / styled;
                captions.add(new Caption(
                        texts.getOrDefault(drawing.captions().get(c), 0),
                        drawing.first(),
                        drawing.count(),
                        weight * share));
            }
        }
        return captions;
    }

    private static float[] states(TextEncoder encoder, String text, NodeContext context) {
        Conditioning conditioning = encoder.encode(text, context);
        float[] states = new float[conditioning.tokens() * conditioning.width()];
        conditioning.states().get(states);
        return states;
    }

    private static float[] encode(In in, NodeContext context, int each, int done) {
        PictureSet pictures = in.pictures();
        int side = pictures.side();
        float[] latents = new float[pictures.count() * each];
        Ops ops = Ops.inference();
        try (Checkpoint weights = Checkpoint.open(in.autoencoder().weights())) {
            var network = new Autoencoder(in.autoencoder().config(), weights);
            for (int i = 0; i < pictures.count(); i++) {
                context.progress(done + i, done + pictures.count(), "pictures");
                float[] picture = planes(pictures.rgb(i), side);
                int from = i * each;
                Scope.run(() -> {
                    Tensor image = ops.fromFloats(picture, 1, 3, side, side);
                    Tensor encoded = network.encode(ops, image, context::throwIfCancelled)
                            .mean();
                    float[] mean = network.toDenoiserSpace(ops, encoded).toFloats();
                    System.arraycopy(mean, 0, latents, from, each);
                });
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
