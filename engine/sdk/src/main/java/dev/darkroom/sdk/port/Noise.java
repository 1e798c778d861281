package dev.darkroom.sdk.port;

/** Gaussian noise that a seed stands for. The same numbers as {@code torch.randn} with a CPU generator of that seed. */
@PortType(name = "noise", colour = "#90a4ae", shape = PortType.Shape.DIAMOND)
public interface Noise {

    long seed();

    /** The shape that every draw has: {@code [batch, channels, height, width]}. */
    int[] shape();

    /**
     * The same seed's noise for latents of so many channels, when whoever made it left the number open; else this noise as it
     * is, whose channels whoever takes it has to check.
     */
    default Noise fitted(int channels) {
        return this;
    }

    /** A new stream that begins at the seed: the first draw is the initial noise, later draws go on from there. */
    Stream stream();

    /** Draws in order. Not thread-safe. */
    @FunctionalInterface
    interface Stream {
        Latent next();
    }
}
