package dev.darkroom.nodes.learning;

import dev.darkroom.sdk.port.Image;

/** A picture as judges see it: {@link #SIDE} pixels in a row and column, whatever its size was. Immutable. */
final class Thumbnail {
    static final int SIDE = 64;

    private final float[] rgb;

    /** @param rgb {@code [SIDE, SIDE, 3]} values of 0 to 1, which the caller hands over */
    Thumbnail(float[] rgb) {
        this.rgb = rgb;
    }

    /** {@code [SIDE, SIDE, 3]} values of 0 to 1; not to be changed. */
    float[] rgb() {
        return rgb;
    }

    static Thumbnail of(Image image) {
        return of(image.toArray(), image.width(), image.height());
    }

    /** Of {@code [height, width, 3]} values, each pixel the mean of what it covers; a smaller picture is repeated. */
    static Thumbnail of(float[] picture, int width, int height) {
        float[] rgb = new float[SIDE * SIDE * 3];
        for (int y = 0; y < SIDE; y++) {
            int top = y * height / SIDE;
            int bottom = Math.max(top + 1, (y + 1) * height / SIDE);
            for (int x = 0; x < SIDE; x++) {
                int left = x * width / SIDE;
                int right = Math.max(left + 1, (x + 1) * width / SIDE);
                for (int c = 0; c < 3; c++) {
                    double sum = 0;
                    for (int row = top; row < bottom; row++) {
                        for (int column = left; column < right; column++) {
                            sum += picture[(row * width + column) * 3 + c];
                        }
                    }
                    rgb[(y * SIDE + x) * 3 + c] = (float) (sum / ((bottom - top) * (right - left)));
                }
            }
        }
        return new Thumbnail(rgb);
    }

    /** Root of the mean squared difference of all values. */
    double distance(Thumbnail other) {
        double squares = 0;
        for (int i = 0; i < rgb.length; i++) {
            double difference = rgb[i] - other.rgb[i];
            squares += difference * difference;
        }
        return Math.sqrt(squares / rgb.length);
    }
}
