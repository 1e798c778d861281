package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.sdk.port.Mask;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * The part of a latent that stays while the rest is drawn anew: at each level of noise it is put back, with as much noise
 * as there is everywhere, so that the network sees what its drawing has to fit (as in RePaint, Lugmayr et al. 2022,
 * equation 8, without its resampling).
 */
final class KeptPart {
    private final float[] start;
    private final float[] noise;
    /** How much is drawn anew, for each value of the latent. */
    private final float[] anew;

    private KeptPart(float[] start, float[] noise, float[] anew) {
        this.start = start;
        this.noise = noise;
        this.anew = anew;
    }

    /**
     * The part outside a mask.
     *
     * @param mask of the picture; averaged over what each latent step covers
     * @param noise of the start's shape
     * @throws InvalidInputException without a start, or when the mask has another shape than the picture
     */
    static KeptPart of(Optional<Latent> start, Mask mask, Latent noise) {
        if (start.isEmpty()) {
            throw new InvalidInputException(
                    "mask",
                    "a mask says which part of a start is drawn anew, but there is no start; connect one, or leave the"
                            + " mask out.");
        }
        int width = noise.width();
        int height = noise.height();
        if ((long) mask.width() * height != (long) mask.height() * width
                || mask.width() < width
                || mask.height() < height) {
            throw new InvalidInputException(
                    "mask",
                    "the mask is " + mask.width() + "x" + mask.height() + ", but the start " + noise.shape()
                            + " (batch, channels, height, width) has another shape; make the mask as large as the"
                            + " picture.");
        }
        float[] shares = shares(mask, width, height);
        float[] anew = new float[noise.batch() * noise.channels() * shares.length];
        for (int i = 0; i < anew.length; i++) {
            anew[i] = shares[i % shares.length];
        }
        return new KeptPart(start.get().toArray(), noise.toArray(), anew);
    }

    private static float[] shares(Mask mask, int width, int height) {
        FloatBuffer values = mask.values();
        float[] shares = new float[width * height];
        for (int y = 0; y < height; y++) {
            int top = y * mask.height() / height;
            int bottom = (y + 1) * mask.height() / height;
            for (int x = 0; x < width; x++) {
                int left = x * mask.width() / width;
                int right = (x + 1) * mask.width() / width;
                double sum = 0;
                for (int row = top; row < bottom; row++) {
                    for (int column = left; column < right; column++) {
                        sum += values.get(row * mask.width() + column);
                    }
                }
                shares[y * width + x] = (float) (sum / ((bottom - top) * (right - left)));
            }
        }
        return shares;
    }

    /** Puts the kept part back into values of the latent's shape, with noise of a level. */
    void putNoisy(float[] values, double sigma) {
        for (int i = 0; i < values.length; i++) {
            double kept = start[i] + sigma * noise[i];
            values[i] = (float) (anew[i] * values[i] + (1 - anew[i]) * kept);
        }
    }

    /** The latent with the kept part as it was. */
    Latent putInto(Latent drawn) {
        float[] values = drawn.toArray();
        putNoisy(values, 0);
        return drawn.with(values);
    }
}
