package dev.darkroom.sdk.port;

import dev.darkroom.sdk.Cancellation;
import java.util.List;

/** Shrinks pictures into latents and paints latents as pictures. Holds native memory. */
@PortType(name = "autoencoder", colour = "#e57373", shape = PortType.Shape.HEXAGON)
public interface Autoencoder extends AutoCloseable, Sized {

    /** Channels of its latents. */
    int channels();

    /** Pixels along a side for one step in latent space, usually 8. */
    int scale();

    /**
     * The mean of the latent distribution, in the scaled space of {@link Latent}.
     *
     * @param images of one size, a multiple of {@link #scale()} on both sides
     */
    Latent encode(List<Image> images, Cancellation cancellation);

    /** Paints each latent of the batch; values are clamped to {@code [0, 1]}. */
    List<Image> decode(Latent latent, Cancellation cancellation);

    @Override
    void close();
}
