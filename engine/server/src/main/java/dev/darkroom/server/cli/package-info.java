/** The commands of {@code darkroom}: what people type, and what they read back. */
@NullMarked
package dev.darkroom.server.cli;

import org.jspecify.annotations.NullMarked;
