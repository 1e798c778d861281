/** The border between a queue of runs, on this machine or another, and those who execute them. */
@NullMarked
package dev.darkroom.runtime.dispatch;

import org.jspecify.annotations.NullMarked;
