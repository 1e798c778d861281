/** The workflows that come with Darkroom, to begin from. */
@NullMarked
package dev.darkroom.server.template;

import org.jspecify.annotations.NullMarked;
