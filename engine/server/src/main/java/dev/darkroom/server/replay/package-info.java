/** Runs as people carry them about: by id, in pictures, as records and as packs; and what makes them again. */
@NullMarked
package dev.darkroom.server.replay;

import org.jspecify.annotations.NullMarked;
