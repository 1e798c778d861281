/** Room on the disk: what may be removed, and when there is too little to begin a run. */
@NullMarked
package dev.darkroom.server.space;

import org.jspecify.annotations.NullMarked;
