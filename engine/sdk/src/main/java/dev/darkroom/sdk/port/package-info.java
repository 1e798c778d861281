/**
 * What flows through links. Pictures, latents and conditionings are immutable values on the Java heap, so that they
 * can be cached, hashed, saved and handed between plugins freely; networks are borrowed objects with native memory.
 */
@NullMarked
package dev.darkroom.sdk.port;

import org.jspecify.annotations.NullMarked;
