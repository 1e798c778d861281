package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;

/** Writes a whole number as text. */
@NodeType(id = "darkroom.int-to-string", category = "convert")
public final class IntToString implements Node<IntToString.In, IntToString.Out> {

    /**
     * @param value the number
     * @param digits at least so many digits, with zeros in front
     */
    public record In(
            long value,
            @Range(min = 1, max = 18) @Default("1") int digits) {}

    /** @param text the number as text */
    public record Out(String text) {}

    @Override
    public Out run(In in, NodeContext context) {
        String digits = Long.toString(in.value()).replace("-", "");
        String zeros = "0".repeat(Math.max(0, in.digits() - digits.length()));
        return new Out((in.value() < 0 ? "-" : "") + zeros + digits);
    }
}
