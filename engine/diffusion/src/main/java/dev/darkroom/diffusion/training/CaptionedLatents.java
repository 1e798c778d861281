package dev.darkroom.diffusion.training;

import dev.darkroom.tensor.TorchRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
     */
    public record Caption(int context, int first, int count, double weight) {}

    /** One drawn example: the index of a latent, and that of its caption's hidden states. */
    record Sample(int latent, int context) {}

    private record Bucket(List<Caption> captions, List<Double> cumulative) {
        double weight() {
            return cumulative.get(cumulative.size() - 1);
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
        double total = 0;
        for (Map.Entry<Integer, List<Caption>> entry : sorted.entrySet()) {
            List<Double> cumulative = new ArrayList<>();
            double sum = 0;
            for (Caption caption : entry.getValue()) {
                sum += caption.weight();
                cumulative.add(sum);
            }
            byTokens.put(entry.getKey(), new Bucket(List.copyOf(entry.getValue()), cumulative));
            total += sum;
        }
        weight = total;
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
            point -= entry.getValue().weight();
            if (point < 0) {
                return entry.getKey();
            }
        }
        return byTokens.lastKey();
    }

    /** Draws an example whose caption has that many tokens, or any with the empty caption. */
    Sample draw(TorchRandom random, int tokens, boolean withoutWords) {
        Bucket bucket = byTokens.get(withoutWords ? drawTokens(random) : tokens);
        if (bucket == null) {
            throw new IllegalArgumentException("no caption has " + tokens + " tokens");
        }
        double point = random.uniform(1)[0] * bucket.weight();
        int low = 0;
        int high = bucket.cumulative().size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (bucket.cumulative().get(middle) <= point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Caption caption = bucket.captions().get(low);
        int latent = caption.first() + random.nextInt(caption.count());
        return new Sample(latent, withoutWords ? 0 : caption.context());
    }
}
