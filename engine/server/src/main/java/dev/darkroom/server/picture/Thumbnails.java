package dev.darkroom.server.picture;

import dev.darkroom.runtime.library.AtomicFiles;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures made small, kept in a folder by the hash of the picture they were made of. What is lost is made anew, so that
 * the folder may be emptied at any time.
 */
public final class Thumbnails {
    /** Pixels of the longer side that may be asked for: a few, so that few are kept. */
    public static final List<Long> SIZES = List.of(64L, 128L, 256L, 512L);

    private static final float QUALITY = 0.85f;

    private final Path folder;

    public Thumbnails(Path folder) {
        this.folder = folder;
    }

    /** A small picture: PNG where every pixel is as in the original or some are transparent, else JPEG. */
    public record Thumbnail(Path file, String mediaType) {}

    /**
     * The picture with its longer side no longer than {@code size}; never made larger.
     *
     * @param sha256 of the file
     * @param size one of {@link #SIZES}
     * @throws UnreadablePictureException when the file is no sound picture
     */
    public Thumbnail of(String sha256, Path file, int size) throws IOException, UnreadablePictureException {
        for (PictureFormat format : List.of(PictureFormat.PNG, PictureFormat.JPEG)) {
            Path kept = place(sha256, size, format);
            if (Files.isRegularFile(kept)) {
                // Whoever makes room removes what was not used for long.
                Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
                return new Thumbnail(kept, format.mediaType());
            }
        }
        PictureReader.Size whole = PictureReader.size(file);
        boolean shrinks = Math.max(whole.width(), whole.height()) > size;
        BufferedImage picture = PictureReader.read(file, shrinks ? 2 * size : Integer.MAX_VALUE);
        BufferedImage small = shrinks ? shrunk(picture, size) : picture;
        boolean exact = !shrinks || small.getColorModel().hasAlpha();
        PictureFormat format = exact ? PictureFormat.PNG : PictureFormat.JPEG;
        Path made = place(sha256, size, format);
        AtomicFiles.replaceUnforced(made, exact ? png(small) : jpeg(small));
        return new Thumbnail(made, format.mediaType());
    }

    private Path place(String sha256, int size, PictureFormat format) {
        return folder.resolve(sha256 + "-" + size + "." + format.extension());
    }

    /** In steps of at most a half: a single larger one would pass over pixels. */
    private static BufferedImage shrunk(BufferedImage picture, int size) {
        BufferedImage now = picture;
        while (true) {
            double scale = (double) size / Math.max(now.getWidth(), now.getHeight());
            boolean last = scale >= 0.5;
            double step = last ? Math.min(1, scale) : 0.5;
            now = scaled(now, Math.max(1, (int) Math.round(now.getWidth() * step)), Math.max(1, (int)
                    Math.round(now.getHeight() * step)));
            if (last) {
                return now;
            }
        }
    }

    /** The picture at another size. */
    static BufferedImage scaled(BufferedImage picture, int width, int height) {
        boolean alpha = picture.getColorModel().hasAlpha();
        BufferedImage scaled =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return scaled;
    }

    /** The picture as a PNG file. */
    public static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, "png", file)) {
            throw new IOException("A picture of type " + picture.getType() + " cannot be written as PNG.");
        }
        return file.toByteArray();
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
