package dev.darkroom.nodes.diffusion;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Multiline;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.TextEncoder;

/**
 * Encodes words, so that a denoiser can be led towards them, or away from them. Says which of them the model has not
 * learned, when the model's folder has a list of its words.
 */
@NodeType(id = "darkroom.prompt", category = "diffusion/text", device = true)
public final class Prompt implements Node<Prompt.In, Prompt.Out> {

    /**
     * @param textEncoder that of the model that is to draw
     * @param text what to draw; empty for "no words", which guidance compares with
     */
    public record In(
            TextEncoder textEncoder, @Multiline @Default("") String text) {}

    /** @param conditioning the words as the denoiser sees them */
    public record Out(Conditioning conditioning) {}

    @Override
    public Out run(In in, NodeContext context) {
        if (in.textEncoder() instanceof KnowsWords words) {
            words.remark(in.text()).ifPresent(context::note);
        }
        return new Out(in.textEncoder().encode(in.text(), context));
    }
}
