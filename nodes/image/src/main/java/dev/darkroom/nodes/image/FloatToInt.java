package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;

/** Makes a whole number of a number. */
@NodeType(id = "darkroom.float-to-int", category = "convert")
public final class FloatToInt implements Node<FloatToInt.In, FloatToInt.Out> {
    private static final double LIMIT = 0x1p63;

    /** Which whole number. */
    public enum Rounding {
        /** The nearest; halves go up. */
        NEAREST,
        DOWN,
        UP
    }

    /**
     * @param value the number
     * @param rounding which whole number near it
     */
    public record In(double value, @Default("nearest") Rounding rounding) {}

    /** @param value the whole number */
    public record Out(long value) {}

    @Override
    public Out run(In in, NodeContext context) {
        double rounded =
                switch (in.rounding()) {
                    case NEAREST -> Math.floor(in.value() + 0.5);
                    case DOWN -> Math.floor(in.value());
                    case UP -> Math.ceil(in.value());
                };
        if (!(Math.abs(rounded) < LIMIT)) {
            throw new InvalidInputException(
                    "value",
                    "the number is " + in.value() + ", but whole numbers have at most 18 digits; give a smaller one");
        }
        return new Out((long) rounded);
    }
}
