package dev.darkroom.nodes.diffusion;

import java.util.Optional;

/** A text encoder that knows what the denoiser beside it was taught. */
interface KnowsWords {

    /** One sentence about what a prompt asks for and the model has not learned; empty when there is nothing to say. */
    Optional<String> remark(String prompt);
}
