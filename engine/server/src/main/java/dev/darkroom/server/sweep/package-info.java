/** Many runs along the values of some inputs. */
@NullMarked
package dev.darkroom.server.sweep;

import org.jspecify.annotations.NullMarked;
