/** The workflow document and all that can be known about it without running it. Pure: no files, threads or tensors. */
@NullMarked
package dev.darkroom.workflow;

import org.jspecify.annotations.NullMarked;
