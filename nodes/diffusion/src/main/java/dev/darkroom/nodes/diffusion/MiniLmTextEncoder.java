package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.text.LearnedWords;
import dev.darkroom.diffusion.text.MiniLm;
import dev.darkroom.sdk.Cancellation;
import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.TextEncoder;
import java.nio.file.Path;
import java.util.Optional;

/** A sentence encoder as a port value; a prompt has as many states as tokens, without padding. */
final class MiniLmTextEncoder implements TextEncoder, KnowsWords {
    private static final float[] NO_POOLED = {};

    private final MiniLm model;
    private final Optional<? extends KnowsWords> words;

    /** @param model handed over */
    private MiniLmTextEncoder(MiniLm model, Optional<? extends KnowsWords> words) {
        this.model = model;
        this.words = words;
    }

    /**
     * Opens a text encoder.
     *
     * @param name of the model it belongs to
     * @param learned what that model was taught
     */
    static MiniLmTextEncoder open(Path folder, String name, Optional<LearnedWords> learned) {
        MiniLm model = MiniLm.open(folder);
        return new MiniLmTextEncoder(model, learned.map(words -> new UnknownWords(name, words, model)));
    }

    @Override
    public Optional<String> remark(String prompt) {
        return words.flatMap(known -> known.remark(prompt));
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
