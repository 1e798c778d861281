/** Files that people bring for workflows to use. */
@NullMarked
package dev.darkroom.server.upload;

import org.jspecify.annotations.NullMarked;
