/** The test kit: runs one node without a server, and fails when the node breaks the contract of {@link dev.darkroom.sdk.Node}. */
@NullMarked
package dev.darkroom.sdk.test;

import org.jspecify.annotations.NullMarked;
