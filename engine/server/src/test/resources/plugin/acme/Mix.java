package acme;

import dev.darkroom.sdk.*;

/** Mixes a colour: what others share. */
@NodeType(id = "acme.mix", category = "image")
public final class Mix implements Node<Mix.In, Mix.Out> {
    /** @param base to begin with */
    public record In(@Range(min = 0, max = 200) @Default("100") int base) {}

    /** @param colour what came out */
    public record Out(int colour) {}

    @Override
    public Out run(In in, NodeContext context) {
        return new Out(in.base() + 20);
    }
}
