/**
 * All that a node author sees: {@link dev.darkroom.sdk.Node}, the annotations that describe its ports, and
 * {@link dev.darkroom.sdk.NodeContext}, the door to everything outside the node.
 */
@NullMarked
package dev.darkroom.sdk;

import org.jspecify.annotations.NullMarked;
