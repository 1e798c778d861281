/** Pictures as files: what they are, whether they are sound, how they look small. */
@NullMarked
package dev.darkroom.server.picture;

import org.jspecify.annotations.NullMarked;
