package dev.darkroom.nodes.image;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Mask;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture read from a PNG, JPEG or WebP file.
 *
 * @param image red, green, blue in sRGB; not multiplied by alpha
 * @param alpha 1 where the picture is opaque; all 1 when the file has no alpha channel
 */
record PictureFile(Image image, Mask alpha) {
    private static final long MAX_BYTES = 256L << 20;
    private static final long MAX_PIXELS = 32L << 20;

    private enum Format {
        PNG,
        JPEG,
        WEBP;

        static Format of(String port, String name, byte[] content) {
            if (startsWith(content, 0, 0x89, 'P', 'N', 'G')) {
                return PNG;
            }
            if (startsWith(content, 0, 0xff, 0xd8, 0xff)) {
                return JPEG;
            }
            if (startsWith(content, 0, 'R', 'I', 'F', 'F') && startsWith(content, 8, 'W', 'E', 'B', 'P')) {
                return WEBP;
            }
            throw new InvalidInputException(
                    port, "\"" + name + "\" is not a PNG, JPEG or WebP file; convert it to one of these");
        }

        ImageReader reader() throws IOException {
            return switch (this) {
                case PNG -> Codecs.pngReader();
                case JPEG -> Codecs.jpegReader();
                case WEBP -> Codecs.webpReader();
            };
        }

        private static boolean startsWith(byte[] content, int at, int... bytes) {
            for (int i = 0; i < bytes.length; i++) {
                if (at + i >= content.length || (content[at + i] & 0xff) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Reads a file of at most 256 MiB and 32 Mi pixels.
     *
     * @param port the port that named the file, for messages
     * @param name of the file, for messages
     * @throws InvalidInputException when it is no such picture, too big or damaged
     */
    static PictureFile read(String port, String name, Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new InvalidInputException(
                    port,
                    "\"" + name + "\" has " + (size >> 20) + " MiB, but at most 256 MiB are read; make it smaller");
        }
        byte[] content = Files.readAllBytes(file);
        Format format = Format.of(port, name, content);
        ImageReader reader = format.reader();
        List<String> warnings = new ArrayList<>();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, true, true);
            checkSize(port, name, reader.getWidth(0), reader.getHeight(0));
            BufferedImage decoded = reader.read(0);
            if (format == Format.WEBP && shorterThanDeclared(content)) {
                throw new IOException("the file is shorter than its header says");
            }
            for (String warning : warnings) {
                if (cutShort(warning)) {
                    throw new IOException(warning);
                }
            }
            return of(decoded);
        } catch (InvalidInputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders meet damage with any exception, down to an index out of bounds.
            throw new InvalidInputException(
                    port,
                    "\"" + name + "\" is cut short or damaged and cannot be read as " + format
                            + "; copy or save it anew",
                    e);
        } finally {
            reader.dispose();
        }
    }

    private static void checkSize(String port, String name, int width, int height) {
        if (width > Image.MAX_SIDE || height > Image.MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw new InvalidInputException(
                    port,
                    "\"" + name + "\" is " + width + "x" + height + ", but at most " + Image.MAX_SIDE
                            + " pixels a side and 32 million in all are read; make it smaller");
        }
    }

    private static boolean shorterThanDeclared(byte[] riff) {
        long declared = (riff[4] & 0xffL) | (riff[5] & 0xffL) << 8 | (riff[6] & 0xffL) << 16 | (riff[7] & 0xffL) << 24;
        return riff.length < declared + 8;
    }

    /** The JPEG reader fills what is missing with grey and merely warns. */
    private static boolean cutShort(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return text.contains("premature") || text.contains("truncated") || text.contains("corrupt");
    }

    private static PictureFile of(BufferedImage decoded) {
        BufferedImage picture = needsConversion(decoded.getColorModel()) ? toSrgb(decoded) : decoded;
        if (picture.isAlphaPremultiplied()) {
            picture.coerceData(false);
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        ColorModel model = picture.getColorModel();
        Raster raster = picture.getRaster();
        boolean indexed = model instanceof IndexColorModel;
        int colours = model.getNumColorComponents();
        float[] rgb = new float[3 * width * height];
        float[] alpha = new float[width * height];
        Arrays.fill(alpha, 1f);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int channel = 0; channel < 4; channel++) {
                if (channel == 3 && !model.hasAlpha()) {
                    continue;
                }
                float max;
                if (indexed) {
                    picture.getRGB(0, y, width, 1, row, 0, width);
                    int shift = channel == 3 ? 24 : 16 - 8 * channel;
                    for (int x = 0; x < width; x++) {
                        row[x] = (row[x] >> shift) & 0xff;
                    }
                    max = 255f;
                } else {
                    int band = channel == 3 ? colours : Math.min(channel, colours - 1);
                    raster.getSamples(0, y, width, 1, band, row);
                    max = (1L << model.getComponentSize(band)) - 1;
                }
                for (int x = 0; x < width; x++) {
                    int pixel = y * width + x;
                    if (channel == 3) {
                        alpha[pixel] = row[x] / max;
                    } else {
                        rgb[3 * pixel + channel] = row[x] / max;
                    }
                }
            }
        }
        return new PictureFile(Image.of(width, height, rgb), Mask.of(width, height, alpha));
    }

    /**
     * Palettes are sRGB and greys are taken as they are: Java deems grey linear, which would brighten every grey picture.
     */
    private static boolean needsConversion(ColorModel model) {
        int type = model.getColorSpace().getType();
        return !(model instanceof IndexColorModel)
                && type != ColorSpace.TYPE_GRAY
                && !model.getColorSpace().isCS_sRGB();
    }

    private static BufferedImage toSrgb(BufferedImage picture) {
        int type = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage srgb = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        return new ColorConvertOp(null).filter(picture, srgb);
    }
}
