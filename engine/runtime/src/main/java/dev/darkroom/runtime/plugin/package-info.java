/** Plugins: found, checked, loaded through PF4J with one class loader each, and the node types that they bring. */
@NullMarked
package dev.darkroom.runtime.plugin;

import org.jspecify.annotations.NullMarked;
