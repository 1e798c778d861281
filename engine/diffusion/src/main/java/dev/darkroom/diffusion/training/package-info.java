/** How networks learn: losses, and a training that stops and goes on as if it had never stopped. */
@NullMarked
package dev.darkroom.diffusion.training;

import org.jspecify.annotations.NullMarked;
