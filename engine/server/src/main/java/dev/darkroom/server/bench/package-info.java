/** How quick a server is: for whoever changes it, and for whoever wants to know what a machine can do. */
@NullMarked
package dev.darkroom.server.bench;

import org.jspecify.annotations.NullMarked;
