@NullMarked
package dev.darkroom.tensor;

import org.jspecify.annotations.NullMarked;
