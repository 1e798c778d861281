package dev.darkroom.runtime.content;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The pixels of a PNG file as they are stored: no colour is converted, so that equal pixels are equal values. */
public final class PngPixels {
    /** More are not read. */
    public static final long MOST_PIXELS = 64L << 20;

    private final int width;
    private final int height;
    private final int bands;
    private final int most;
    private final int[] samples;

    private PngPixels(int width, int height, int bands, int most, int[] samples) {
        this.width = width;
        this.height = height;
        this.bands = bands;
        this.most = most;
        this.samples = samples;
    }

    /** Whether a file begins as a PNG does. */
    public static boolean isPng(byte[] content) {
        return content.length > PngChunks.SIGNATURE.length && PngChunks.signed(content);
    }

    /** @throws IOException when it is no PNG, damaged, or has more than {@link #MOST_PIXELS} pixels */
    public static PngPixels decode(byte[] png) throws IOException {
        return decode(png, MOST_PIXELS);
    }

    /** @throws IOException when it is no PNG, damaged, or has more pixels than {@code most} */
    public static PngPixels decode(byte[] png, long most) throws IOException {
        ImageReader reader = jdk().createReaderInstance();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > most) {
                throw new IOException("the picture has more than " + (most >> 20) + " million pixels");
            }
            return of(reader.read(0));
        } catch (RuntimeException e) {
            // The decoder meets damage with any exception, down to an index out of bounds.
            throw new IOException("the picture is damaged", e);
        } finally {
            reader.dispose();
        }
    }

    private static PngPixels of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Raster raster = image.getRaster();
        boolean indexed = image.getColorModel() instanceof IndexColorModel;
        int bands = indexed ? 4 : raster.getNumBands();
        int most = indexed ? 255 : (1 << image.getColorModel().getComponentSize(0)) - 1;
        int[] samples = new int[Math.multiplyExact(Math.multiplyExact(width, height), bands)];
        int[] row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            if (indexed) {
                image.getRGB(0, y, width, 1, row, 0, width);
                for (int x = 0; x < width; x++) {
                    int argb = row[x];
                    for (int band = 0; band < 4; band++) {
                        samples[(y * width + x) * 4 + band] = band == 3 ? argb >>> 24 : argb >> (16 - 8 * band) & 0xff;
                    }
                }
            } else {
                raster.getPixels(0, y, width, 1, row);
                System.arraycopy(row, 0, samples, y * width * bands, row.length);
            }
        }
        return new PngPixels(width, height, bands, most, samples);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Values of a pixel: 1 grey, 2 grey and alpha, 3 red, green, blue, 4 with alpha; a palette is opened to 4. */
    public int bands() {
        return bands;
    }

    /** The greatest value: 255 for 8 bits. */
    public int most() {
        return most;
    }

    /** One value, from 0 to {@link #most}. */
    public int at(int x, int y, int band) {
        return samples[(y * width + x) * bands + band];
    }

    /** For messages: {@code 128x96}. */
    public String size() {
        return width + "x" + height;
    }

    /**
     * The JDK's own reader. The JVM has one registry of readers, which fills itself at its first use from the thread's
     * class loader: a plugin's must not get into it.
     */
    private static ImageReaderSpi jdk() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            Iterator<ImageReaderSpi> readers =
                    IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
            while (readers.hasNext()) {
                ImageReaderSpi reader = readers.next();
                if (reader.getClass().getModule().equals(ImageIO.class.getModule())
                        && reader.getFormatNames()[0].equals("png")) {
                    return reader;
                }
            }
            throw new IllegalStateException("This Java has no reader for PNG files; use one with java.desktop.");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
