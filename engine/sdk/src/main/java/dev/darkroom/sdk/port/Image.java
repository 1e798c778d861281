package dev.darkroom.sdk.port;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A picture: {@code [height, width, 3]} red, green, blue in {@code [0, 1]}, sRGB. Immutable.
 */
@PortType(name = "image", colour = "#64b5f6", shape = PortType.Shape.SQUARE)
public final class Image implements Sized {
    /** Pixels in a row or column at the most; keeps every index within an int. */
    public static final int MAX_SIDE = 16_384;

    private final int width;
    private final int height;
    private final float[] rgb;

    private Image(int width, int height, float[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /**
     * Makes a picture of values which the caller hands over and must not change afterwards.
     *
     * @param rgb {@code height * width * 3} values, row by row
     */
    public static Image of(int width, int height, float[] rgb) {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "a picture has 1 to " + MAX_SIDE + " pixels a side, not " + width + "x" + height);
        }
        if (rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    width + "x" + height + " pixels need " + 3L * width * height + " values, not " + rgb.length);
        }
        return new Image(width, height, rgb);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /**
     * One value.
     *
     * @param channel 0 red, 1 green, 2 blue
     */
    public float at(int x, int y, int channel) {
        return rgb[(y * width + x) * 3 + channel];
    }

    /** All values, row by row, read only; not copied. */
    public FloatBuffer values() {
        return FloatBuffer.wrap(rgb).asReadOnlyBuffer();
    }

    /** A copy of all values, row by row. */
    public float[] toArray() {
        return rgb.clone();
    }

    /** For messages: {@code 128x96}. */
    public String size() {
        return width + "x" + height;
    }

    @Override
    public long bytes() {
        return 4L * rgb.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Image image && image.width == width && Arrays.equals(image.rgb, rgb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "Image " + size();
    }
}
