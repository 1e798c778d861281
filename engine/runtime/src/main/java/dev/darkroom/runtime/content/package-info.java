/** What saved files hold, apart from what they tell of the run that made them: pixels, tensors, text chunks. */
@NullMarked
package dev.darkroom.runtime.content;

import org.jspecify.annotations.NullMarked;
