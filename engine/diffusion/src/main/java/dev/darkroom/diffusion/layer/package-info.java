/** The layers all networks here are built of: each knows the names and shapes of its weights, as diffusers gives them. */
@NullMarked
package dev.darkroom.diffusion.layer;

import org.jspecify.annotations.NullMarked;
