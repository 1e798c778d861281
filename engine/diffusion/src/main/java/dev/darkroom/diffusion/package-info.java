@NullMarked
package dev.darkroom.diffusion;

import org.jspecify.annotations.NullMarked;
