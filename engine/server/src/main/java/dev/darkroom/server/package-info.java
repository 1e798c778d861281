@NullMarked
package dev.darkroom.server;

import org.jspecify.annotations.NullMarked;
