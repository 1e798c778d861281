package dev.darkroom.nodes.image;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;

/** Reads a whole number from text. */
@NodeType(id = "darkroom.string-to-int", category = "convert")
public final class StringToInt implements Node<StringToInt.In, StringToInt.Out> {

    /** @param text the text, with nothing but the number */
    public record In(String text) {}

    /** @param value the whole number */
    public record Out(long value) {}

    @Override
    public Out run(In in, NodeContext context) {
        try {
            return new Out(Long.parseLong(in.text().strip()));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "text", "\"" + in.text() + "\" is not a whole number; write one such as 512", e);
        }
    }
}
