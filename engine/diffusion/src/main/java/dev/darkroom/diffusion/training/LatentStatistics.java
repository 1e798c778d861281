package dev.darkroom.diffusion.training;

import dev.darkroom.diffusion.network.AutoencoderConfig;
import dev.darkroom.tensor.Checkpoint;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Mean and spread of each channel of an autoencoder's latents. A denoiser learns best when every channel has mean 0 and
 * spread 1; since the last layer before a latent and the first after it are linear, both can be built into the weights.
 *
 * @param mean of each channel
 * @param deviation standard deviation of each channel, above 0
 */
public record LatentStatistics(List<Double> mean, List<Double> deviation) {

    public LatentStatistics {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** Those of latents that are normalised already. */
    public static LatentStatistics none(int channels) {
        return new LatentStatistics(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
    }

    /**
     * Measures latents.
     *
     * @param latents {@code [count, channels, area]}
     * @param area values of one channel of one latent
     */
    public static LatentStatistics of(float[] latents, int channels, int area) {
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        for (int i = 0; i < latents.length; i++) {
            int channel = i / area % channels;
            sum[channel] += latents[i];
            squares[channel] += (double) latents[i] * latents[i];
        }
        double each = latents.length / (double) channels;
        Double[] mean = new Double[channels];
        Double[] deviation = new Double[channels];
        for (int c = 0; c < channels; c++) {
            mean[c] = sum[c] / each;
            deviation[c] = Math.sqrt(Math.max(squares[c] / each - mean[c] * mean[c], 1e-12));
        }
        return new LatentStatistics(List.of(mean), List.of(deviation));
    }

    /** Brings each channel to mean 0 and spread 1, in place. */
    public void normalise(float[] latents, int area) {
        for (int i = 0; i < latents.length; i++) {
            int channel = i / area % mean.size();
            latents[i] = (float) ((latents[i] - mean.get(channel)) / deviation.get(channel));
        }
    }

    /**
     * The weights that change when an autoencoder is to give normalised latents, and to take them.
     *
     * @throws IllegalArgumentException when the autoencoder lacks either of its two 1x1 convolutions
     */
    Map<String, float[]> builtInto(AutoencoderConfig config, Checkpoint weights) {
        if (!config.quantConv() || !config.postQuantConv()) {
            throw new IllegalArgumentException(
                    "only an autoencoder with quant_conv and post_quant_conv can take these in");
        }
        int channels = mean.size();
        float[] before = values(weights, "quant_conv.weight");
        float[] beforeBias = values(weights, "quant_conv.bias");
        float[] after = values(weights, "post_quant_conv.weight");
        float[] afterBias = values(weights, "post_quant_conv.bias");
        for (int c = 0; c < channels; c++) {
            double deviationHere = deviation.get(c);
            for (int i = 0; i < 2 * channels; i++) {
                before[c * 2 * channels + i] /= (float) deviationHere;
            }
            beforeBias[c] = (float) ((beforeBias[c] - mean.get(c)) / deviationHere);
            beforeBias[channels + c] -= (float) (2 * Math.log(deviationHere));
            for (int out = 0; out < channels; out++) {
                afterBias[out] += (float) (after[out * channels + c] * mean.get(c));
                after[out * channels + c] *= (float) deviationHere;
            }
        }
        Map<String, float[]> changed = new HashMap<>();
        changed.put("quant_conv.weight", before);
        changed.put("quant_conv.bias", beforeBias);
        changed.put("post_quant_conv.weight", after);
        changed.put("post_quant_conv.bias", afterBias);
        return changed;
    }

    private static float[] values(Checkpoint weights, String name) {
        return weights.get(name, weights.shape(name)).toFloats();
    }
}
