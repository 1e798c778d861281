package dev.darkroom.server.picture;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * Readers of ImageIO, made directly. What the JVM's own registry holds depends on who asked it first: it fills itself from
 * the class loader of that thread, which may be a plugin's.
 */
final class Codecs {
    private static final ImageReaderSpi JPEG = jpeg();

    private Codecs() {}

    static ImageReader reader(PictureFormat format) throws IOException {
        return switch (format) {
            case PNG -> jdk("png").createReaderInstance();
            case JPEG -> JPEG.createReaderInstance();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance();
        };
    }

    /** TwelveMonkeys' reader, which knows CMYK, around the JDK's; it looks for the latter in the registry it joins. */
    private static ImageReaderSpi jpeg() {
        ServiceRegistry registry =
                new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        registry.registerServiceProvider(jdk("jpeg"));
        JPEGImageReaderSpi reader = new JPEGImageReaderSpi();
        registry.registerServiceProvider(reader);
        return reader;
    }

    private static ImageReaderSpi jdk(String format) {
        Iterator<ImageReaderSpi> providers =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
        while (providers.hasNext()) {
            ImageReaderSpi provider = providers.next();
            if (provider.getClass().getModule().equals(ImageIO.class.getModule())
                    && List.of(provider.getFormatNames()).contains(format)) {
                return provider;
            }
        }
        throw new IllegalStateException("this Java has no codec for " + format);
    }
}
