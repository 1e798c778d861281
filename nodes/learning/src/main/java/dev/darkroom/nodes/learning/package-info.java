@NullMarked
package dev.darkroom.nodes.learning;

import org.jspecify.annotations.NullMarked;
