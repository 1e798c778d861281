package darkroom.e2e;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Image;

/** Fails in the way that is asked for. */
@NodeType(id = "e2e.failing", category = "test")
public final class Failing implements Node<Failing.In, Failing.Out> {

    /** The ways. */
    public enum How {
        REFUSE,
        CRASH,
        NO
    }

    /**
     * @param image the picture
     * @param how refuse an input, crash, or do not fail
     * @param amount what is refused
     */
    public record In(Image image, @Default("refuse") How how, @Default("3") int amount) {}

    /** @param image the same picture */
    public record Out(Image image) {}

    @Override
    public Out run(In in, NodeContext context) {
        return switch (in.how()) {
            case REFUSE -> throw new InvalidInputException(
                    "amount", "The amount is " + in.amount() + " and must be even; choose 2 or 4.");
            case CRASH -> throw new IllegalStateException("the lamp broke");
            case NO -> new Out(in.image());
        };
    }
}
