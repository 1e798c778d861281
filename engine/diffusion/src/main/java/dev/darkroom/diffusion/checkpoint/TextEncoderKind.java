package dev.darkroom.diffusion.checkpoint;

/** What a model turns prompts into numbers with. */
public enum TextEncoderKind {
    /** {@code CLIPTextModel}. */
    CLIP,
    /** {@code CLIPTextModelWithProjection}: SDXL's second encoder. */
    CLIP_WITH_PROJECTION,
    /** {@code BertModel}: a sentence encoder such as MiniLM. */
    BERT
}
