@NullMarked
package dev.darkroom.nodes.diffusion;

import org.jspecify.annotations.NullMarked;
