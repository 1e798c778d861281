package dev.darkroom.runtime.content;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** PNG files made by hand. */
public final class Pictures {
    private Pictures() {}

    /** A grey ramp with some pixels set: each {@code x, y, 0xrrggbb}. */
    public static byte[] ramp(int width, int height, int... pixels) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0x010101 * (x * 255 / width));
            }
        }
        for (int i = 0; i < pixels.length; i += 3) {
            image.setRGB(pixels[i], pixels[i + 1], pixels[i + 2]);
        }
        return png(image);
    }

    public static byte[] png(BufferedImage image) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file with an iTXt chunk more, right after the header. */
    public static byte[] withText(byte[] png, String keyword, String text) {
        return withChunk(png, "iTXt", (keyword + "\0\0\0\0\0" + text).getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] withChunk(byte[] png, String type, byte[] data) {
        int at = 8 + 25;
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        ByteBuffer out = ByteBuffer.allocate(png.length + 12 + data.length);
        out.put(png, 0, at).putInt(data.length).put(name).put(data).putInt((int) crc.getValue());
        return out.put(png, at, png.length - at).array();
    }
}
