package dev.darkroom.server.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads picture files that may be anything. What a file says of its size is looked at before memory is taken for it, and
 * one file is taken apart at a time, so that no number of requests can fill the heap.
 */
public final class PictureReader {
    /** Longest side, as the nodes that load pictures have it. */
    private static final int MAX_SIDE = 16_384;

    private static final long MAX_PIXELS = 32L << 20;

    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1);

    private PictureReader() {}

    /**
     * What a picture says of itself.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public record Size(PictureFormat format, int width, int height) {}

    /** The format of a file; empty when it is no picture. */
    public static Optional<PictureFormat> format(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return PictureFormat.of(in.readNBytes(PictureFormat.HEAD));
        }
    }

    /**
     * Reads no more than the header.
     *
     * @throws UnreadablePictureException when it is no picture, or one that is too large
     */
    public static Size size(Path file) throws IOException, UnreadablePictureException {
        try (Opened opened = Opened.of(file)) {
            return opened.size();
        }
    }

    /**
     * Reads the whole file, and so finds out whether it is sound. Of a large picture not every pixel is kept.
     *
     * @param enough pixels a side that suffice: the picture comes out with no side below this, unless it is smaller itself
     * @throws UnreadablePictureException when it is no picture, damaged or cut short, or one that is too large
     */
    public static BufferedImage read(Path file, int enough) throws IOException, UnreadablePictureException {
        ONE_AT_A_TIME.acquireUninterruptibly();
        try (Opened opened = Opened.of(file)) {
            return opened.read(enough);
        } finally {
            ONE_AT_A_TIME.release();
        }
    }

    /** A file and the reader for its format. */
    private record Opened(
            PictureFormat format, Path file, ImageReader reader, ImageInputStream in, List<String> warnings)
            implements AutoCloseable {

        static Opened of(Path file) throws IOException, UnreadablePictureException {
            PictureFormat format = PictureReader.format(file)
                    .orElseThrow(() -> new UnreadablePictureException("The file is not a PNG, JPEG or WebP picture."));
            ImageReader reader = Codecs.reader(format);
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            ImageInputStream in = new FileImageInputStream(new RandomAccessFile(file.toFile(), "r"));
            // Comments and profiles are passed over: they can be far larger unpacked than in the file.
            reader.setInput(in, true, true);
            return new Opened(format, file, reader, in, warnings);
        }

        Size size() throws UnreadablePictureException {
            try {
                Size size = new Size(format, reader.getWidth(0), reader.getHeight(0));
                if (size.width() > MAX_SIDE
                        || size.height() > MAX_SIDE
                        || (long) size.width() * size.height() > MAX_PIXELS) {
                    throw new UnreadablePictureException("The picture is " + size.width() + " x " + size.height()
                            + ", but at most " + MAX_SIDE + " pixels a side and 32 million in all are read.");
                }
                return size;
            } catch (IOException | RuntimeException e) {
                throw damaged(e);
            }
        }

        BufferedImage read(int enough) throws UnreadablePictureException {
            Size size = size();
            int every = Math.max(1, Math.min(size.width(), size.height()) / Math.max(1, enough));
            ImageReadParam wanted = reader.getDefaultReadParam();
            wanted.setSourceSubsampling(every, every, every / 2, every / 2);
            try {
                BufferedImage picture = reader.read(0, wanted);
                for (String warning : warnings) {
                    if (cutShort(warning)) {
                        throw new IOException(warning);
                    }
                }
                if (format == PictureFormat.WEBP && shorterThanDeclared()) {
                    throw new IOException("the file is shorter than its header says");
                }
                return picture;
            } catch (IOException | RuntimeException e) {
                // Decoders meet damage with any exception, down to an index out of bounds.
                throw damaged(e);
            }
        }

        private UnreadablePictureException damaged(Exception cause) {
            return new UnreadablePictureException("The " + format + " picture is cut short or damaged.", cause);
        }

        /** The JPEG reader fills what is missing with grey and merely warns. */
        private static boolean cutShort(String warning) {
            String text = warning.toLowerCase(Locale.ROOT);
            return text.contains("premature") || text.contains("truncated") || text.contains("corrupt");
        }

        private boolean shorterThanDeclared() throws IOException {
            try (InputStream head = Files.newInputStream(file)) {
                byte[] riff = head.readNBytes(8);
                long declared =
                        (riff[4] & 0xffL) | (riff[5] & 0xffL) << 8 | (riff[6] & 0xffL) << 16 | (riff[7] & 0xffL) << 24;
                return Files.size(file) < declared + 8;
            }
        }

        @Override
        public void close() throws IOException {
            reader.dispose();
            in.close();
        }
    }
}
