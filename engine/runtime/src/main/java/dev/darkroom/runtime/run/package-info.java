/** A run as others see it: what is asked for, what happens meanwhile, and the record of it. */
@NullMarked
package dev.darkroom.runtime.run;

import org.jspecify.annotations.NullMarked;
