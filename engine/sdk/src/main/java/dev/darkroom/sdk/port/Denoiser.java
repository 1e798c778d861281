package dev.darkroom.sdk.port;

import dev.darkroom.sdk.Cancellation;
import java.util.List;

/** A network that looks at a noisy latent and says what in it is noise. Holds native memory. */
@PortType(name = "denoiser", colour = "#9575cd", shape = PortType.Shape.HEXAGON)
public interface Denoiser extends AutoCloseable, Sized {

    /** What the network's output means. */
    enum Prediction {
        /** The noise: Ho et al. 2020, "Denoising Diffusion Probabilistic Models". */
        EPSILON,
        /** {@code v = alpha * noise - sigma * x0}: Salimans and Ho 2022, "Progressive Distillation". */
        VELOCITY,
        /** The clean latent itself. */
        SAMPLE
    }

    Prediction prediction();

    /** Channels of the latents it takes. */
    int channels();

    /**
     * Runs the network once, in one batch, for each of the conditionings.
     *
     * @param noisy {@code sqrt(alphaBar) * x0 + sqrt(1 - alphaBar) * noise}, of any batch size
     * @param timestep 0 to the trained number of steps; fractions lie between
     * @param conditionings at least one; those of classifier-free guidance are (unconditional, conditional)
     * @param cancellation asked at every block of the network
     * @return one output for each conditioning, each of the shape of {@code noisy}
     */
    List<Latent> predict(Latent noisy, double timestep, List<Conditioning> conditionings, Cancellation cancellation);

    @Override
    void close();
}
