package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Mask;

/** Turns a mask inside out. */
@NodeType(id = "darkroom.invert-mask", category = "mask")
public final class InvertMask implements Node<InvertMask.In, InvertMask.Out> {

    /** @param mask the mask */
    public record In(Mask mask) {}

    /** @param mask 1 where the mask was 0, and the other way round */
    public record Out(Mask mask) {}

    @Override
    public Out run(In in, NodeContext context) {
        float[] values = in.mask().toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 - values[i];
        }
        return new Out(Mask.of(in.mask().width(), in.mask().height(), values));
    }
}
