/**
 * The annotation processor: reads the declarations of node types, writes their definitions and fails the build on
 * mistakes that would otherwise wait for a user.
 */
@NullMarked
package dev.darkroom.sdk.processor;

import org.jspecify.annotations.NullMarked;
