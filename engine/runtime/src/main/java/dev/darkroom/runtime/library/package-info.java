/** Files by name: models, inputs and state folders, content hashes, and the files that a run leaves. */
@NullMarked
package dev.darkroom.runtime.library;

import org.jspecify.annotations.NullMarked;
