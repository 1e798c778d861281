/**
 * What the annotation processor writes about a node type and the engine and editor read, readable without loading a
 * plugin class.
 *
 * <p>{@code META-INF/darkroom/nodes.idx} lists the files, one resource path a line, sorted. Each file,
 * {@code META-INF/darkroom/nodes/<type>.json}, is one {@link dev.darkroom.sdk.definition.NodeDefinition} in UTF-8: an
 * object whose members are the record's components under their own names and in their order, records within it
 * likewise. Lists and flags are always written; an {@code Optional} that is empty is left out. A {@code defaultValue} is
 * written as JSON has it: for an {@code int} port a number without a point, for a {@code float} port one with a point or
 * an exponent. Readers must let unknown members pass, so that later versions may add some.
 *
 * <p>Enum constants become choices in lower case with hyphens: {@code DPMPP_2M} is {@code "dpmpp-2m"}.
 */
@NullMarked
package dev.darkroom.sdk.definition;

import org.jspecify.annotations.NullMarked;
