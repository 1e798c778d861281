package dev.darkroom.sdk.port;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** {@code [height, width]} values in {@code [0, 1]}: 1 where something is to happen. Immutable. */
@PortType(name = "mask", colour = "#81c784", shape = PortType.Shape.SQUARE)
public final class Mask implements Sized {
    private final int width;
    private final int height;
    private final float[] values;

    private Mask(int width, int height, float[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    /** Makes a mask of {@code height * width} values, which the caller hands over. */
    public static Mask of(int width, int height, float[] values) {
        if (width < 1 || height < 1 || width > Image.MAX_SIDE || height > Image.MAX_SIDE) {
            throw new IllegalArgumentException(
                    "a mask has 1 to " + Image.MAX_SIDE + " pixels a side, not " + width + "x" + height);
        }
        if (values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    width + "x" + height + " pixels need " + (long) width * height + " values, not " + values.length);
        }
        return new Mask(width, height, values);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public float at(int x, int y) {
        return values[y * width + x];
    }

    /** All values, row by row, read only; not copied. */
    public FloatBuffer values() {
        return FloatBuffer.wrap(values).asReadOnlyBuffer();
    }

    public float[] toArray() {
        return values.clone();
    }

    @Override
    public long bytes() {
        return 4L * values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask && mask.width == width && Arrays.equals(mask.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Mask " + width + "x" + height;
    }
}
