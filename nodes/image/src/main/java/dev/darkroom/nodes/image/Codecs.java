package dev.darkroom.nodes.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * Readers and writers of ImageIO. The JVM has one registry of them for all class loaders, so this plugin's own are kept
 * out of it: otherwise the plugin could never be unloaded.
 */
final class Codecs {
    private static final ImageReaderSpi JPEG = jpeg();

    private Codecs() {}

    static ImageReader pngReader() {
        return first(() -> ImageIO.getImageReadersByFormatName("png"));
    }

    static ImageWriter pngWriter() {
        return first(() -> ImageIO.getImageWritersByFormatName("png"));
    }

    static ImageReader jpegReader() throws IOException {
        return JPEG.createReaderInstance();
    }

    static ImageReader webpReader() throws IOException {
        return new WebPImageReaderSpi().createReaderInstance();
    }

    /** TwelveMonkeys' reader, which knows CMYK, around the JDK's; it looks for the latter in the registry it joins. */
    private static ImageReaderSpi jpeg() {
        ServiceRegistry registry = new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        ImageReader jdk = first(() -> ImageIO.getImageReadersByFormatName("jpeg"));
        registry.registerServiceProvider(jdk.getOriginatingProvider());
        jdk.dispose();
        JPEGImageReaderSpi spi = new JPEGImageReaderSpi();
        registry.registerServiceProvider(spi);
        return spi;
    }

    /** The registry fills itself at its first use from the thread's class loader, which must not be the plugin's. */
    private static <T> T first(Supplier<Iterator<T>> readers) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return readers.get().next();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
