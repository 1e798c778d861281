/** Who may ask for what: tokens with roles, the sessions of browsers, and the log of who did what. */
@NullMarked
package dev.darkroom.server.access;

import org.jspecify.annotations.NullMarked;
