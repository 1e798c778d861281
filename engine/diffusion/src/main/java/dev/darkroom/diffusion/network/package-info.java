/** The networks of latent diffusion, as plain definitions over tensor operations. */
@NullMarked
package dev.darkroom.diffusion.network;

import org.jspecify.annotations.NullMarked;
