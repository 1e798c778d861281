package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.checkpoint.Part;
import dev.darkroom.diffusion.text.ClipTextModel;
import dev.darkroom.diffusion.text.Tokenizer;
import dev.darkroom.sdk.Cancellation;
import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.TextEncoder;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Tensor;
import java.util.Optional;

/** CLIP's text model with its tokenizer as a port value. */
final class ClipTextEncoder implements TextEncoder, KnowsWords {
    private final Part<ClipTextModel> part;
    private final Tokenizer tokenizer;
    private final Optional<? extends KnowsWords> words;

    /** @param part the network, handed over */
    ClipTextEncoder(Part<ClipTextModel> part, Tokenizer tokenizer, Optional<? extends KnowsWords> words) {
        this.part = part;
        this.words = words;
        this.tokenizer = tokenizer;
    }

    @Override
    public Optional<String> remark(String prompt) {
        return words.flatMap(known -> known.remark(prompt));
    }

    @Override
    public Conditioning encode(String prompt, Cancellation cancellation) {
        int[][] ids = {tokenizer.encode(prompt)};
        ClipTextModel.Encoding encoding =
                part.network().encode(Ops.inference(), ids, ClipTextModel.Layer.LAST, cancellation::throwIfCancelled);
        try (Tensor states = encoding.states();
                Tensor pooled = encoding.pooled()) {
            return Conditioning.of(
                    prompt, (int) states.size(1), (int) states.size(2), states.toFloats(), pooled.toFloats());
        }
    }

    @Override
    public long bytes() {
        return part.bytes();
    }

    @Override
    public void close() {
        part.close();
    }
}
