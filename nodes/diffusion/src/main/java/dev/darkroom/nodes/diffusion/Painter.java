package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Latent;

/** Paints a rough picture of a latent, cheaply enough for every step. */
interface Painter {

    /** A picture of the first latent of the batch. */
    Image paint(Latent clean);
}
