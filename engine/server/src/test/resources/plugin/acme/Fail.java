package acme;

import dev.darkroom.sdk.*;

/** Fails, by its own fault or by the user's. */
@NodeType(id = "acme.fail", category = "text", output = true)
public final class Fail implements Node<Fail.In, Fail.Out> {
    /** @param defect whether the node is to blame */
    public record In(@Default("true") boolean defect) {}

    /** @param text never comes */
    public record Out(String text) {}

    @Override
    public Out run(In in, NodeContext context) {
        if (in.defect()) {
            throw new IllegalStateException("secret detail");
        }
        throw new InvalidInputException("defect", "is false, but this node wants true; set it");
    }
}
