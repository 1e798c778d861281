package dev.darkroom.sdk.port;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Pictures in an autoencoder's latent space: {@code [batch, channels, height, width]}, in the <em>network's scaled
 * space</em>, that is, multiplied by the autoencoder's scaling factor so that its standard deviation is near 1.
 * Immutable.
 */
@PortType(name = "latent", colour = "#ba68c8", shape = PortType.Shape.DIAMOND)
public final class Latent implements Sized {
    private final int batch;
    private final int channels;
    private final int height;
    private final int width;
    private final float[] values;

    private Latent(int batch, int channels, int height, int width, float[] values) {
        this.batch = batch;
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.values = values;
    }

    /** Makes a latent of {@code batch * channels * height * width} values, which the caller hands over. */
    public static Latent of(int batch, int channels, int height, int width, float[] values) {
        if (batch < 1 || channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("a latent has at least one of each: batch " + batch + ", channels "
                    + channels + ", height " + height + ", width " + width);
        }
        if (values.length != (long) batch * channels * height * width) {
            throw new IllegalArgumentException("[" + batch + ", " + channels + ", " + height + ", " + width + "] needs "
                    + (long) batch * channels * height * width + " values, not " + values.length);
        }
        return new Latent(batch, channels, height, width, values);
    }

    /** A latent of this one's shape with other values, which the caller hands over. */
    public Latent with(float[] newValues) {
        return of(batch, channels, height, width, newValues);
    }

    public int batch() {
        return batch;
    }

    public int channels() {
        return channels;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** All values, read only; not copied. */
    public FloatBuffer values() {
        return FloatBuffer.wrap(values).asReadOnlyBuffer();
    }

    public float[] toArray() {
        return values.clone();
    }

    /** For messages: {@code [1, 4, 16, 16]}. */
    public String shape() {
        return "[" + batch + ", " + channels + ", " + height + ", " + width + "]";
    }

    @Override
    public long bytes() {
        return 4L * values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latent latent && latent.shape().equals(shape()) && Arrays.equals(latent.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Latent " + shape();
    }
}
