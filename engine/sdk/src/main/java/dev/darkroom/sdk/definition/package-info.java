/**
 * What the annotation processor writes about a node type and the engine and editor read: one JSON file a type, under
 * {@code META-INF/darkroom/nodes/<type>.json}, readable without loading a plugin class.
 */
@NullMarked
package dev.darkroom.sdk.definition;

import org.jspecify.annotations.NullMarked;
