package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Latent;

/** Paints a rough picture of a latent, cheaply enough for every step. */
interface Painter {

    /**
     * A picture of the whole batch: side by side in rows, as nearly square as can be, what is left over white.
     */
    Image paint(Latent clean);
}
