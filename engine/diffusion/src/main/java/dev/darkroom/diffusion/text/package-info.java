/** From words to numbers: the tokenizers of CLIP and BERT, and the small sentence encoder MiniLM. */
@NullMarked
package dev.darkroom.diffusion.text;

import org.jspecify.annotations.NullMarked;
