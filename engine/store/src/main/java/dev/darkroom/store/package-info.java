/** Keeps runs, their events and their files, so that nothing is lost with the process. */
@NullMarked
package dev.darkroom.store;

import org.jspecify.annotations.NullMarked;
