package dev.darkroom.nodes.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * Readers and writers of ImageIO. The JVM has one registry of them for all class loaders, so this plugin's own are kept
 * out of it: otherwise the plugin could never be unloaded.
 */
final class Codecs {
    private static final ImageReaderSpi JPEG = jpeg();

    private Codecs() {}

    static ImageReader pngReader() throws IOException {
        return jdk(ImageReaderSpi.class, "png").createReaderInstance();
    }

    static ImageWriter pngWriter() throws IOException {
        return jdk(ImageWriterSpi.class, "png").createWriterInstance();
    }

    static ImageReader jpegReader() throws IOException {
        return JPEG.createReaderInstance();
    }

    static ImageReader webpReader() throws IOException {
        return new WebPImageReaderSpi().createReaderInstance();
    }

    /** TwelveMonkeys' reader, which knows CMYK, around the JDK's; it looks for the latter in the registry it joins. */
    private static ImageReaderSpi jpeg() {
        ServiceRegistry registry =
                new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        registry.registerServiceProvider(jdk(ImageReaderSpi.class, "jpeg"));
        JPEGImageReaderSpi spi = new JPEGImageReaderSpi();
        registry.registerServiceProvider(spi);
        return spi;
    }

    /** The JDK's own provider. The registry fills itself at its first use from the thread's class loader. */
    private static <T extends ImageReaderWriterSpi> T jdk(Class<T> kind, String format) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            Iterator<T> providers = IIORegistry.getDefaultInstance().getServiceProviders(kind, true);
            while (providers.hasNext()) {
                T provider = providers.next();
                if (provider.getClass().getModule().equals(ImageIO.class.getModule())
                        && List.of(provider.getFormatNames()).contains(format)) {
                    return provider;
                }
            }
            throw new IllegalStateException("this Java has no codec for " + format);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
