package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes a number as text. */
@NodeType(id = "darkroom.float-to-string", category = "convert")
public final class FloatToString implements Node<FloatToString.In, FloatToString.Out> {

    /**
     * @param value the number
     * @param decimals digits after the point
     */
    public record In(
            double value,
            @Range(min = 0, max = 15) @Default("2") int decimals) {}

    /** @param text the number as text, with a point */
    public record Out(String text) {}

    @Override
    public Out run(In in, NodeContext context) {
        if (Double.isNaN(in.value()) || Double.isInfinite(in.value())) {
            throw new InvalidInputException(
                    "value",
                    "the number is " + in.value() + ", but a finite one is expected; look at where it comes from");
        }
        return new Out(BigDecimal.valueOf(in.value())
                .setScale(in.decimals(), RoundingMode.HALF_UP)
                .toPlainString());
    }
}
