/** Runs again what was run, and says whether the same came out, or what differs and why. */
@NullMarked
package dev.darkroom.runtime.replay;

import org.jspecify.annotations.NullMarked;
