/** The executor: binding of inputs, scheduling, ownership, result cache. {@code Executor} is where to begin reading. */
@NullMarked
package dev.darkroom.runtime.execution;

import org.jspecify.annotations.NullMarked;
