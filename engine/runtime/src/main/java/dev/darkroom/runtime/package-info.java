@NullMarked
package dev.darkroom.runtime;

import org.jspecify.annotations.NullMarked;
