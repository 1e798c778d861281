/** Models on disk: folders as diffusers writes them, and the single files they are published as. */
@NullMarked
package dev.darkroom.diffusion.checkpoint;

import org.jspecify.annotations.NullMarked;
