package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.text.MiniLm;
import dev.darkroom.sdk.Cancellation;
import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.TextEncoder;

/** A sentence encoder as a port value; a prompt has as many states as tokens, without padding. */
final class MiniLmTextEncoder implements TextEncoder {
    private static final float[] NO_POOLED = {};

    private final MiniLm model;

    /** @param model handed over */
    MiniLmTextEncoder(MiniLm model) {
        this.model = model;
    }

    @Override
    public Conditioning encode(String prompt, Cancellation cancellation) {
        float[] states = model.states(prompt, cancellation::throwIfCancelled);
        return Conditioning.of(prompt, states.length / model.width(), model.width(), states, NO_POOLED);
    }

    @Override
    public long bytes() {
        return model.bytes();
    }

    @Override
    public void close() {
        model.close();
    }
}
