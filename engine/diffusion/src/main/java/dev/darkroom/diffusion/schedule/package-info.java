/** How much noise there is at each timestep of training, and which levels of it a sampler visits. */
@NullMarked
package dev.darkroom.diffusion.schedule;

import org.jspecify.annotations.NullMarked;
