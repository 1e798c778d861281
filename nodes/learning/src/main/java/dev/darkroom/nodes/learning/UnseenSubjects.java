package dev.darkroom.nodes.learning;

import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.port.Autoencoder;
import dev.darkroom.sdk.port.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Pictures of subjects that no training sees: what an autoencoder gives back of them tells what it has understood. */
final class UnseenSubjects {
    private static final int SIDE = 128;

    private final PictureDataset dataset;
    private final Map<Style, List<PictureDataset.Entry>> byStyle = new EnumMap<>(Style.class);

    private UnseenSubjects(PictureDataset dataset) {
        this.dataset = dataset;
    }

    /** All of them, in every style. */
    static UnseenSubjects of(long seed) throws IOException {
        HeldOut list = HeldOut.read();
        var unseen = new UnseenSubjects(PictureDataset.heldOut(new PictureDataset.Extent(1000, 1, false), seed));
        for (PictureDataset.Entry entry : unseen.dataset.entries()) {
            if (list.subject(entry.scene().subject().noun())) {
                unseen.byStyle
                        .computeIfAbsent(entry.scene().style(), style -> new ArrayList<>())
                        .add(entry);
            }
        }
        return unseen;
    }

    /** What they are. */
    Set<String> nouns() {
        return byStyle.values().stream()
                .flatMap(Collection::stream)
                .map(entry -> entry.scene().subject().noun())
                .collect(Collectors.toSet());
    }

    /** A picture and what an autoencoder made of it. */
    record Pair(Image picture, Image given) {
        /** Peak signal-to-noise ratio in decibels. */
        double decibels() {
            float[] first = picture.toArray();
            float[] second = given.toArray();
            double squares = 0;
            for (int i = 0; i < first.length; i++) {
                squares += (first[i] - second[i]) * (double) (first[i] - second[i]);
            }
            return -10 * Math.log10(Math.max(1e-10, squares / first.length));
        }
    }

    /**
     * Sends pictures through an autoencoder.
     *
     * @param each how many of each style at most, spread over the subjects
     */
    Map<Style, List<Pair>> through(Autoencoder autoencoder, int each, NodeContext context) throws IOException {
        Map<Style, List<Pair>> pairs = new EnumMap<>(Style.class);
        int done = 0;
        for (Map.Entry<Style, List<PictureDataset.Entry>> style : byStyle.entrySet()) {
            List<PictureDataset.Entry> entries = style.getValue();
            int count = Math.min(each, entries.size());
            for (int i = 0; i < count; i++) {
                context.progress(done++, each * byStyle.size(), "unseen subjects");
                PictureDataset.Entry entry = entries.get(i * entries.size() / count);
                Image picture = Image.of(SIDE, SIDE, dataset.picture(entry, 0, SIDE));
                Image given = autoencoder
                        .decode(autoencoder.encode(List.of(picture), context), context)
                        .get(0);
                pairs.computeIfAbsent(style.getKey(), s -> new ArrayList<>()).add(new Pair(picture, given));
            }
        }
        return pairs;
    }

    /** Mean decibels by the key of a style, at the end those of all pictures as {@code mean}. */
    static Map<String, Double> decibels(Map<Style, List<Pair>> pairs) {
        Map<String, Double> means = new LinkedHashMap<>();
        pairs.forEach((style, of) -> means.put(style.key(), mean(of)));
        means.put(
                "mean", mean(pairs.values().stream().flatMap(Collection::stream).toList()));
        return means;
    }

    private static double mean(List<Pair> pairs) {
        return pairs.stream().mapToDouble(Pair::decibels).average().orElse(Double.NaN);
    }
}
