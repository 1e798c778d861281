/**
 * Built-in plugin: nodes that draw pictures with latent diffusion models, and the adapters between the SDK's ports and the
 * networks of {@code dev.darkroom.diffusion}.
 */
@NullMarked
package dev.darkroom.nodes.diffusion;

import org.jspecify.annotations.NullMarked;
