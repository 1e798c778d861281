@NullMarked
package dev.darkroom.nodes.image;

import org.jspecify.annotations.NullMarked;
