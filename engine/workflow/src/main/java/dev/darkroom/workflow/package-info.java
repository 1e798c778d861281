@NullMarked
package dev.darkroom.workflow;

import org.jspecify.annotations.NullMarked;
