package dev.darkroom.nodes.image;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;

/** Reads a number from text. */
@NodeType(id = "darkroom.string-to-float", category = "convert")
public final class StringToFloat implements Node<StringToFloat.In, StringToFloat.Out> {

    /** @param text the text, with nothing but the number */
    public record In(String text) {}

    /** @param value the number */
    public record Out(double value) {}

    @Override
    public Out run(In in, NodeContext context) {
        try {
            return new Out(parse(in.text().strip()));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("text", "\"" + in.text() + "\" is not a number; write one such as 0.5", e);
        }
    }

    private static double parse(String text) {
        double value = Double.parseDouble(text);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }
}
