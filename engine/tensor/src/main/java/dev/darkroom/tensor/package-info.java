/**
 * Numbers: tensors over libtorch, the operations model definitions are written in, weights in safetensors files,
 * torch-exact noise, and the parts of a training loop. Knows nothing of diffusion.
 *
 * <p>Begin with {@link dev.darkroom.tensor.Ops}.
 */
@NullMarked
package dev.darkroom.tensor;

import org.jspecify.annotations.NullMarked;
