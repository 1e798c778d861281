/**
 * Walks from noise to a latent, on plain arrays: the arithmetic is Java's alone, so that it gives the same numbers on
 * every machine.
 */
@NullMarked
package dev.darkroom.diffusion.sampler;

import org.jspecify.annotations.NullMarked;
