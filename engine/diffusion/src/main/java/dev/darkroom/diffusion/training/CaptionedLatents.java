package dev.darkroom.diffusion.training;

import static java.util.Objects.requireNonNull;

import dev.darkroom.tensor.TorchRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Pictures as an autoencoder sees them, with what may be said about them. Immutable.
 *
 * <p>Latents are in the denoiser's space, about unit variance. Captions are encoded already, so that training a denoiser
 * touches neither pixels nor words.
 */
public final class CaptionedLatents {
    private final float[] latents;
    private final int channels;
    private final int side;
    private final int contextWidth;
    private final List<float[]> contexts;
    private final List<Caption> captions;
    private final TreeMap<Integer, Bucket> byTokens = new TreeMap<>();
    private final double weight;

    /**
     * A caption of some latents.
     *
     * @param context index of its hidden states
     * @param first index of the first latent it fits
     * @param count how many latents in a row it fits
     * @param weight how often it is drawn, against the others
     * @param manner number of the manner in which these are drawn: captions of one differ in what is shown, not in how
     */
    public record Caption(int context, int first, int count, double weight, int manner) {}

    /** One drawn example: the index of a latent, and that of its caption's hidden states. */
    record Sample(int latent, int context) {}

    /** The captions of one number of tokens. */
    private record Bucket(Shelf all, Map<Integer, Shelf> byManner) {
        static Bucket of(List<Caption> captions) {
            Map<Integer, List<Caption>> sorted = captions.stream()
                    .collect(Collectors.groupingBy(Caption::manner, TreeMap::new, Collectors.toList()));
            Map<Integer, Shelf> byManner = new TreeMap<>();
            sorted.forEach((manner, those) -> byManner.put(manner, Shelf.of(those)));
            return new Bucket(Shelf.of(captions), byManner);
        }
    }

    /** Captions to draw from by their weights. */
    private record Shelf(List<Caption> captions, List<Double> cumulative) {
        static Shelf of(List<Caption> captions) {
            List<Double> cumulative = new ArrayList<>();
            double sum = 0;
            for (Caption caption : captions) {
                sum += caption.weight();
                cumulative.add(sum);
            }
            return new Shelf(List.copyOf(captions), cumulative);
        }

        double weight() {
            return cumulative.get(cumulative.size() - 1);
        }

        Caption draw(TorchRandom random) {
            double point = random.uniform(1)[0] * weight();
            int low = 0;
            int high = cumulative.size() - 1;
            while (low < high) {
                int middle = (low + high) / 2;
                if (cumulative.get(middle) <= point) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return captions.get(low);
        }
    }

    /**
     * Takes arrays which the caller hands over.
     *
     * @param latents {@code [count, channels, side, side]}
     * @param contexts hidden states of texts, token by token; the first is the empty text
     */
    public CaptionedLatents(
            float[] latents, int channels, int side, int contextWidth, List<float[]> contexts, List<Caption> captions) {
        this.latents = latents;
        this.channels = channels;
        this.side = side;
        this.contextWidth = contextWidth;
        this.contexts = List.copyOf(contexts);
        this.captions = List.copyOf(captions);
        Map<Integer, List<Caption>> sorted = new TreeMap<>();
        for (Caption caption : captions) {
            sorted.computeIfAbsent(tokens(caption.context()), length -> new ArrayList<>())
                    .add(caption);
        }
        sorted.forEach((length, those) -> byTokens.put(length, Bucket.of(those)));
        weight = byTokens.values().stream()
                .mapToDouble(bucket -> bucket.all().weight())
                .sum();
        if (byTokens.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to learn from without captions");
        }
    }

    float[] latents() {
        return latents;
    }

    List<float[]> contexts() {
        return contexts;
    }

    List<Caption> captions() {
        return captions;
    }

    public int count() {
        return latents.length / (channels * side * side);
    }

    public int channels() {
        return channels;
    }

    /** Rows and columns of a latent. */
    public int side() {
        return side;
    }

    public int contextWidth() {
        return contextWidth;
    }

    /** Hidden states of a text; that at 0 is empty. Not to be changed. */
    float[] context(int index) {
        return contexts.get(index);
    }

    /** Number of tokens of a text. */
    int tokens(int context) {
        return contexts.get(context).length / contextWidth;
    }

    /** Bytes in memory. */
    public long bytes() {
        return 4L * latents.length
                + contexts.stream().mapToLong(c -> 4L * c.length).sum();
    }

    float value(int latent, int index) {
        return latents[latent * channels * side * side + index];
    }

    /** Draws a number of tokens as often as captions have it. */
    int drawTokens(TorchRandom random) {
        double point = random.uniform(1)[0] * weight;
        for (Map.Entry<Integer, Bucket> entry : byTokens.entrySet()) {
            point -= entry.getValue().all().weight();
            if (point < 0) {
                return entry.getKey();
            }
        }
        return byTokens.lastKey();
    }

    /** Draws an example whose caption has that many tokens, or any with the empty caption. */
    Sample draw(TorchRandom random, int tokens, boolean withoutWords) {
        Caption caption =
                bucket(withoutWords ? drawTokens(random) : tokens).all().draw(random);
        int latent = caption.first() + random.nextInt(caption.count());
        return new Sample(latent, withoutWords ? 0 : caption.context());
    }

    /** Draws two texts of that many tokens that tell of one manner, as often as captions have it. */
    List<float[]> drawAlike(TorchRandom random, int tokens) {
        Bucket bucket = bucket(tokens);
        Caption one = bucket.all().draw(random);
        Caption other = requireNonNull(bucket.byManner().get(one.manner())).draw(random);
        return List.of(context(one.context()), context(other.context()));
    }

    private Bucket bucket(int tokens) {
        Bucket bucket = byTokens.get(tokens);
        if (bucket == null) {
            throw new IllegalArgumentException("no caption has " + tokens + " tokens");
        }
        return bucket;
    }
}
