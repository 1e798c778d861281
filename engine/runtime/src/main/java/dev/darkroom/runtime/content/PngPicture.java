package dev.darkroom.runtime.content;

import dev.darkroom.sdk.port.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures as PNG, eight bits to a channel. */
public final class PngPicture {
    private PngPicture() {}

    /** The file. */
    public static byte[] of(Image picture) {
        BufferedImage pixels = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                pixels.setRGB(
                        x, y, level(picture, x, y, 0) << 16 | level(picture, x, y, 1) << 8 | level(picture, x, y, 2));
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(pixels, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static int level(Image picture, int x, int y, int channel) {
        return Math.round(Math.max(0, Math.min(1, picture.at(x, y, channel))) * 255);
    }
}
