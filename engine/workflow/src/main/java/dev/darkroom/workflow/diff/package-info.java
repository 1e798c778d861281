/** What makes one workflow another, for programs and in sentences. */
@NullMarked
package dev.darkroom.workflow.diff;

import org.jspecify.annotations.NullMarked;
